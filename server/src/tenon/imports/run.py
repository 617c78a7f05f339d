"""The job: rows in steps, each step one transaction that ends with how far it came.

A worker that is killed in the middle leaves whole steps behind; the next run passes over the rows they took in, so no
row comes in twice and none is lost. A check takes the same way and writes nothing but what it found.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Sequence
from contextlib import aclosing
from itertools import islice
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import Caller
from tenon.files import FileMeta, Files, Reader
from tenon.imports.decide import sealed_columns
from tenon.imports.later import MOST, names_of, tell_circles, waits
from tenon.imports.model import Counts, Import, Plan
from tenon.imports.rows import Row, read_rows, resolve_names
from tenon.imports.service import Imports, import_of
from tenon.jobs import Cancelled, RunningJob
from tenon.kernel.errors import NotFound, TenonError
from tenon.query import View
from tenon.records import Ahead, Draft, Intake, MetaChanged, Rehearsal, RowReader, Way, take_in
from tenon.sheets import open_sheets, shown
from tenon.store import Transaction, load

STEP = 4_000
"""Rows of one step."""

STEP_CHARACTERS = 8_000_000
"""A step of long texts ends earlier: three of them are in memory at once."""

MOST_REFUSED = 20_000
"""So many refused rows are kept with their reasons; of a file that fits nowhere, more would tell nothing new."""

HIDDEN = "••••"
"""Stands for a cell of an encrypted field; a person who mends the row types it anew."""

_ATTEMPTS = 5
_queries = load(__name__)

CallerOf = Callable[[str, UUID | None], Awaitable[Caller]]
"""Resolves a member with the rights of this moment: those that were taken away meanwhile are gone."""


async def run_import(job: RunningJob, imports: Imports, files: Files, caller_of: CallerOf) -> dict[str, Any]:
    """Check or import what the job's payload names; returns the counts."""
    return await _Run(job, imports, files, caller_of).run()


