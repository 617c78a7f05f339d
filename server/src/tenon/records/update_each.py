"""Giving many records different values, each its own, as one batch: what a block of cells pasted into a list is.

All or nothing. What is wrong with any of them is told of all of them, at its place: ``updates[3].values.amount``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from tenon.access import UPDATE, Caller
from tenon.kernel.errors import FieldProblem, Invalid
from tenon.kernel.ids import new_id
from tenon.query import View, lock_rows, titles_of, update_many, value_columns
from tenon.records.batches import add_batch
from tenon.records.errors import TooMany
from tenon.records.gate import BATCH_LIMIT, open_view, rows_of, write_rows
from tenon.records.lines import take_lines
from tenon.records.references import missing_references
from tenon.records.unique import Taken, explain, taken, twice
from tenon.records.update import changed_row, needed_columns
from tenon.records.values import Values, read_changes, refused_moves, touches_search
from tenon.store import Transaction


class Update(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """New values of one record; with a ``version``, only if it still stands there."""

    id: UUID
    values: dict[str, Any]
    version: int | None = None


async def update_each(tx: Transaction, caller: Caller, object_key: str, updates: Sequence[Update]) -> tuple[UUID, int]:
    """Give each record its own values, as one batch; returns its id and how many records changed.

    The records are written side by side: a unique value that one of them gives up is still taken for the others.

    Raises:
        Invalid: all problems at once, with their paths; nothing is changed then. A record that is absent, deleted or
            not for this caller is one at ``updates[3].id``, a version that moved one at ``updates[3].version``, a
            record that would leave the caller's rows one at ``updates[3].values``. ``Taken`` if a unique value is
            another record's.
        TooMany: more than 10,000 records.
        MetaChanged: compile again from a newer snapshot.
    """
    view = open_view(caller, object_key, UPDATE)
    if len(updates) > BATCH_LIMIT:
        raise TooMany(limit=BATCH_LIMIT)
    work = _Work(tx, view, updates)
    await work.read()
    await work.demand_sound()
    batch = new_id()
    count = await work.write(batch)
    await add_batch(tx, caller, batch, "update", view.object.key, count)
    return batch, count


class _Work:
    """The updates by number: what is wrong with them, and the rows that will be written."""

    def __init__(self, tx: Transaction, view: View, updates: Sequence[Update]) -> None:
        self._tx = tx
        self._view = view
        self._updates = updates
        self._problems: list[FieldProblem] = []
        self._values: dict[int, Values] = {}
        self._rows: dict[int, dict[str, Any]] = {}

    async def read(self) -> None:
        """Lock the records and read what shall become of them."""
        held = await self._lock()
        seen: set[UUID] = set()
        for number, update in enumerate(self._updates):
            row = held.get(update.id)
            if row is None or row["deleted"]:
                self._refuse(number, FieldProblem("id", "R116"))
            elif update.id in seen:
                self._refuse(number, FieldProblem("id", "R117"))
            elif update.version is not None and update.version != row["version"]:
                self._refuse(number, FieldProblem("version", "R118"))
            else:
                self._read(number, update.values, row)
            seen.add(update.id)

    async def _lock(self) -> Mapping[UUID, asyncpg.Record]:
        object = self._view.object
        sent = {key for update in self._updates for key in update.values}
        keys = [field.key for field in object.settable_fields if field.key in sent]
        columns = [*needed_columns(object, keys), *value_columns(object, keys)]
        statement = lock_rows(self._view, list(dict.fromkeys(columns)))
        rows = await rows_of(self._tx, statement, ids=sorted({update.id for update in self._updates}))
        return {row["id"]: row for row in rows}

    def _read(self, number: int, body: Mapping[str, Any], row: asyncpg.Record) -> None:
        sent, rest = take_lines(self._view, body)
        values, problems = read_changes(self._view.caller, self._view.object, rest, dict(row))
        problems += [FieldProblem(key, "F195", {"label": self._view.object.fields[key].label}) for key in sent]
        if not problems:
            problems = refused_moves(self._view.caller, self._view.object, row, values)
        for problem in problems:
            self._refuse(number, problem.at("values"))
        if values.fields and not problems:
            self._values[number] = values
            self._rows[number] = changed_row(self._view, row, values)

    async def demand_sound(self) -> None:
        """Refuse what no single row can tell: references to nothing, values that may stand only once.

        Raises:
            Invalid: with all problems of all updates.
        """
        numbers = list(self._rows)
        # What a record holds already and keeps is not asked for again: it may point to what the caller cannot see.
        given = [{"id": self._rows[n]["id"], **self._values[n].columns} for n in numbers]
        for problem in await missing_references(self._tx, self._view, given, path=str):
            place, _, path = problem.path.partition(".")
            self._refuse(numbers[int(place)], msgspec.structs.replace(problem, path=f"values.{path}"))
        rows = list(self._rows.values())
        clashing: list[dict[str, object]] = []
        for number, problem in twice(self._view, rows):
            self._refuse(numbers[number], problem.at("values"))
        for number, problem, link in await taken(self._view, rows, self._tx.fetch, most=max(1, len(rows))):
            clashing += self._clash(numbers[number], problem, link)
        self._stop(clashing)

    async def write(self, batch: UUID) -> int:
        """Write the rows, those that change the same fields together; returns how many changed.

        Raises:
            Invalid: as ``update_each``; the transaction must roll back.
        """
        sets: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, values in self._values.items():
            sets[values.fields].append(number)
        count = 0
        for fields, numbers in sets.items():
            count += await self._write(fields, numbers, batch)
        await self._demand_reach()
        return count

    async def _write(self, fields: tuple[str, ...], numbers: Sequence[int], batch: UUID) -> int:
        rows = [self._rows[number] for number in numbers]
        statement = update_many(self._view, fields, search=touches_search(self._view.object, fields))
        clashing: list[dict[str, object]] = []
        try:
            async with self._tx.savepoint():
                count, _ = await write_rows(self._tx, self._view.caller, statement, batch, rows)
        except asyncpg.UniqueViolationError as violated:
            for number, problem, link in await explain(self._view, rows, violated, self._tx.fetch):
                clashing += self._clash(numbers[number], problem, link)
            self._stop(clashing)
        return count

    async def _demand_reach(self) -> None:
        ids = [row["id"] for row in self._rows.values()]
        reached = {row["id"] for row in await rows_of(self._tx, titles_of(self._view), ids=ids)} if ids else set()
        for number, row in self._rows.items():
            if row["id"] not in reached:
                self._refuse(number, FieldProblem("values", "R411"))
        self._stop([])

    def _clash(self, number: int, problem: FieldProblem, link: dict[str, object] | None) -> list[dict[str, object]]:
        self._refuse(number, problem.at("values"))
        return [{**link, "path": f"updates[{number}].values.{link['path']}"}] if link else []

    def _refuse(self, number: int, problem: FieldProblem) -> None:
        self._problems.append(problem.at(f"updates[{number}]"))

    def _stop(self, clashing: Sequence[dict[str, object]]) -> None:
        if clashing:
            raise Taken(self._problems, clashing)
        if self._problems:
            raise Invalid(self._problems)
