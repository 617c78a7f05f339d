"""From the rows of a sheet to the bodies of records: cells by field, names of things turned into their ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from tenon.access import Caller
from tenon.imports.model import Column, Plan
from tenon.kernel.errors import FieldProblem
from tenon.kernel.ids import parse_id
from tenon.query import target_of
from tenon.records import ids_by_name
from tenon.schema import FIELD_TYPES, Field, Object
from tenon.sheets import Cell, shown
from tenon.store import Transaction

_SEPARATORS = str.maketrans(dict.fromkeys("；、，,\n", ";"))


_PLAIN = frozenset({type(None), str, int, float, bool, date, datetime})
"""Cells that fields read as they are."""


class Row(msgspec.Struct):
    """A row on its way: its number in the file (from 1), all its cells, the values by field, what is wrong so far."""

    number: int
    cells: Sequence[Cell]
    body: dict[str, Any]
    problems: list[FieldProblem]


def read_rows(
    rows: Iterator[list[Cell]], plan: Plan, fixes: Mapping[int, Mapping[str, str]], width: int
) -> Iterator[Row | None]:
    """Yield each row below the header; None for one that is empty in all columns that go to a field.

    Args:
        rows: of the sheet, from its first one on.
        plan: which column goes where, and what is taken in the place of what stands there.
        fixes: cells that a person put right, by row number and index of the column as text.
        width: columns of the sheet; shorter rows are filled up.
    """
    replaced = [column for column in plan.mapped if column.values]
    mapped = [(column.field, column.index) for column in plan.mapped if column.field]
    for place, cells in enumerate(rows):
        if place < plan.data:
            continue
        whole = cells if len(cells) == width else [*cells[:width], *[None] * (width - len(cells))]
        for column in replaced:
            whole[column.index] = _replaced(whole[column.index], column.values)
        if fixes and place + 1 in fixes:
            for index, text in fixes[place + 1].items():
                if int(index) < width:
                    whole[int(index)] = text
        body = {field: cell if (cell := whole[at]).__class__ in _PLAIN else _told(cell) for field, at in mapped}
        yield None if all(value is None for value in body.values()) else Row(place + 1, whole, body, [])


async def resolve_names(
    tx: Transaction,
    caller: Caller,
    object: Object,
    plan: Plan,
    rows: Sequence[Row],
    tried: Collection[str] = (),
) -> None:
    """Put ids in the place of names, for all rows at once; a name that is not enough becomes a problem of its row.

    ``tried`` are names of records that rows which were only tried would have become: a name of them is left out.
    """
    for column in plan.mapped:
        field = object.fields.get(column.field or "")
        # A field that was removed since the person decided is told row by row, when its values find no place.
        if field is not None and FIELD_TYPES[field.type].refers in ("record", "member", "department"):
            own = tried if target_of(field) == object.key else ()
            await _resolve(tx, caller, object.key, field, column, rows, own)


async def _resolve(
    tx: Transaction,
    caller: Caller,
    object_key: str,
    field: Field,
    column: Column,
    rows: Sequence[Row],
    tried: Collection[str],
) -> None:
    many = FIELD_TYPES[field.type].many
    wanted: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        text = shown(row.body.get(field.key)).strip()
        told = text.translate(_SEPARATORS).split(";") if many else [text]
        wanted[row.number] = [name.strip() for name in told if name.strip()]
    names = {name for each in wanted.values() for name in each if parse_id(name) is None}
    found = await ids_by_name(tx, caller, object_key, field, names)
    for row in rows:
        ids: list[str] = []
        before = len(row.problems)
        for name in wanted[row.number]:
            known = [name] if parse_id(name) else [str(each) for each in found.get(name, ())]
            if len(known) == 1:
                ids += known
            elif known or name not in tried:
                code = "T212" if known else "T211"
                row.problems.append(FieldProblem(field.key, code, {"label": field.label, "name": name[:80]}))
        if len(row.problems) == before:
            # What is refused keeps its names: the row may be tried again when others have come in.
            row.body[field.key] = ids if many else next(iter(ids), None)


def _replaced(cell: Cell, values: Mapping[str, str | None]) -> Cell:
    told = shown(cell).strip()
    return values.get(told, cell)


def _told(cell: Cell) -> Any:
    """Return a cell as the fields read it: numbers and days as such, all else as text."""
    return cell if cell is None or isinstance(cell, str | int | float | bool | datetime | date) else shown(cell)
