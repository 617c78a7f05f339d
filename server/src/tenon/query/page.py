"""Lists: a page of records, by keyset cursor or by jump, each one statement.

The innermost SELECT finds the rows of the page, one more than asked for so that the end is known; the JSON of a record
is made only for rows that are shown. A sub-select with LIMIT keeps its order under an aggregate that joins nothing.
LIMIT is written as a number, because PostgreSQL takes an unknown limit for a tenth of the table and plans for that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from tenon.query.anchors import Anchor, Anchors
from tenon.query.cursor import Cursors, binding_of
from tenon.query.order import Keys, after, described, key_json, order_by, read_key, sort_keys
from tenon.query.plan import Plan, beside_revision, body_of
from tenon.query.predicate import live, row_predicate
from tenon.query.record import columns_of, fields_json
from tenon.query.requests import GetRecord, ListRecords
from tenon.query.sql import TRUE, Sql, all_of, column, join, value
from tenon.query.view import View
from tenon.query.which import which

NARROW_FROM = 100
"""From this offset on, the rows that are skipped are walked by id and sort key alone."""

ANCHORED_FROM = 1_000
"""From this offset on, positions are remembered."""


class Page(msgspec.Struct, frozen=True):
    """What the parts of one list statement have in common. ``where`` says which records the list holds."""

    view: View
    request: ListRecords
    keys: Keys
    where: Sql

    @property
    def binding(self) -> str:
        """What this list's cursors are good for."""
        subject, what = self.view.caller.subject, f"{self.request.object}\n{described(self.keys)}"
        return binding_of(subject.workspace, subject.user_id, f"{what}\n{self.request.deleted}")


def get_plan(request: GetRecord, view: View) -> Plan:
    """Compile a get by id: the row filter stands in the statement, so a foreign record is an absent one."""
    found = all_of(["t.id = " + value(request.id, "uuid"), live("t", request.deleted), row_predicate(view, "t")])
    body = "(SELECT " + fields_json(view, request.fields, "t") + f" FROM {view.table} t WHERE " + found + ")"
    statement = beside_revision(view.catalog, body + " AS body").render()
    return Plan(statement.text, statement.params, view.object.key, body_of)


def list_plan(request: ListRecords, view: View, cursors: Cursors, anchors: Anchors) -> Plan:
    """Compile one page.

    Raises:
        UnknownField, NotSortable, BadOperator, BadValue, BadCursor: the request.
    """
    keys = sort_keys(view, request.sort, request.deleted)
    page = Page(view, request, keys, which(view, request.filter, request.search, request.deleted))
    offset = request.offset
    if offset is not None and offset >= ANCHORED_FROM and not request.deleted:
        return _jump(page, offset, cursors, anchors)
    if offset is not None:
        return _plan(page, _skipping(page, [TRUE], offset), cursors)
    if request.cursor is None:
        return _plan(page, _rows(page, [TRUE], request.limit + 1), cursors)
    key = read_key(keys, cursors.open(page.binding, request.cursor))
    return _plan(page, _rows(page, after(keys, key, "t"), request.limit + 1), cursors)


def _plan(page: Page, rows: Sql, cursors: Cursors) -> Plan:
    statement = _statement(page, rows, 0, Sql("")).render()
    return Plan(statement.text, statement.params, page.view.object.key, _finish(page, cursors, 0))


def _jump(page: Page, offset: int, cursors: Cursors, anchors: Anchors) -> Plan:
    """Compile a jump into the depth from the nearest known position; see ``anchors``."""
    view, now = page.view, page.view.caller.now
    fingerprint = (view.catalog.revision, view.table, described(page.keys), *_comparable(page.where))
    anchor = anchors.nearest(fingerprint, offset, now)
    start = anchor.position if anchor else 0
    # The row before the page is read as well, so that the same jump finds its own position next time.
    lead = 0 if start == offset else 1
    branches = after(page.keys, read_key(page.keys, anchor.key), "t") if anchor and anchor.key else [TRUE]
    statement = _statement(
        page, _skipping(page, branches, offset - start - lead, lead), lead, _position_checks(page, anchor)
    ).render()

    def moved(row: Mapping[str, Any]) -> bool:
        if row["moved"]:
            anchors.forget(fingerprint)
            return True
        if row["first"] is not None:
            key = msgspec.json.decode(row["first"])
            anchors.learn(fingerprint, offset, key, row["xmin"], now, checked=anchor is not None)
        return False

    return Plan(statement.text, statement.params, view.object.key, _finish(page, cursors, lead), again=moved)


