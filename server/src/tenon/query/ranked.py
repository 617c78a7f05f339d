"""A search without a sort: the best hits first, then those changed last. Its cursor counts rows, there is no key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tenon.query.cursor import Cursors, binding_of
from tenon.query.errors import BadCursor
from tenon.query.frame import frame_of
from tenon.query.order import ID_DOWN
from tenon.query.plan import Plan
from tenon.query.requests import ListRecords
from tenon.query.search import Needle, rank
from tenon.query.sql import Sql, value
from tenon.query.view import View
from tenon.query.which import which


def ranked_plan(request: ListRecords, view: View, cursors: Cursors) -> Plan:
    """Compile one page of hits.

    Raises:
        UnknownField, BadOperator, BadValue, BadCursor: the request.
    """
    subject, limit = view.caller.subject, request.limit
    binding = binding_of(subject.workspace, subject.user_id, f"{request.object}\nsearch\n{request.search}")
    start = _start(request, cursors, binding)
    frame = frame_of(view, request.fields, (ID_DOWN,), limit)
    best = rank(view, Needle(request.search), "t") + ", " + latest(view, "t")
    hits = frame.wide + which(view, request.filter, request.search, request.deleted)
    hits += " ORDER BY " + best + f" LIMIT {limit + 1}"
    if start:
        hits += " OFFSET " + value(start, "bigint")
    statement = (frame.head + hits + frame.tail).render()

    def finish(row: Mapping[str, Any]) -> bytes:
        body: bytes = row["body"]
        cursor = f'"{cursors.seal(binding, [str(start + limit)])}"' if row["more"] else "null"
        tail = "" if request.offset is None else f',"offset":{request.offset}'
        return b'{"records":' + body + f',"next_cursor":{cursor}{tail}}}'.encode()

    return Plan(statement.text, statement.params, view.object.key, finish)


def latest(view: View, alias: str) -> Sql:
    """Return the order among equals: the last changed first, if the caller may know when that was."""
    changed = f"{alias}.updated_at DESC, " if view.scope.can_read("updated_at") else ""
    return Sql(f"{changed}{alias}.id DESC")


def _start(request: ListRecords, cursors: Cursors, binding: str) -> int:
    if request.cursor is None:
        return request.offset or 0
    (text, *rest) = cursors.open(binding, request.cursor)
    if rest or text is None or not text.isdigit():
        raise BadCursor()
    return int(text)
