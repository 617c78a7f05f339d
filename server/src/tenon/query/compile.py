"""From a question to a Plan. No plan without a caller: his Scope decides which objects, rows and fields there are."""

from __future__ import annotations

from tenon.access import Caller
from tenon.query.aggregate import aggregate_plan
from tenon.query.anchors import Anchors
from tenon.query.count import count_plan
from tenon.query.cursor import Cursors
from tenon.query.everywhere import search_plan
from tenon.query.grouped import grouped_plan
from tenon.query.jump import is_jump, jump_plan
from tenon.query.page import get_plan, list_plan, page_of
from tenon.query.pivot import pivot_plan
from tenon.query.plan import Plan
from tenon.query.ranked import ranked_plan
from tenon.query.requests import Aggregate, CountRecords, GetRecord, GlobalSearch, ListRecords, Pivot, Request
from tenon.query.view import View


def compile(request: Request, caller: Caller, cursors: Cursors, anchors: Anchors) -> Plan:
    """Compile a request to one parametrised statement.

    Args:
        request: what to read; paths such as ``parent.level`` have at most three hops.
        caller: the snapshot the names are resolved against, and the rights they are resolved under; a hidden field is
            an unknown one, never silently dropped.
        cursors: opens and seals the cursors of pages.
        anchors: positions of long lists that this process knows.

    Returns:
        A plan whose row has ``body``, ``meta_rev`` and ``perm_epoch``.

    Raises:
        UnknownField: a path does not resolve or is hidden: same code, same text (``Q201``).
        UnknownObject: the same for objects (``Q202``).
        QueryError: the rest of ``Q2xx``.
    """
    match request:
        case GlobalSearch():
            return search_plan(request, caller)
        case GetRecord():
            return get_plan(request, View(caller, request.object))
        case ListRecords():
            view = View(caller, request.object)
            if request.group is not None:
                return grouped_plan(page_of(request, view), request.group, cursors)
            if request.search and not request.sort:
                return ranked_plan(request, view, cursors)
            page = page_of(request, view)
            return jump_plan(page, cursors, anchors) if is_jump(request) else list_plan(page, cursors)
        case CountRecords():
            return count_plan(request, View(caller, request.object))
        case Aggregate():
            return aggregate_plan(request, View(caller, request.object))
        case Pivot():
            return pivot_plan(request, View(caller, request.object))
