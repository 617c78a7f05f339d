"""Values that may stand only once: who has them already, said so that nobody learns of a record he cannot see."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

import asyncpg

from tenon.kernel.errors import FieldProblem, Invalid
from tenon.query import MOST_CLASHES, View, clashes
from tenon.records.gate import encoded

Row = Mapping[str, Any]
"""A record to be written: ``id`` and database values by column."""

Fetch = Callable[..., Awaitable[list[asyncpg.Record]]]


class Taken(Invalid):
    """Unique values that other records have; ``extra["clashes"]`` links those that the caller can see."""

    def __init__(self, problems: Sequence[FieldProblem], clashes: Sequence[dict[str, object]]) -> None:
        super().__init__(problems)
        if clashes:
            self.extra = {"clashes": list(clashes)}


def twice(view: View, rows: Sequence[Row]) -> list[tuple[int, FieldProblem]]:
    """Find unique values that come more than once among ``rows``: the number of the later row, and its problem."""
    found = []
    for fields in view.object.constraints.values():
        columns = [view.object.fields[key].unique_column for key in fields]
        first: dict[tuple[Any, ...], int] = {}
        for number, row in enumerate(rows):
            values = tuple(row.get(column) for column in columns)
            if None in values:
                continue
            earlier = first.setdefault(values, number)
            if earlier != number:
                params: dict[str, object] = {"label": view.object.fields[fields[0]].label, "first": earlier + 1}
                found.append((number, FieldProblem(fields[0], "R108", params)))
    return found


async def explain(
    view: View, rows: Sequence[Row], violated: asyncpg.UniqueViolationError, fetch: Fetch
) -> list[tuple[int, FieldProblem, dict[str, object] | None]]:
    """Say which rows want a value that is taken: the row's number, the problem, and a link if the caller may follow it.

    ``fetch`` reads outside of the refused statement. Where the holder cannot be found (it has only just come, or gone),
    the violated rule alone is named, for row 0.
    """
    told = await taken(view, rows, fetch)
    if not told:
        fields = view.object.constraints.get(violated.constraint_name or "", ())
        told.append((0, *_taken(view, fields, None, None)))
    return told


async def taken(
    view: View, rows: Sequence[Row], fetch: Fetch, *, most: int = MOST_CLASHES
) -> list[tuple[int, FieldProblem, dict[str, object] | None]]:
    """Find rows that want a value which another live record holds, at most ``most`` for each rule; as ``explain``."""
    told: list[tuple[int, FieldProblem, dict[str, object] | None]] = []
    for fields in view.object.constraints.values():
        columns = [view.object.fields[key].unique_column for key in fields]
        asked = [
            {"n": number, "id": row["id"], **{column: row[column] for column in columns}}
            for number, row in enumerate(rows)
            if all(row.get(column) is not None for column in columns)
        ]
        if asked:
            statement = clashes(view, fields, most)
            found = await fetch(statement.text, *statement.fill({":rows": encoded(asked)}))
            told += [(clash["n"], *_taken(view, fields, clash["id"], clash["title"])) for clash in found]
    return told


def _taken(
    view: View, fields: Sequence[str], holder: UUID | None, title: str | None
) -> tuple[FieldProblem, dict[str, object] | None]:
    readable = [view.object.fields[key] for key in fields if view.scope.can_read(key)]
    path = readable[0].key if readable else ""
    label = readable[0].label if readable else ""
    if holder is None or len(readable) < len(fields):
        return FieldProblem(path, "R106", {"label": label}), None
    link: dict[str, object] = {"path": path, "object": view.object.key, "id": str(holder), "title": title}
    return FieldProblem(path, "R107", {"label": label, "title": title or ""}), link
