"""A search without a sort: the best hits first, then those changed last. Its cursor counts rows, there is no key.

Ranking means reading, so what is ranked is bounded: titles that sound like the needle or begin so, the first 1 000 of
each by the index on the title, and the first 10 000 other hits in the order of the table. Whoever finds more is still
typing; an equal title is not lost among the rest, and the pages end where the ranked hits do.
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
from tenon.query.search import Needle, rank, recheck
from tenon.query.sql import Sql, all_of, column, join, value
from tenon.query.view import View
from tenon.query.which import which
from tenon.schema import can_index

TITLES = 1_000
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
    needle = Needle(request.search)
    hits = "SELECT " + frame.columns + " FROM (" + _bounded(request, view, needle) + ") t"
    hits += " ORDER BY " + rank(view, needle, "t") + ", " + latest(view, "t") + f" LIMIT {limit + 1}"
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


def _bounded(request: ListRecords, view: View, needle: Needle) -> Sql:
    """Return the hits that are ranked: disjoint kinds, each read no further than its bound."""
    shown = columns_of(view, request.fields)
    words = [each.name for field in view.search_fields for each in field.columns]
    columns = join(", ", [column("t", name) for name in dict.fromkeys((*shown, "updated_at", *words))])
    select = "SELECT " + columns + f" FROM {view.table} t WHERE "
    hits = which(view, request.filter, request.search, request.deleted)
    title, spelt = view.title, spell(needle.text)[0]
    if title is None or not title.searchable or not can_index(title) or not spelt or request.deleted:
        return select + hits + f" LIMIT {RANKED}"
    shadow = column("t", title.sort_column)
    begins, equals = _between(shadow, spelt, spelt + _LAST), _between(shadow, spelt + "|", spelt + "}")
    known = which(view, request.filter, "")

    def by_title(sounds: Sql) -> Sql:
        # OFFSET 0 keeps the recheck out, or PostgreSQL takes it for so rare that it sorts every title first.
        rows = select + all_of([sounds, known]) + " ORDER BY " + shadow + ", t.id OFFSET 0"
        return "SELECT " + columns + " FROM (" + rows + ") t WHERE " + recheck(view, needle, "t") + f" LIMIT {TITLES}"

    rest = select + all_of([hits, begins + " IS NOT TRUE"]) + f" LIMIT {RANKED}"
    kinds = [by_title(equals), by_title(all_of([begins, "NOT " + equals])), rest]
    return join(" UNION ALL ", ["(" + kind + ")" for kind in kinds])


def _between(shadow: Sql, low: str, high: str) -> Sql:
    return "(" + shadow + " >= " + value(low, "text") + " AND " + shadow + " < " + value(high, "text") + ")"


def _start(request: ListRecords, cursors: Cursors, binding: str) -> int:
    if request.cursor is None:
        return request.offset or 0
    (text, *rest) = cursors.open(binding, request.cursor)
    if rest or text is None or not text.isdigit():
        raise BadCursor()
    return int(text)
