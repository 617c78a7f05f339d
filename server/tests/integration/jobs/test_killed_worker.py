"""A worker process that is killed between claim and finish: the job runs again, and its effects are there once."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys

VICTIM = """
import asyncio, sys, time
from datetime import UTC, datetime
from tenon.jobs import JobKind, Worker
from tenon.store import Database

async def handler(job):
    for number in range(job.cursor or 0, 5):
        async with job.step() as step:
            await step.tx.execute("INSERT INTO w_test.sys_batch (id, at, source, op, object, count)"
                                  " VALUES (gen_random_uuid(), now(), 'job', 'demo', 'demo', $1)", number)
            step.cursor = number + 1
        print(number, flush=True)
        if number == 2:
            time.sleep(60)

async def main():
    db = Database(sys.argv[1], sys.argv[2], size=3)
    async def now(workspace): return datetime(2026, 3, 1, tzinfo=UTC)
    await Worker(db, [JobKind("demo", handler, "demo")], now=now, stale_seconds=1.0).run()

asyncio.run(main())
"""


async def test_a_job_whose_worker_was_killed_runs_again_and_repeats_no_committed_step(bench, dsns):
    job_id = await bench.enqueue()
    victim = subprocess.Popen(  # noqa: ASYNC220
        [sys.executable, "-c", VICTIM, *dsns], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": "src"}
    )
    try:
        for wanted in (b"0\n", b"1\n", b"2\n"):
            assert await asyncio.to_thread(victim.stdout.readline) == wanted
    finally:
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        victim.stdout.close()
    assert (await bench.job(job_id)).state == "running"

    async def handler(job):
        for number in range(job.cursor or 0, 5):
            async with job.step() as step:
                await step.tx.execute(
                    "INSERT INTO w_test.sys_batch (id, at, source, op, object, count)"
                    " VALUES (gen_random_uuid(), now(), 'job', 'demo', 'demo', $1)",
                    number,
                )
                step.cursor = number + 1
        return {"from": job.attempt}

    survivor = bench.worker(handler, stale_seconds=1.0)
    for _ in range(40):
        if await survivor.drain():
            break
        await asyncio.sleep(0.1)
    assert (await bench.job(job_id)).result == {"from": 2}
    async with bench.db.lease("test") as lease:
        numbers = await lease.fetch("SELECT count FROM w_test.sys_batch ORDER BY count")
    assert [row["count"] for row in numbers] == [0, 1, 2, 3, 4]
