"""What people do with jobs: see them, retry them, cancel them.

``only_of`` limits every use case to the jobs of one person (UUID); None is for administrators.
"""

from __future__ import annotations

from uuid import UUID

import asyncpg
import msgspec

from tenon.jobs.enqueue import Ticket
from tenon.jobs.errors import CannotCancel, CannotRetry, NoSuchJob
from tenon.jobs.model import Job
from tenon.store import Lease, Transaction, load

_queries = load(__name__)


async def list_jobs(
    source: Lease | Transaction,
    workspace: str,
    *,
    state: str | None = None,
    only_of: UUID | None = None,
    before: UUID | None = None,
    limit: int = 50,
) -> list[Job]:
    """Return jobs, the youngest first; ``before`` is the id of the last one of the page before."""
    rows = await source.fetch(_queries.of(workspace)["list_jobs"], state, only_of, before, limit)
    return [_job(row) for row in rows]


async def get_job(source: Lease | Transaction, workspace: str, job_id: UUID, *, only_of: UUID | None = None) -> Job:
    """Return one job.

    Raises:
        NoSuchJob: there is none, or it is not ``only_of``'s.
    """
    row = await source.fetchrow(_queries.of(workspace)["get_job"], job_id, only_of)
    if row is None:
        raise NoSuchJob
    return _job(row)


async def retry(tx: Transaction, workspace: str, job_id: UUID, *, only_of: UUID | None = None) -> Job:
    """Queue a failed, dead or cancelled job again, with all its attempts; it goes on from its cursor.

    Raises:
        NoSuchJob: as ``get_job``.
        CannotRetry: it waits, runs or is done.
    """
    job = await get_job(tx, workspace, job_id, only_of=only_of)
    ticket = msgspec.json.encode(Ticket(workspace, job_id))
    try:
        async with tx.savepoint():
            if not await tx.fetchval(_queries.of(workspace)["enqueue_again"], job_id, ticket):
                raise CannotRetry(state=job.state)
    except asyncpg.UniqueViolationError as error:
        # Another job with the same dedupe key has taken its place meanwhile.
        raise CannotRetry(state=job.state) from error
    return await get_job(tx, workspace, job_id)


async def cancel(tx: Transaction, workspace: str, job_id: UUID, *, only_of: UUID | None = None) -> Job:
    """Cancel a job: a waiting one at once, a running one at its next step.

    Raises:
        NoSuchJob: as ``get_job``.
        CannotCancel: it has ended.
    """
    job = await get_job(tx, workspace, job_id, only_of=only_of)
    if await tx.fetchval(_queries.of(workspace)["cancel"], job_id) is None:
        raise CannotCancel(state=job.state)
    return await get_job(tx, workspace, job_id)


def _job(row: asyncpg.Record) -> Job:
    values = dict(row)
    for name in ("title", "asked", "error", "result"):
        values[name] = None if values[name] is None else msgspec.json.decode(values[name])
    return Job(**values)
