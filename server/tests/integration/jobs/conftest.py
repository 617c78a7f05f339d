"""A worker with handlers that tests choose, in the workspace ``test``."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tenon.jobs import JobKind, Worker, enqueue, get_job


class Bench:
    """Enqueues, runs and looks at jobs."""

    def __init__(self, database):
        self.db = database
        self.now = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)

    def worker(self, handler, *, attempts=3, schedules=(), stale_seconds=30.0):
        async def now(workspace):
            return self.now

        kind = JobKind("demo", handler, {"zh-CN": "演示", "en-US": "Demo"}, attempts)
        return Worker(self.db, [kind], schedules=schedules, now=now, stale_seconds=stale_seconds)

    async def enqueue(self, payload=None, **more):
        async with self.db.transaction("test") as tx:
            return await enqueue(tx, "test", "demo", "演示任务", payload or {}, created_by=None, **more)

    async def job(self, job_id):
        async with self.db.lease("test") as lease:
            return await get_job(lease, "test", job_id)

    async def make_due(self):
        """Let every pause end now."""
        async with self.db.lease(None) as lease:
            await lease.execute("UPDATE jobs.pgqueuer SET execute_after = now() - interval '1 second'")

    async def waiting(self):
        async with self.db.lease(None) as lease:
            return await lease.fetchval("SELECT count(*) FROM jobs.pgqueuer")


@pytest.fixture
def bench(database):
    return Bench(database)