def _position_checks(page: Page, anchor: Anchor | None) -> Sql:
    xmin = Sql(", pg_snapshot_xmin(pg_current_snapshot())::text AS xmin, ")
    if anchor is None:
        return xmin + "false AS moved"
    since = f"EXISTS (SELECT 1 FROM {page.view.catalog.table('sys_change_log')} c WHERE c.xid >= "
    return xmin + since + value(anchor.xmin, "text") + "::xid8) AS moved"


def _statement(page: Page, rows: Sql, lead: int, more_columns: Sql) -> Sql:
    """Turn rows in their order into the columns ``body``, ``last`` (key of the last row shown), ``more``, ``first``."""
    limit = page.request.limit
    record = fields_json(page.view, page.request.fields, "p")
    keys = key_json(page.keys, "p")
    shown = f"p.n BETWEEN {lead + 1} AND {lead + limit}"
    columns: list[Sql] = [
        f"coalesce('['||string_agg(CASE WHEN {shown} THEN " + record + " END, ',')||']', '[]') AS body",
        f"max(CASE WHEN p.n = {lead + limit} THEN " + keys + " END) AS last",
        Sql(f"count(*) > {lead + limit} AS more"),
    ]
    if lead or more_columns:
        columns.append("max(CASE WHEN p.n = 1 THEN " + keys + " END) AS first" if lead else Sql("NULL AS first"))
    body = "(SELECT " + join(", ", columns) + " FROM " + numbered(page_columns(page), rows) + ") x"
    names = "x.body, x.last, x.more" + (", x.first" if lead or more_columns else "")
    return beside_revision(page.view.catalog, names + more_columns, body)


def numbered(names: list[str], rows: Sql) -> Sql:
    """Number rows from 1 as they come, as the column ``n`` of the sub-select ``p``."""
    return (
        "(SELECT "
        + join(", ", [column("q", name) for name in names])
        + ", row_number() OVER () AS n FROM ("
        + rows
        + ") q) p"
    )


def _rows(page: Page, branches: list[Sql], limit: int) -> Sql:
    return _ordered(page, branches, page_columns(page), limit, "")


def _skipping(page: Page, branches: list[Sql], offset: int, lead: int = 0) -> Sql:
    limit = page.request.limit + lead + 1
    skip = " OFFSET " + value(offset, "bigint") if offset else ""
    if offset < NARROW_FROM and len(branches) == 1:
        return _ordered(page, branches, page_columns(page), limit, skip)
    narrow = _ordered(page, branches, [key.name for key in page.keys], limit, skip, offset)
    wide = join(", ", [column("t", name) for name in page_columns(page)])
    return (
        "SELECT "
        + wide
        + " FROM ("
        + narrow
        + f") k JOIN {page.view.table} t ON t.id = k.id ORDER BY "
        + order_by(page.keys, "k")
        + f" LIMIT {limit}"
    )


def _ordered(page: Page, branches: list[Sql], names: list[str], limit: int, skip: Sql | str, offset: int = 0) -> Sql:
    columns = join(", ", [column("t", name) for name in names])
    tail = " ORDER BY " + order_by(page.keys, "t")
    source = "SELECT " + columns + f" FROM {page.view.table} t WHERE "
    if len(branches) == 1:
        return source + all_of([page.where, branches[0]]) + tail + f" LIMIT {limit}" + skip
    enough = f" LIMIT {limit} + " + value(offset, "bigint") if offset else f" LIMIT {limit}"
    each = [("(" + source + all_of([page.where, branch]) + tail + enough + ")") for branch in branches]
    return "SELECT " + columns + " FROM (" + join(" UNION ALL ", each) + ") t" + tail + f" LIMIT {limit}" + skip


def page_columns(page: Page) -> list[str]:
    """Return the columns that a page needs of each row: those it shows and those it is ordered by."""
    wanted = [*columns_of(page.view, page.request.fields), *(key.name for key in page.keys)]
    return list(dict.fromkeys(wanted))


def _comparable(where: Sql) -> tuple[str, str]:
    statement = where.render()
    return statement.text, repr(statement.params)


def _finish(page: Page, cursors: Cursors, lead: int) -> Callable[[Mapping[str, Any]], bytes]:
    binding, offset = page.binding, page.request.offset
    tail = b"}" if offset is None else b',"offset":%d}' % offset

    def finish(row: Mapping[str, Any]) -> bytes:
        body: str = row["body"]
        cursor = b"null"
        if row["more"]:
            cursor = b'"' + cursors.seal(binding, msgspec.json.decode(row["last"])).encode() + b'"'
        return b'{"records":' + body.encode() + b',"next_cursor":' + cursor + tail

    return finish
