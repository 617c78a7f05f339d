"""A job while it runs, as its handler sees it: payload, cursor, progress, steps."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from tenon.jobs.errors import Cancelled, RunLost
from tenon.store import Database, Transaction, load

_queries = load(__name__)


class Step:
    """One transaction of a job: what it does and how far the job has come commit together."""

    def __init__(self, tx: Transaction, job: RunningJob) -> None:
        self.tx = tx
        self.cursor = job.cursor
        self.done = job.done
        self.total = job.total


class RunningJob:
    """One run of one job. ``cursor`` is what the last step of any run saved (JSON), None at the start."""

    def __init__(self, db: Database, workspace: str, run: UUID, row: asyncpg.Record) -> None:
        self.db = db
        self.workspace = workspace
        self.id: UUID = row["id"]
        self.kind: str = row["kind"]
        self.payload: dict[str, Any] = msgspec.json.decode(row["payload"])
        self.cursor: Any = None if row["cursor"] is None else msgspec.json.decode(row["cursor"])
        self.done: int = row["done"]
        self.total: int | None = row["total"]
        self.attempt: int = row["attempts"]
        self.created_by: UUID | None = row["created_by"]
        self._run = run

    @asynccontextmanager
    async def step(self) -> AsyncIterator[Step]:
        """Open a transaction in the job's workspace. Set ``step.cursor`` (and ``done``, ``total``) before it ends.

        Raises:
            RunLost: another worker runs the job now; nothing of the step is kept.
            Cancelled: somebody cancelled the job; nothing of the step is kept.
        """
        async with self.db.transaction(self.workspace) as tx:
            step = Step(tx, self)
            yield step
            cursor = None if step.cursor is None else msgspec.json.encode(step.cursor).decode()
            row = await tx.fetchrow(
                _queries.of(self.workspace)["save_step"], self.id, self._run, cursor, step.done, step.total
            )
            self._heed(row)
        self.cursor, self.done, self.total = step.cursor, step.done, step.total

    async def progress(self, done: int, total: int | None = None) -> None:
        """Show how far the job has come, outside any step.

        Raises:
            RunLost, Cancelled: as ``step``.
        """
        async with self.db.lease(self.workspace) as lease:
            row = await lease.fetchrow(_queries.of(self.workspace)["progress"], self.id, self._run, done, total)
        self._heed(row)
        self.done, self.total = done, total

    async def cancelled(self) -> bool:
        """Tell whether somebody cancelled the job, for a handler that wants to clean up before it ends."""
        try:
            await self.progress(self.done, self.total)
        except Cancelled:
            return True
        return False

    def _heed(self, row: asyncpg.Record | None) -> None:
        if row is None:
            raise RunLost
        if row["cancel_requested"]:
            raise Cancelled
