"""Taking in many records whose problems are their own: good rows are written, bad ones are told, row by row.

Everything else that writes is all or none. An import is not, because one wrong telephone number among ten thousand must
not keep the others out. What is written in one call is one transaction, and part of one batch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
from asyncpg.pgproto import pgproto

from tenon.access import CREATE, UPDATE, Caller
from tenon.kernel.errors import FieldProblem
from tenon.kernel.ids import new_ids
from tenon.query import View, insert_many, lock_by_key, value_columns
from tenon.records.batches import add_batch
from tenon.records.errors import Contended
from tenon.records.gate import demand_visible, encoded, given_system, open_view, rows_of, write_rows
from tenon.records.numbers import counted_fields, number_rows
from tenon.records.reading import Draft, RowReader
from tenon.records.references import missing_references
from tenon.records.seal import seal_columns
from tenon.records.unique import taken, twice
from tenon.records.update import changed_row, needed_columns, write_changes
from tenon.records.values import ORIGIN, Values, read_changes, refused_moves, search_of
from tenon.schema import FIELD_TYPES, OWNER, Field
from tenon.store import Transaction

_ATTEMPTS = 3
"""How often rows are tried again whose unique value somebody else has just taken."""


class Way(msgspec.Struct, frozen=True):
    """How rows meet records that exist.

    Attributes:
        key: the unique field by which a row finds its record; empty: every row is a new record.
        create: rows that find none become new records; else they are refused.
        update: rows that find one change it; else they are refused as doubled.
    """

    key: str = ""
    create: bool = True
    update: bool = False


class Rehearsal:
    """Rows that are only tried: nothing is written, and what earlier calls would have written is remembered here."""

    def __init__(self) -> None:
        self.taken: dict[tuple[tuple[str, ...], tuple[Any, ...]], bool] = {}


class Ahead(msgspec.Struct, frozen=True):
    """Rows that were read before the transaction that takes them in: one draft for each body, in order."""

    reader: RowReader
    drafts: Sequence[Draft]


class Intake(msgspec.Struct):
    """What became of some rows. ``problems`` are by the number of the row in the call."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    problems: dict[int, list[FieldProblem]] = msgspec.field(default_factory=lambda: defaultdict(list))


async def take_in(
    tx: Transaction,
    caller: Caller,
    object_key: str,
    bodies: Sequence[Mapping[str, Any]],
    way: Way,
    batch: UUID,
    rehearsal: Rehearsal | None = None,
    ahead: Ahead | None = None,
) -> Intake:
    """Write those of ``bodies`` (``{field: value}``) that are sound, as part of ``batch``; tell what others lack.

    With a ``rehearsal`` nothing is written: what is returned is what would become of the rows. ``ahead`` are drafts of
    these very bodies, which a ``RowReader`` made before.

    Raises:
        NotAllowed: the caller may not create, or not change, what ``way`` asks for.
        OutOfReach, MetaChanged: nothing is written; the transaction must roll back.
    """
    view = open_view(caller, object_key, CREATE if way.create else UPDATE)
    if way.update:
        open_view(caller, object_key, UPDATE)
    work = _Intake(tx, view, way, batch, rehearsal, ahead)
    await work.run(bodies)
    return work.result


