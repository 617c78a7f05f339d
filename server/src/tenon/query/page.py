"""Gets and lists: one record, a page by keyset cursor, a page at an offset; each one statement.

LIMIT is written as a number, because PostgreSQL takes an unknown limit for a tenth of the table and plans for that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from tenon.query.cursor import Cursors, binding_of
from tenon.query.frame import Frame, frame_of
from tenon.query.order import Keys, after, described, order_by, read_key, sort_keys
from tenon.query.plan import Plan, as_bytes, beside_revision, body_of
from tenon.query.predicate import live, row_predicate
from tenon.query.record import fields_json
from tenon.query.requests import GetRecord, ListRecords
from tenon.query.sql import TRUE, Sql, all_of, join, value
from tenon.query.view import View
from tenon.query.which import which

NARROW_FROM = 100
"""From this offset on, the rows that are skipped are walked by id and sort key alone."""


class Page(msgspec.Struct, frozen=True):
    """What the parts of one list statement have in common. ``where`` says which records the list holds."""

    view: View
    request: ListRecords
    keys: Keys
    where: Sql

    @property
    def binding(self) -> str:
        """What this list's cursors are good for."""
        subject, request = self.view.caller.subject, self.request
        what = f"{request.object}\n{described(self.keys)}\n{request.deleted}"
        if request.group is not None:
            what += f"\n{request.group}"
        return binding_of(subject.workspace, subject.user_id, what)


def get_plan(request: GetRecord, view: View) -> Plan:
    """Compile a get by id: the row filter stands in the statement, so a foreign record is an absent one."""
    found = all_of(["t.id = " + value(request.id, "uuid"), live("t", request.deleted), row_predicate(view, "t")])
    body = "(SELECT " + fields_json(view, request.fields, "t") + f" FROM {view.table} t WHERE " + found + ")"
    statement = beside_revision(view.catalog, as_bytes(body) + " AS body").render()
    return Plan(statement.text, statement.params, view.object.key, body_of)


def page_of(request: ListRecords, view: View) -> Page:
    """Read what a list request means for this caller.

    Raises:
        UnknownField, NotSortable, BadOperator, BadValue: the request.
    """
    where = which(view, request.filter, request.search, request.deleted)
    return Page(view, request, sort_keys(view, request.sort, request.deleted), where)


def list_plan(page: Page, cursors: Cursors) -> Plan:
    """Compile a page from the start, after its cursor, or at its offset.

    Raises:
        UnknownField: a field to show.
        BadCursor: the cursor.
    """
    request = page.request
    frame = frame_of(page.view, request.fields, page.keys, request.limit)
    if request.offset is not None:
        rows = skipping(page, frame, [TRUE], request.offset, request.limit + 1)
    elif request.cursor is None:
        rows = _first(page, frame.wide, frame, [TRUE], request.limit + 1)
    else:
        key = read_key(page.keys, cursors.open(page.binding, request.cursor))
        rows = _first(page, frame.wide, frame, after(page.keys, key, "t"), request.limit + 1)
    statement = (frame.head + rows + frame.tail).render()
    return Plan(statement.text, statement.params, page.view.object.key, finish_of(page, cursors))


def skipping(page: Page, frame: Frame, branches: list[Sql], offset: int, limit: int) -> Sql:
    """Return ``limit`` rows from the ``offset``-th on in ``branches``; a long way is walked on the index alone."""
    if not offset:
        return _first(page, frame.wide, frame, branches, limit)
    skip = " OFFSET " + value(offset, "bigint")
    if offset < NARROW_FROM and len(branches) == 1:
        return _first(page, frame.wide, frame, branches, limit) + skip
    reach = f" LIMIT {limit} + " + value(offset, "bigint")
    narrow = _first(page, frame.narrow, frame, branches, limit, reach) + skip
    join_back = f") k JOIN {page.view.table} t ON t.id = k.id ORDER BY "
    return "SELECT " + frame.columns + " FROM (" + narrow + join_back + order_by(page.keys, "k") + f" LIMIT {limit}"


def _first(page: Page, select: Sql, frame: Frame, branches: list[Sql], limit: int, reach: Sql | None = None) -> Sql:
    """Return the first rows of a list; each branch gives as many (``reach``, when rows are skipped) and is merged."""
    if len(branches) == 1:
        return select + all_of([page.where, branches[0]]) + frame.order + f" LIMIT {limit}"
    enough = reach or Sql(f" LIMIT {limit}")
    each = ["(" + select + all_of([page.where, branch]) + frame.order + enough + ")" for branch in branches]
    columns = frame.columns if select is frame.wide else join(", ", [Sql(f't."{key.name}"') for key in page.keys])
    return "SELECT " + columns + " FROM (" + join(" UNION ALL ", each) + ") t" + frame.order + f" LIMIT {limit}"


def finish_of(page: Page, cursors: Cursors) -> Callable[[Mapping[str, Any]], bytes]:
    """Return what turns the row of a page into its answer: the bytes of PostgreSQL between a head and the cursor."""
    offset = page.request.offset
    tail = b"}" if offset is None else b',"offset":%d}' % offset

    def finish(row: Mapping[str, Any]) -> bytes:
        body: bytes = row["body"]
        cursor = b"null"
        if row["more"]:
            cursor = b'"' + cursors.seal(page.binding, msgspec.json.decode(row["last"])).encode() + b'"'
        return b'{"records":' + body + b',"next_cursor":' + cursor + tail

    return finish
