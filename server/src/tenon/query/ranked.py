"""A search without a sort: the best hits first, then those changed last. Its cursor counts rows, there is no key.

Ranking means reading, so what is ranked is bounded: first the titles that sound like the needle and those that begin
so, 500 of each at most, read from the index on the title; then, if they do not fill the page, the first 10 000 other
hits in the order of the table. Whoever finds more is still typing; a title equal to his words is not lost among them,
and the pages end where the ranked hits do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tenon.kernel.pinyin import spell
from tenon.query.cursor import Cursors, binding_of
from tenon.query.errors import BadCursor
from tenon.query.frame import frame_of
from tenon.query.order import ID_DOWN
from tenon.query.plan import Plan
from tenon.query.record import columns_of
from tenon.query.requests import ListRecords
from tenon.query.search import Needle, found_in, rank
from tenon.query.sql import Sql, all_of, column, join, value
from tenon.query.view import View
from tenon.query.which import which
from tenon.schema import can_index

TITLES = 500
"""So many titles equal to the needle, and so many that begin with it, are ranked."""

RANKED = 10_000
"""So many hits of any other kind are."""

_LAST = "\U0010ffff"
"""Sorts after every letter."""


def ranked_plan(request: ListRecords, view: View, cursors: Cursors) -> Plan:
    """Compile one page of hits.

    Raises:
        UnknownField, BadOperator, BadValue, BadCursor: the request.
    """
    subject, limit = view.caller.subject, request.limit
    binding = binding_of(subject.workspace, subject.user_id, f"{request.object}\nsearch\n{request.search}")
    start = _start(request, cursors, binding)
    frame = frame_of(view, request.fields, (ID_DOWN,), limit)
    hits = _best_first(request, view, start + limit + 1) + f" LIMIT {limit + 1}"
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


def _best_first(request: ListRecords, view: View, wanted: int) -> Sql:
    """Return the hits in their order; the others are read only if titles alone do not give the ``wanted`` first."""
    needle = Needle(request.search)
    shown = columns_of(view, request.fields)
    words = [each.name for field in view.search_fields for each in field.columns]
    columns = join(", ", [column("t", name) for name in dict.fromkeys((*shown, "updated_at", *words))])
    select = "SELECT " + columns + f" FROM {view.table} t WHERE "
    others = select + which(view, request.filter, request.search, request.deleted)
    order = rank(view, needle, "t") + ", " + latest(view, "t")
    titles = _titles(request, view, needle, columns, select)
    if titles is None:
        return "SELECT " + columns + " FROM (" + others + f" LIMIT {RANKED}) t ORDER BY " + order
    others += " AND t.id NOT IN (SELECT k.id FROM titles k)"
    others += " AND (SELECT count(*) FROM titles) < " + value(wanted, "bigint")
    every = "SELECT " + columns + ", 0 AS tier FROM titles t UNION ALL "
    every += "(SELECT " + columns + ", 1 AS tier FROM (" + others + f" LIMIT {RANKED}) t)"
    found = "SELECT " + columns + " FROM (" + every + ") t ORDER BY t.tier, " + order
    return "WITH titles AS MATERIALIZED (" + titles + ") " + found


def _titles(request: ListRecords, view: View, needle: Needle, columns: Sql, select: Sql) -> Sql | None:
    """Return the titles that are ranked before all others; None if no index knows them."""
    title, spelt = view.title, spell(needle.text)[0]
    if title is None or not title.searchable or not can_index(title) or not spelt or request.deleted:
        return None
    shadow = column("t", title.sort_column)
    begins, equals = _between(shadow, spelt, spelt + _LAST), _between(shadow, spelt + "|", spelt + "}")
    known = which(view, request.filter, "")

    def some(sounds: Sql) -> Sql:
        # OFFSET 0 keeps the recheck out, or PostgreSQL takes it for so rare that it sorts every title first.
        rows = select + all_of([sounds, known]) + " ORDER BY " + shadow + ", t.id OFFSET 0"
        found = found_in(title, needle, "t")
        return "(SELECT " + columns + " FROM (" + rows + ") t WHERE " + found + f" LIMIT {TITLES})"

    return some(equals) + " UNION ALL " + some(all_of([begins, "NOT " + equals]))


def _between(shadow: Sql, low: str, high: str) -> Sql:
    return "(" + shadow + " >= " + value(low, "text") + " AND " + shadow + " < " + value(high, "text") + ")"


def _start(request: ListRecords, cursors: Cursors, binding: str) -> int:
    if request.cursor is None:
        return request.offset or 0
    (text, *rest) = cursors.open(binding, request.cursor)
    if rest or text is None or not text.isdigit():
        raise BadCursor()
    return int(text)