class _Run:
    def __init__(self, job: RunningJob, imports: Imports, files: Files, caller_of: CallerOf) -> None:
        self._job = job
        self._imports = imports
        self._files = files
        self._caller_of = caller_of
        self._id = UUID(job.payload["import"])
        self._rehearsal = Rehearsal() if job.payload["check"] else None
        self._counts = Counts()
        self._later: set[int] = set()
        self._tried: set[str] = set()
        self._sql = _queries.of(job.workspace)

    async def run(self) -> dict[str, Any]:
        what = await self._load()
        if what is None or what.job_id != self._job.id:
            # It was forgotten, or another job has it by now: a check that is tried again must not undo an import.
            return {}
        past, cursor = 0, self._job.cursor
        if cursor is not None and self._rehearsal is None:
            past, self._counts = cursor["row"], msgspec.convert(cursor["counts"], Counts)
            self._later = set(cursor.get("later", ()))
        file = await self._file(what)
        async with self._imports.local(self._job.workspace, file) as path:
            sheets = await asyncio.to_thread(open_sheets, path, what.file_name)
            fixes, width = await self._fixes(), len(what.plan.columns)
            rows = read_rows(sheets.rows(what.plan.sheet), what.plan, fixes, width)
            caller = await self._caller_of(self._job.workspace, what.created_by)
            try:
                place = await self._all(what, _Ahead(rows, what, caller), past)
                if self._later:
                    again = read_rows(sheets.rows(what.plan.sheet), what.plan, fixes, width)
                    await self._rest(what, await asyncio.to_thread(_chosen, again, self._later), place)
            except Cancelled:
                await self._end(what, "draft" if self._rehearsal else "stopped")
                raise
        await self._end(what, "checked" if self._rehearsal else "done")
        return {**msgspec.structs.asdict(self._counts), "import": str(self._id)}

    async def _all(self, what: Import, ahead: _Ahead, past: int) -> int:
        place = 0
        async with aclosing(ahead.steps(past)) as steps:
            async for step in steps:
                place += step.places
                if place > past:
                    ahead.caller = await self._step(what, step, place)
        return place

    async def _rest(self, what: Import, rows: Sequence[Row], place: int) -> None:
        """Take in the rows that waited for others, round by round, until a round brings nothing any more."""
        last = False
        while self._later:
            waiting = [row for row in rows if row.number in self._later]
            for start in range(0, len(waiting), STEP):
                await self._step(what, _Step(0, waiting[start : start + STEP], last=last), place)
            last = len(self._later) == len(waiting)

    async def _step(self, what: Import, read: _Step, place: int) -> Caller:
        """Take in the rows of a step, with the rights of this moment; returns whose they are."""
        revision: int | None = None
        for _ in range(_ATTEMPTS):
            caller = await self._caller_of(self._job.workspace, what.created_by)
            try:
                async with self._job.step() as step:
                    counts, later = await self._take_in(step.tx, caller, what, read)
                    step.done, step.total = place, what.rows
                    step.cursor = {"row": place, "counts": msgspec.to_builtins(counts), "later": sorted(later)}
            except MetaChanged as changed:
                # Somebody published while we read: the same rows once more, as the object is now.
                if changed.meta_rev == revision:
                    await asyncio.sleep(0.2)
                revision = changed.meta_rev
            else:
                self._counts, self._later = counts, later
                if self._rehearsal is not None:
                    sound = (row for row in read.rows if not row.problems)
                    self._tried |= names_of(sound, caller.catalog.object(what.object), what.plan)
                return caller
        raise TimeoutError("definitions moved at every attempt")

    async def _take_in(self, tx: Transaction, caller: Caller, what: Import, step: _Step) -> tuple[Counts, set[int]]:
        """Take in rows; returns the counts with them, and the numbers of all rows that wait for others by now."""
        view = View(caller, what.object)
        for row in step.rows:
            row.problems.clear()
        await resolve_names(tx, caller, view.object, what.plan, step.rows, self._tried)
        later = self._later - {row.number for row in step.rows}
        if step.last:
            tell_circles([row for row in step.rows if waits(row, view.object)], view.object, what.plan)
        else:
            later |= {row.number for row in step.rows if len(later) < MOST and waits(row, view.object)}
        sound = [at for at, row in enumerate(step.rows) if not row.problems]
        batch = what.batch_id or what.id
        bodies = [step.rows[at].body for at in sound]
        taken = await take_in(tx, caller, what.object, bodies, _way(what.plan), batch, self._rehearsal, step.of(sound))
        for at, problems in taken.problems.items():
            step.rows[sound[at]].problems.extend(problems)
        refused = [row for row in step.rows if row.problems and row.number not in later]
        read = sum(1 for row in step.rows if row.number not in later)
        counts = _added(self._counts, taken, read, len(refused))
        kept = refused[: max(MOST_REFUSED - self._counts.refused, 0)]
        if kept:
            await tx.execute(self._sql["add_rows"], self._id, _told(kept, sealed_columns(view, what.plan)))
        state = "checking" if self._rehearsal else "running"
        await tx.execute(self._sql["save_progress"], self._id, _json(counts), state, caller.now)
        return counts, later

    async def _end(self, what: Import, state: str) -> None:
        caller = await self._caller_of(self._job.workspace, what.created_by)
        async with self._job.db.transaction(self._job.workspace) as tx:
            await tx.execute(self._sql["save_progress"], self._id, _json(self._counts), state, caller.now)
            if state == "done":
                await tx.execute(self._sql["forget_fixes"], self._id)

    async def _load(self) -> Import | None:
        async with self._job.db.lease(self._job.workspace) as lease:
            row = await lease.fetchrow(self._sql["get_import"], self._id, None)
        return import_of(row) if row is not None else None

    async def _file(self, what: Import) -> FileMeta:
        try:
            return await self._files.describe(self._job.workspace, Reader(None), what.file_id)
        except NotFound:
            await self._end(what, "stopped")
            raise

    async def _fixes(self) -> dict[int, dict[str, str]]:
        async with self._job.db.lease(self._job.workspace) as lease:
            rows = await lease.fetch(self._sql["fixes"], self._id)
        return {row["number"]: msgspec.json.decode(row["cells"]) for row in rows}


