"""References of many records, checked set-wise: one look-up for each object referred to, through the caller's scope."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from tenon.kernel.errors import FieldProblem
from tenon.query import UnknownObject, View, found_records, found_things, target_of, type_of
from tenon.records.attachments import files_in_the_way, keep_files
from tenon.records.gate import rows_of
from tenon.schema import PARENT_ID, Field
from tenon.store import Transaction


async def refused_references(
    tx: Transaction, view: View, keys: Sequence[str], columns: Mapping[str, Any], record: UUID
) -> list[FieldProblem]:
    """Say what is wrong with the references ``keys`` of a record that a single statement has just refused."""
    problems: list[FieldProblem] = []
    for key in keys:
        field = view.object.fields[key]
        if type_of(field).refers == "file":
            problems += await files_in_the_way(tx, view, field, named_by(field, columns), record)
        else:
            problems.append(problem_of(view, key))
    return problems


def problem_of(view: View, key: str) -> FieldProblem:
    """Say that the field names something that is not there, or not for this caller: the two look alike."""
    return FieldProblem(key, "R105", {"label": view.object.fields[key].label})


async def missing_references(
    tx: Transaction,
    view: View,
    rows: Sequence[Mapping[str, Any]],
    *,
    path: Callable[[int], str] = lambda _: "",
    fields: Collection[str] | None = None,
) -> list[FieldProblem]:
    """Find references of ``rows`` (database values by column) to what does not exist for the caller.

    What is found is held until the end of the transaction: it cannot be deleted before. ``path`` gives the path of a
    row by its number; ``fields`` limits the search to some fields. A row of a record that exists carries its ``id``.
    A line's own record is not asked for: it is written with it.
    """
    records = [row["id"] for row in rows if "id" in row]
    problems: list[FieldProblem] = []
    for field in view.object.fields.values():
        if type_of(field).refers is None or field.key == PARENT_ID or (fields is not None and field.key not in fields):
            continue
        wanted = {each for row in rows for each in named_by(field, row)}
        if not wanted:
            continue
        absent = wanted - await _found(tx, view, field, wanted, records)
        if absent:
            problems += [
                _at(problem_of(view, field.key), path(number))
                for number, row in enumerate(rows)
                if not absent.isdisjoint(named_by(field, row))
            ]
    return problems


def named_by(field: Field, row: Mapping[str, Any]) -> Sequence[Any]:
    """Return the ids that a field of a row (database values by column) holds."""
    content = row.get(field.column)
    if content is None:
        return ()
    return content if type_of(field).many else (content,)


async def _found(tx: Transaction, view: View, field: Field, wanted: set[UUID], records: Sequence[UUID]) -> set[UUID]:
    refers = type_of(field).refers
    if refers == "file":
        return await keep_files(tx, view, field, wanted, records)
    if refers is not None and refers != "record":
        statement = found_things(view, refers)
    else:
        try:
            statement = found_records(View(view.caller, target_of(field)))
        except UnknownObject:
            return set()
    return {row["id"] for row in await rows_of(tx, statement, ids=sorted(wanted))}


def _at(problem: FieldProblem, prefix: str) -> FieldProblem:
    return problem.at(prefix) if prefix else problem
