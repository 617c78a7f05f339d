"""The lines of sub-tables, written with the record they belong to: the whole list comes, what differs is written.

Whoever changes lines holds the record locked, so its version guards the document as a whole, and what is unique inside
of it is told here. All of it is one batch: undone, and told in the history of the record, as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import All, Caller
from tenon.kernel.errors import FieldProblem
from tenon.kernel.ids import new_id, parse_id
from tenon.query import (
    View,
    doubled_lines,
    insert_many,
    lock_lines,
    lock_rows,
    mark_many,
    records_of,
    update_many,
    update_one,
    visible_of,
)
from tenon.records.errors import OutOfReach
from tenon.records.gate import check_snapshot, controls, rows_of, send, write_rows
from tenon.records.references import missing_references
from tenon.records.seal import seal_columns
from tenon.records.unique import Taken, twice
from tenon.records.values import read_changes, read_new, refused_moves, search_of, touches_search
from tenon.schema import FIELD_TYPES, PARENT_ID, POSITION, BadValue, Field, ValueContext
from tenon.store import Transaction

_ANSWERED = frozenset({"id", "version"})
"""What an answered line has beside its fields: sent back, it names the line."""

Row = dict[str, Any]


class Lines(msgspec.Struct):
    """The lines of one sub-table of one record, as they are to be.

    Attributes:
        view: of the lines, for the caller.
        rows: all of them in their order, database values by column; a new one has no ``version``.
        moved: the keys of what was sent of lines that stood before; their values may differ.
        gone: lines that were not sent any more.
        before: how many there were.
    """

    view: View
    holder: Field
    rows: list[Row] = []
    moved: dict[str, None] = {}
    gone: list[Row] = []
    before: int = 0
    named: list[Row] = []

    @property
    def added(self) -> list[Row]:
        return [row for row in self.rows if "version" not in row]

    @property
    def kept(self) -> list[Row]:
        return [row for row in self.rows if "version" in row]


def take_lines(view: View, body: object) -> tuple[dict[str, object], object]:
    """Part what was sent for the sub-tables that the caller may write from the rest of the record."""
    holders = [field.key for field in view.object.line_fields if view.scope.can_write(field.key)]
    if not holders or not isinstance(body, Mapping):
        return {}, body
    sent = {key: body[key] for key in holders if key in body}
    return sent, {key: content for key, content in body.items() if key not in sent}


async def new_lines(
    tx: Transaction, view: View, record_id: UUID, sent: Mapping[str, object]
) -> tuple[list[Lines], list[FieldProblem]]:
    """Read the lines of a record that is being created; a sub-table that was not sent has none."""
    found, problems = [], []
    for field in view.object.line_fields:
        if not view.scope.can_write(field.key):
            continue
        lines, told = await _read(tx, view, record_id, field, sent.get(field.key), [])
        found.append(lines)
        problems += told
    return found, problems


async def changed_lines(
    tx: Transaction, view: View, record_id: UUID, sent: Mapping[str, object]
) -> tuple[list[Lines], list[FieldProblem]]:
    """Read the changes of the lines of a record that the transaction has locked."""
    found, problems = [], []
    for key, content in sent.items():
        field = view.object.fields[key]
        standing = await rows_of(tx, lock_lines(View(view.caller, field.lines)), id=record_id)
        lines, told = await _read(tx, view, record_id, field, content, [dict(row) for row in standing])
        found.append(lines)
        problems += told
    return found, problems


async def write_lines(tx: Transaction, caller: Caller, each: Iterable[Lines], batch: UUID) -> list[Lines]:
    """Write what differs; returns those sub-tables of which something did.

    The record itself is written after its lines, so that its answer shows them.
    """
    return [lines for lines in each if await _write(tx, caller, lines, batch)]


def together(every: Iterable[Lines]) -> list[Lines]:
    """Join the new lines of many records to one list for each sub-table."""
    joined: dict[str, Lines] = {}
    for lines in every:
        found = joined.setdefault(lines.holder.lines, Lines(lines.view, lines.holder))
        found.rows = [*found.rows, *lines.rows]
    return list(joined.values())


async def demand_reach(tx: Transaction, written: Iterable[Lines]) -> None:
    """Refuse lines outside of the rows of lines that the caller may reach; the record is written by now.

    Raises:
        OutOfReach: nothing may be kept.
    """
    for lines in written:
        if not isinstance(lines.view.scope.row, All) and lines.rows:
            count = await rows_of(tx, visible_of(lines.view), ids=[row["id"] for row in lines.rows])
            if count[0][0] != len(lines.rows):
                raise OutOfReach


async def demand_unique(tx: Transaction, view: View, records: Iterable[UUID]) -> None:
    """Refuse values that stand twice among the lines of one of some records, as they are now.

    Raises:
        Taken: the first such field.
    """
    for fields in view.object.constraints.values():
        if await rows_of(tx, doubled_lines(view, fields), ids=sorted(records)):
            raise Taken([FieldProblem(fields[0], "R106", {"label": view.object.fields[fields[0]].label})], [])


async def touch_records(tx: Transaction, lines: View, ids: Sequence[UUID], batch: UUID) -> None:
    """Give the records of the lines ``ids`` a new version, because their lines are about to change by rule."""
    view = View(lines.caller, lines.object.parent)
    found = await rows_of(tx, records_of(lines), ids=list(ids))
    for row in await rows_of(tx, lock_rows(view, []), ids=[row["id"] for row in found]):
        await touch(tx, view, row, [lines.object.parent_field], batch)


async def touch(tx: Transaction, view: View, row: Mapping[str, Any], holders: Sequence[str], batch: UUID) -> None:
    """Give a locked record (``id``, ``version``) a new version, because lines of it change."""
    values = {**controls(view.caller, batch), ":id": row["id"], ":version": row["version"]}
    values |= {":lines_before": "{}", ":lines_after": "{}"}
    check_snapshot(view.caller, await send(tx, update_one(view, (), (), search=False, lines=holders), values))


def counted(written: Sequence[Lines]) -> dict[str, str]:
    """Return what the log row of the record holds of its lines: how many there were and are."""
    before = {lines.holder.key: lines.before for lines in written}
    after = {lines.holder.key: len(lines.rows) for lines in written}
    return {":lines_before": _json(before), ":lines_after": _json(after)}


async def _read(
    tx: Transaction, view: View, record_id: UUID, field: Field, sent: object, standing: list[Row]
) -> tuple[Lines, list[FieldProblem]]:
    lines = Lines(View(view.caller, field.lines), field, before=len(standing))
    context = ValueContext(view.caller.now, view.caller.timezone, view.caller.language)
    try:
        items = FIELD_TYPES[field.type].parse(sent, field, context)[field.key]
    except BadValue as error:
        return lines, [error.problem]
    problems = []
    if field.required and not items:
        problems.append(FieldProblem(field.key, "R103", {"label": field.label}))
    known = {row["id"]: row for row in standing}
    for place, item in enumerate(items):
        problems += [problem.at(f"{field.key}[{place}]") for problem in _line(lines, record_id, item, known)]
    lines.gone = list(known.values())
    if not problems:
        problems += [problem.at(f"{field.key}[{place}]") for place, problem in twice(lines.view, lines.rows)]
        problems += await missing_references(
            tx, lines.view, lines.named, path=lambda number: f"{field.key}[{lines.named[number][POSITION] - 1}]"
        )
    return lines, problems


def _line(lines: Lines, record_id: UUID, item: object, known: dict[UUID, Row]) -> list[FieldProblem]:
    """Read one line and put it behind those before; a line that stood is taken from ``known``."""
    if not isinstance(item, Mapping):
        return [FieldProblem("", "R102")]
    caller, object, position = lines.view.caller, lines.view.object, len(lines.rows) + 1
    body = {key: content for key, content in item.items() if key not in _ANSWERED}
    if item.get("id") is None:
        values, problems = read_new(caller, object, body)
        row: Row = {"id": new_id(), PARENT_ID: record_id, POSITION: position}
        row |= seal_columns(caller, object, row["id"], values.columns)
        lines.named.append(row)
    else:
        line_id = parse_id(item["id"])
        stood = known.pop(line_id, None) if line_id is not None else None
        if stood is None:
            twice_named = any(row["id"] == line_id for row in lines.rows)
            lines.rows.append({"id": line_id})
            return [FieldProblem("id", "F194" if twice_named else "F193")]
        values, problems = read_changes(caller, object, body, stood)
        problems += refused_moves(caller, object, stood, values)
        sealed = seal_columns(caller, object, stood["id"], values.columns)
        row = {**stood, **sealed, POSITION: position}
        lines.moved |= dict.fromkeys(values.fields)
        differing = {name: content for name, content in sealed.items() if content != stood[name]}
        lines.named.append({"id": stood["id"], POSITION: position, **differing})
    row["search"] = search_of(object, row)
    lines.rows.append(row)
    return problems


async def _write(tx: Transaction, caller: Caller, lines: Lines, batch: UUID) -> bool:
    view, written = lines.view, 0
    if lines.gone:
        gone = [{"id": row["id"], "version": row["version"]} for row in lines.gone]
        written += (await write_rows(tx, caller, mark_many(view, deleted=True), batch, gone))[0]
    if lines.kept:
        fields = tuple(key for key in view.object.fields if key in lines.moved or key == POSITION)
        statement = update_many(view, fields, search=touches_search(view.object, fields))
        written += (await write_rows(tx, caller, statement, batch, lines.kept))[0]
    if lines.added:
        written += (await write_rows(tx, caller, insert_many(view), batch, lines.added))[0]
    return written > 0


def _json(content: object) -> str:
    return msgspec.json.encode(content).decode()