def _chosen(rows: Iterator[Row | None], numbers: set[int]) -> list[Row]:
    return [row for row in rows if row is not None and row.number in numbers]


class _Step(msgspec.Struct):
    """Rows that are taken in at once, as far as they can be read without the database; ``places`` counts empty ones.

    With ``last`` no row may wait any longer for another.
    """

    places: int
    rows: list[Row]
    reader: RowReader | None = None
    drafts: list[Draft] = []
    last: bool = False

    def of(self, chosen: Sequence[int]) -> Ahead | None:
        """Return what was read of some of the rows."""
        return Ahead(self.reader, [self.drafts[at] for at in chosen]) if self.reader else None


class _Ahead:
    """Reads the next step in a thread while the database writes the present one.

    ``caller`` is who the last step was taken in for; steps that were read for somebody with other rights since are read
    anew by ``records``.
    """

    def __init__(self, rows: Iterator[Row | None], what: Import, caller: Caller) -> None:
        self.caller = caller
        self._rows = rows
        self._what = what
        self._reader: RowReader | None = None

    async def steps(self, past: int) -> AsyncGenerator[_Step, None]:
        """Yield the rows in steps; those of the first ``past`` places are counted alone."""
        coming = asyncio.ensure_future(asyncio.to_thread(self._read, past))
        try:
            while (step := await coming).places:
                past = max(past - step.places, 0)
                coming = asyncio.ensure_future(asyncio.to_thread(self._read, past))
                yield step
        finally:
            # A generator that is being read cannot be closed: its file would go away below it.
            await asyncio.wait([coming])

    def _read(self, past: int) -> _Step:
        if past:
            return _Step(sum(1 for _ in islice(self._rows, min(past, STEP))), [])
        rows, places, weight = list[Row](), 0, 0
        for row in self._rows:
            places += 1
            if row is not None:
                rows.append(row)
                weight += sum([len(cell) for cell in row.cells if type(cell) is str])
            if places == STEP or weight > STEP_CHARACTERS:
                break
        reader = self._reader_of(self.caller)
        drafts = reader.begin([row.body for row in rows]) if reader else []
        return _Step(places, rows, reader, drafts)

    def _reader_of(self, caller: Caller) -> RowReader | None:
        """Return the reader that fits the rights of the last step; None if rows only change what they find."""
        if self._what.plan.mode == "update":
            return None
        if self._reader is None or not self._reader.fits(caller):
            try:
                self._reader = RowReader(caller, self._what.object)
            except TenonError:
                # What is in the way is told by the step itself, in its own transaction.
                return None
        return self._reader


def _way(plan: Plan) -> Way:
    key = "" if plan.mode == "insert" else plan.key
    return Way(key, create=plan.mode != "update", update=plan.mode != "insert")


def _added(counts: Counts, taken: Intake, read: int, refused: int) -> Counts:
    return Counts(
        counts.read + read,
        counts.created + taken.created,
        counts.updated + taken.updated,
        counts.unchanged + taken.unchanged,
        counts.refused + refused,
    )


def _told(rows: Sequence[Row], sealed: frozenset[int]) -> str:
    return _json([{"number": row.number, "cells": _cells(row, sealed), "problems": row.problems} for row in rows])


def _cells(row: Row, sealed: frozenset[int]) -> list[str]:
    """Return the cells as text; what goes to an encrypted field is not kept beside it in plain text."""
    texts = (shown(cell) for cell in row.cells)
    return [HIDDEN if text and index in sealed else text for index, text in enumerate(texts)]


def _json(content: Any) -> str:
    return msgspec.json.encode(content).decode()
