"""Asking for an export: it is judged at once and carried out by a worker.

The job is also the record of it: who took out which fields of which records, and how many there were. ``asked`` of its
payload is what people read there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import Caller
from tenon.exports.concealed import labels, names_sealed, sealed_filter, shown
from tenon.exports.model import Wish
from tenon.exports.pages import exported
from tenon.jobs import enqueue
from tenon.kernel.ids import new_id
from tenon.query import ListRecords, View, filter_predicate, parse_request
from tenon.schema import Field
from tenon.store import Transaction

JOB = "export"
"""Key of the job; it never changes."""


async def start_export(tx: Transaction, caller: Caller, object_key: str, wish: Wish) -> UUID:
    """Enqueue an export; returns the id of its job, whose result names the file.

    Raises:
        UnknownObject, UnknownField, QueryError: what is asked for cannot be asked by this caller.
    """
    view = View(caller, object_key)
    fields = exported(view, wish)
    request = request_of(object_key, wish)
    grouped = request.group.by.path[:1] if request.group else ()
    for name in (*grouped, *(order.field for order in request.sort)):
        view.field(name)
    filter_predicate(view, request.filter, "t")
    payload: dict[str, Any] = {
        "object": object_key,
        "wish": msgspec.to_builtins(wish),
        "language": caller.language,
        "asked": _asked(view, wish, fields),
    }
    if names_sealed(view, wish.filter):
        place = new_id()
        payload["wish"]["filter"] = None
        payload["sealed"] = {"place": str(place), "filter": sealed_filter(caller, place, wish.filter)}
    title = {
        "zh-CN": f"导出{view.object.many('zh-CN', caller.catalog.language)}",
        "en-US": f"Export of {view.object.many('en-US', caller.catalog.language)}",
    }
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
        "group": wish.group,
        "fields": None if wish.fields is None else list(wish.fields),
    }
    request = parse_request(object_key, {name: content for name, content in body.items() if content})
    assert isinstance(request, ListRecords)  # noqa: S101 - its kind says so
    return request


def _asked(view: View, wish: Wish, fields: Sequence[Field]) -> dict[str, Any]:
    """Return what people see of the export: the object, the fields by name, the filter without encrypted values."""
    return {
        "object": view.object.key,
        "format": wish.format,
        "fields": [field.label for field in fields],
        "filter": shown(view, wish.filter),
        "labels": labels(view, wish.filter),
        "search": wish.search,
        "sort": wish.sort,
    }
