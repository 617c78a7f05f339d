"""The queue. This file alone knows PgQueuer 1.6 (schema ``jobs``); the rest of the room knows tickets.

Claim and finish run with ``synchronous_commit = off``: a finish lost in a crash means one repeat, which is harmless.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from tenon.jobs.enqueue import Ticket
from tenon.store import Database, Transaction

if TYPE_CHECKING:
    from pgqueuer.adapters.persistence.queries import Queries
    from pgqueuer.domain.models import Job as Entry

CHANNEL = "ch_pgqueuer"
BATCH = 100


class Claim(msgspec.Struct, frozen=True):
    """A row of the queue that this process has taken."""

    queue_id: int
    ticket: Ticket
    entry: Any


class Queue:
    """The queue as one worker process sees it, under an identity of its own.

    Args:
        stale_seconds: a claim without a sign of life for so long is given to another worker.
    """

    def __init__(self, db: Database, stale_seconds: float) -> None:
        self._db = db
        self._worker = uuid.uuid4()
        self._stale = timedelta(seconds=stale_seconds)

    async def claim(self, kinds: Iterable[str], limit: int = BATCH) -> list[Claim]:
        """Take up to ``limit`` entries that wait, or whose worker has died; the oldest first."""
        # Imported where a worker needs it: 13 MB and 0.3 s that an API process does not pay.
        from pgqueuer.ports.repository import EntrypointExecutionParameter

        unlimited = EntrypointExecutionParameter(concurrency_limit=0)
        async with self._db.transaction(None) as tx:
            await _relax(tx)
            entries = await _library(tx).dequeue(
                limit,
                dict.fromkeys(kinds, unlimited),  # type: ignore[arg-type] # NewType over str
                self._worker,  # type: ignore[arg-type] # NewType over UUID
                None,
                self._stale,
            )
        return [_claim(entry) for entry in entries]

    async def beat(self, queue_ids: Sequence[int]) -> None:
        """Say that these claims are alive."""
        if queue_ids:
            async with self._db.transaction(None) as tx:
                await _relax(tx)
                await _library(tx).update_heartbeat(list(queue_ids))  # type: ignore[arg-type] # NewType over int

    async def finish(self, claims: Sequence[Claim]) -> None:
        """Take entries out of the queue for good."""
        if claims:
            async with self._db.transaction(None) as tx:
                await _relax(tx)
                await _library(tx).log_jobs([(claim.entry, "successful", None) for claim in claims])

    async def postpone(self, claim: Claim, seconds: float) -> None:
        """Give an entry back, not to be claimed before ``seconds`` have passed."""
        async with self._db.transaction(None) as tx:
            await _library(tx).retry_job(claim.entry, timedelta(seconds=seconds), None)


class _Driver:
    """PgQueuer's way to the database, inside a transaction of ours."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def fetch(self, query: str, *args: object) -> list[dict[str, object]]:
        return [dict(row) for row in await self._tx.fetch(query, *args)]

    async def execute(self, query: str, *args: object) -> str:
        return await self._tx.execute(query, *args)


def _library(tx: Transaction) -> Queries:
    from pgqueuer.adapters.persistence import qb
    from pgqueuer.adapters.persistence.queries import Queries
    from pgqueuer.domain.settings import DBSettings

    settings = DBSettings(db_schema="jobs")
    return Queries(
        _Driver(tx),  # type: ignore[arg-type] # the methods that our calls use
        qbe=qb.QueryBuilderEnvironment(settings),
        qbq=qb.QueryQueueBuilder(settings),
        qbs=qb.QuerySchedulerBuilder(settings),
    )


async def _relax(tx: Transaction) -> None:
    await tx.execute("SET LOCAL synchronous_commit = off")


def _claim(entry: Entry) -> Claim:
    return Claim(int(entry.id), msgspec.json.decode(entry.payload or b"", type=Ticket), entry)
