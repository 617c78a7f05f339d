"""References of many records, checked set-wise: one look-up for each object referred to, through the caller's scope."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from tenon.kernel.errors import FieldProblem
from tenon.query import UnknownObject, View, found_records, found_things, target_of, type_of
from tenon.records.gate import rows_of
from tenon.schema import Field
from tenon.store import Transaction


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
    row by its number; ``fields`` limits the search to some fields.
    """
    problems: list[FieldProblem] = []
    for field in view.object.own_fields:
        if type_of(field).refers is None or (fields is not None and field.key not in fields):
            continue
        wanted = {each for row in rows for each in named_by(field, row)}
        if not wanted:
            continue
        absent = wanted - await _found(tx, view, field, wanted)
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


async def _found(tx: Transaction, view: View, field: Field, wanted: set[UUID]) -> set[UUID]:
    refers = type_of(field).refers
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