class _Intake:
    def __init__(
        self, tx: Transaction, view: View, way: Way, batch: UUID, rehearsal: Rehearsal | None, ahead: Ahead | None
    ) -> None:
        self._tx = tx
        self._view = view
        self._caller = view.caller
        self._way = way
        self._batch = batch
        self._rehearsal = rehearsal
        self._ahead = ahead if ahead is not None and ahead.reader.fits(view.caller) else None
        self.result = Intake()

    async def run(self, bodies: Sequence[Mapping[str, Any]]) -> None:
        holders = await self._holders(bodies)
        new = [number for number in range(len(bodies)) if number not in holders]
        if self._way.create:
            await self._create({number: bodies[number] for number in new})
        else:
            for number in new:
                self._refuse(number, self._key_problem("R110"))
        if self._way.update:
            await self._update({number: bodies[number] for number in holders}, holders)
        else:
            for number in holders:
                self._refuse(number, self._key_problem("R107", title=""))

    async def _holders(self, bodies: Sequence[Mapping[str, Any]]) -> dict[int, asyncpg.Record]:
        """Return the locked record of each row whose key is a record's already."""
        if not self._way.key:
            return {}
        field = self._view.object.fields[self._way.key]
        asked = []
        for number, body in enumerate(bodies):
            values, _ = read_changes(self._caller, self._view.object, {field.key: body.get(field.key)})
            sealed = seal_columns(self._caller, self._view.object, UUID(int=0), values.columns)
            if sealed.get(field.unique_column) is not None:
                asked.append({"n": number, field.unique_column: sealed[field.unique_column]})
        written = sorted({key for body in bodies for key in body if key in self._view.object.fields})
        own = [key for key in written if self._view.object.fields[key].columns]
        columns = [*needed_columns(self._view.object, written), *value_columns(self._view.object, own)]
        statement = lock_by_key(self._view, field, list(dict.fromkeys(columns)))
        return {row["n"]: row for row in await rows_of(self._tx, statement, rows=encoded(asked))}

    async def _create(self, bodies: Mapping[int, Mapping[str, Any]]) -> None:
        rows = self._drafted(bodies)
        rows = await self._sound(rows)
        for _ in range(_ATTEMPTS):
            if not rows:
                return
            if self._rehearsal is not None:
                self.result.created += len(rows)
                return
            try:
                async with self._tx.savepoint():
                    await self._insert(list(rows.values()))
            except asyncpg.UniqueViolationError:
                rows = await self._free(rows)
            else:
                self.result.created += len(rows)
                return
        raise Contended

    def _drafted(self, bodies: Mapping[int, Mapping[str, Any]]) -> dict[int, dict[str, Any]]:
        """Return the rows of those bodies that are sound by themselves."""
        if self._ahead is None:
            reader = RowReader(self._caller, self._view.object.key)
            drafts = dict(zip(bodies, reader.begin(list(bodies.values())), strict=True))
        else:
            reader = self._ahead.reader
            drafts = {number: self._ahead.drafts[number] for number in bodies}
        done = {number: reader.finish(drafts[number], body) for number, body in bodies.items()}
        sound = {number: draft.row for number, draft in done.items() if not draft.problems}
        self.result.problems.update({n: list(draft.problems) for n, draft in done.items() if draft.problems})
        seals = any(FIELD_TYPES[field.type].sealed for field in self._view.object.own_fields)
        for (number, row), record in zip(sound.items(), new_ids(len(sound), pgproto.UUID), strict=True):
            if seals:
                sound[number] = row = seal_columns(self._caller, self._view.object, record, row)
            row["id"] = record
        return sound

    async def _insert(self, rows: list[dict[str, Any]]) -> None:
        object = self._view.object
        await number_rows(self._tx, self._caller, object, rows)
        if any(field.searchable for field in counted_fields(object)):
            for row in rows:
                row["search"] = search_of(object, row)
        statement = insert_many(self._view, given_system(rows), told=False)
        await write_rows(self._tx, self._caller, statement, self._batch, rows)
        await demand_visible(self._tx, self._view, rows)
        await add_batch(self._tx, self._caller, self._batch, "create", object.key, len(rows))

    async def _update(self, bodies: Mapping[int, Mapping[str, Any]], holders: Mapping[int, asyncpg.Record]) -> None:
        """Change the records that were found; rows that say different fields are written set by set."""
        sets: dict[tuple[str, ...], dict[int, tuple[Values, dict[str, Any]]]] = defaultdict(dict)
        seen: set[UUID] = set()
        for number, body in bodies.items():
            record = holders[number]
            values, problems = read_changes(self._caller, self._view.object, _of_change(body), record)
            problems += refused_moves(self._caller, self._view.object, record, values)
            if record["id"] in seen:
                problems.append(self._key_problem("R111"))
            seen.add(record["id"])
            if problems:
                self.result.problems[number] += problems
                continue
            row = changed_row(self._view, _without_number(record), values)
            sets[values.fields][number] = values, row
        for fields, rows in sets.items():
            sound = await self._sound({number: row for number, (_, row) in rows.items()})
            if self._rehearsal is not None:
                self.result.updated += len(sound)
                continue
            count = await write_changes(self._tx, self._view, fields, list(sound.values()), self._batch)
            self.result.updated += count
            self.result.unchanged += len(sound) - count
            if count:
                await add_batch(self._tx, self._caller, self._batch, "update", self._view.object.key, count)

    async def _sound(self, rows: dict[int, dict[str, Any]]) -> dict[int, dict[str, Any]]:
        """Leave out rows that name what is not there, or want a value that is another's."""
        numbers = list(rows)
        listed = [rows[number] for number in numbers]
        # A row is told once that it repeats another, whether that one came in this call or in an earlier one.
        repeated = {at: problem.path for at, problem in [*twice(self._view, listed), *self._tried_before(listed)]}
        for at, path in repeated.items():
            self._refuse(numbers[at], FieldProblem(path, "R111", {"label": self._view.object.fields[path].label}))
        for problem in await missing_references(self._tx, self._view, listed, path=str):
            at_text, _, path = problem.path.partition(".")
            self._refuse(numbers[int(at_text)], msgspec.structs.replace(problem, path=path))
        return await self._free({n: row for n, row in rows.items() if n not in self.result.problems})

    def _tried_before(self, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, FieldProblem]]:
        """Yield rows of a rehearsal that want a unique value which a row of an earlier call has got."""
        if self._rehearsal is None:
            return
        object, before = self._view.object, self._rehearsal.taken
        for fields in object.constraints.values():
            columns = [object.fields[key].unique_column for key in fields]
            wanted = [(fields, tuple(row.get(column) for column in columns)) for row in rows]
            for number, value in enumerate(wanted):
                if value in before:
                    yield number, FieldProblem(fields[0], "R111")
            before.update((value, True) for value in wanted if None not in value[1])

    async def _free(self, rows: dict[int, dict[str, Any]]) -> dict[int, dict[str, Any]]:
        """Leave out rows whose unique value another record holds."""
        numbers = list(rows)
        told = await taken(self._view, [rows[number] for number in numbers], self._tx.fetch, most=len(rows))
        for at, problem, _ in told:
            self._refuse(numbers[at], problem)
        return {number: row for number, row in rows.items() if number not in self.result.problems}

    def _refuse(self, number: int, problem: FieldProblem) -> None:
        self.result.problems[number].append(problem)

    def _key_problem(self, code: str, **params: object) -> FieldProblem:
        field: Field = self._view.object.fields[self._way.key]
        return FieldProblem(field.key, code, {"label": field.label, **params})


def _of_change(body: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what a record that exists keeps: who first wrote it and when, and its owner if no other is named."""
    kept = {key for key in ORIGIN if key in body} | ({OWNER} if body.get(OWNER) in (None, "") else set())
    return {key: content for key, content in body.items() if key not in kept}


def _without_number(record: asyncpg.Record) -> dict[str, Any]:
    return {name: content for name, content in record.items() if name != "n"} | {"deleted": False}
