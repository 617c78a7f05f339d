"""Asking for an export: it is judged at once and carried out by a worker."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec

from tenon.access import Caller
from tenon.exports.model import Wish
from tenon.jobs import enqueue
from tenon.query import ListRecords, View, filter_predicate, parse_request
from tenon.store import Transaction

JOB = "export"
"""Key of the job; it never changes."""


async def start_export(tx: Transaction, caller: Caller, object_key: str, wish: Wish) -> UUID:
    """Enqueue an export; returns the id of its job, whose result names the file.

    Raises:
        UnknownObject, UnknownField, QueryError: what is asked for cannot be asked by this caller.
    """
    view = View(caller, object_key)
    for name in wish.fields or ():
        view.field(name)
    request = request_of(object_key, wish)
    for order in request.sort:
        view.field(order.field)
    filter_predicate(view, request.filter, "t")
    title = {
        "zh-CN": f"导出{view.object.many('zh-CN', caller.catalog.language)}",
        "en-US": f"Export of {view.object.many('en-US', caller.catalog.language)}",
    }
    payload: dict[str, Any] = {"object": object_key, "wish": msgspec.to_builtins(wish), "language": caller.language}
    return await enqueue(tx, caller.catalog.workspace, JOB, title, payload, created_by=caller.subject.user_id)


def request_of(object_key: str, wish: Wish) -> ListRecords:
    """Return the list that an export reads.

    Raises:
        QueryError: the wish has not the shape of a list.
    """
    body = {
        "kind": "list",
        "filter": wish.filter,
        "sort": [{"field": key.removeprefix("-"), "desc": key.startswith("-")} for key in wish.sort.split(",") if key],
        "search": wish.search,
        "fields": None if wish.fields is None else list(wish.fields),
    }
    request = parse_request(object_key, {name: content for name, content in body.items() if content})
    assert isinstance(request, ListRecords)  # noqa: S101 - its kind says so
    return request
