import asyncio

import pytest

from tenon.jobs import CannotCancel, CannotRetry, NoSuchJob, cancel, enqueue, list_jobs, retry
from tenon.kernel.errors import NotFound
from tenon.kernel.ids import new_id
from tenon.store import ReadOnly


async def test_a_job_of_a_transaction_that_rolled_back_never_was(bench):
    with pytest.raises(ZeroDivisionError):
        async with bench.db.transaction("test") as tx:
            await enqueue(tx, "test", "demo", "演示", {}, created_by=None)
            raise ZeroDivisionError
    assert await bench.waiting() == 0
    async with bench.db.lease("test") as lease:
        assert await list_jobs(lease, "test") == []


async def test_a_job_shows_its_progress_and_its_result(bench):
    seen = []

    async def handler(job):
        await job.progress(1, 2)
        seen.append((await bench.job(job.id)).state)
        return {"rows": job.payload["rows"]}

    job_id = await bench.enqueue({"rows": 7})
    await bench.worker(handler).drain()
    job = await bench.job(job_id)
    assert (seen, job.state, job.result, job.done, job.total) == (["running"], "done", {"rows": 7}, 1, 2)
    assert await bench.waiting() == 0


async def test_a_job_with_the_dedupe_key_of_a_waiting_one_is_that_job(bench):
    first = await bench.enqueue(dedupe_key="k")
    assert await bench.enqueue(dedupe_key="k") == first
    assert await bench.waiting() == 1

    async def handler(job):
        return None

    await bench.worker(handler).drain()
    assert await bench.enqueue(dedupe_key="k") != first


async def test_a_failing_job_is_tried_again_after_a_pause_and_is_dead_after_its_last_attempt(bench):
    async def handler(job):
        raise NotFound if job.attempt == 1 else ValueError("broken")

    job_id = await bench.enqueue()
    worker = bench.worker(handler, attempts=2)
    assert await worker.drain() == 1
    job = await bench.job(job_id)
    assert (job.state, job.error["code"], job.finished_at) == ("failed", "X404", None)
    await bench.make_due()
    assert await worker.drain() == 1
    job = await bench.job(job_id)
    assert (job.state, job.error, job.attempts) == (
        "dead",
        {"code": "J500", "params": {"kind": "demo", "reason": "ValueError"}},
        2,
    )
    assert await bench.waiting() == 0


async def test_a_dead_job_can_be_retried_and_goes_on_from_its_cursor(bench):
    starts = []

    async def handler(job):
        starts.append(job.cursor)
        async with job.step() as step:
            step.cursor = (job.cursor or 0) + 1
        if len(starts) == 1:
            raise ValueError

    job_id = await bench.enqueue()
    worker = bench.worker(handler, attempts=1)
    await worker.drain()
    async with bench.db.transaction("test") as tx:
        assert (await retry(tx, "test", job_id)).state == "queued"
    await worker.drain()
    assert starts == [None, 1]
    assert (await bench.job(job_id)).state == "done"
    with pytest.raises(CannotRetry):
        async with bench.db.transaction("test") as tx:
            await retry(tx, "test", job_id)


async def test_a_step_that_fails_keeps_neither_its_effect_nor_its_cursor(bench):
    async def handler(job):
        async with job.step() as step:
            await step.tx.execute("UPDATE w_test.sys_revision SET meta_rev = 99")
            step.cursor = 1
            raise ValueError

    job_id = await bench.enqueue()
    await bench.worker(handler, attempts=1).drain()
    async with bench.db.lease("test") as lease:
        assert await lease.fetchval("SELECT meta_rev FROM w_test.sys_revision") != 99
        assert await lease.fetchval("SELECT cursor FROM w_test.sys_job WHERE id = $1", job_id) is None


async def test_a_waiting_job_is_cancelled_at_once_and_a_running_one_at_its_next_step(bench):
    async def handler(job):
        async with bench.db.transaction("test") as tx:
            assert (await cancel(tx, "test", job.id)).state == "running"
        async with job.step() as step:
            await step.tx.execute("UPDATE w_test.sys_revision SET meta_rev = 99")
        raise AssertionError("the step must not succeed")

    waiting = await bench.enqueue()
    async with bench.db.transaction("test") as tx:
        assert (await cancel(tx, "test", waiting)).state == "cancelled"
    running = await bench.enqueue()
    await bench.worker(handler).drain()
    assert (await bench.job(waiting)).state == "cancelled"
    assert (await bench.job(running)).state == "cancelled"
    async with bench.db.lease("test") as lease:
        assert await lease.fetchval("SELECT meta_rev FROM w_test.sys_revision") != 99
    with pytest.raises(CannotCancel):
        async with bench.db.transaction("test") as tx:
            await cancel(tx, "test", running)


async def test_a_run_that_another_worker_took_over_keeps_nothing_more(bench):
    async def handler(job):
        async with bench.db.lease("test") as lease:
            await lease.execute("UPDATE w_test.sys_job SET run = $1", new_id())
        async with job.step() as step:
            await step.tx.execute("UPDATE w_test.sys_revision SET meta_rev = 99")

    job_id = await bench.enqueue()
    await bench.worker(handler).drain()
    assert (await bench.job(job_id)).state == "running"
    async with bench.db.lease("test") as lease:
        assert await lease.fetchval("SELECT meta_rev FROM w_test.sys_revision") != 99


async def test_people_see_only_their_own_jobs_unless_asked_for_all(bench):
    me, you = new_id(), new_id()
    async with bench.db.transaction("test") as tx:
        mine = await enqueue(tx, "test", "demo", "a", {}, created_by=me)
        await enqueue(tx, "test", "demo", "b", {}, created_by=you)
    async with bench.db.lease("test") as lease:
        assert [job.id for job in await list_jobs(lease, "test", only_of=me)] == [mine]
        assert len(await list_jobs(lease, "test")) == 2
        newest = (await list_jobs(lease, "test", limit=1))[0]
        assert [job.id for job in await list_jobs(lease, "test", before=newest.id)] == [mine]
    with pytest.raises(NoSuchJob):
        async with bench.db.transaction("test") as tx:
            await cancel(tx, "test", mine, only_of=you)


async def test_a_running_worker_hears_of_new_jobs_and_stops_when_asked(bench):
    ran = asyncio.Event()

    async def handler(job):
        ran.set()

    worker = bench.worker(handler)
    task = asyncio.create_task(worker.run())
    await asyncio.sleep(0.2)
    job_id = await bench.enqueue()
    await asyncio.wait_for(ran.wait(), 3)
    for _ in range(50):
        if not await bench.waiting():
            break
        await asyncio.sleep(0.02)
    worker.stop()
    await asyncio.wait_for(task, 3)
    assert (await bench.job(job_id)).state == "done"


async def test_a_worker_that_stops_gives_its_running_job_back_at_once(bench):
    started = asyncio.Event()

    async def handler(job):
        started.set()
        await asyncio.sleep(60)

    worker = bench.worker(handler)
    task = asyncio.create_task(worker.run())
    job_id = await bench.enqueue()
    await asyncio.wait_for(started.wait(), 3)
    worker.stop()
    await asyncio.wait_for(task, 5)

    async def quick(job):
        return {"attempt": job.attempt}

    assert await bench.worker(quick).drain() == 1
    assert (await bench.job(job_id)).result == {"attempt": 2}


async def test_a_full_disk_stops_no_worker(bench, monkeypatch):
    done = asyncio.Event()

    async def handler(job):
        done.set()

    worker, claims = bench.worker(handler), []
    claim = worker._queue.claim

    async def full_once(*asked):
        claims.append(asked)
        if len(claims) == 1:
            raise ReadOnly
        return await claim(*asked)

    monkeypatch.setattr(worker._queue, "claim", full_once)
    await bench.enqueue()
    running = asyncio.create_task(worker.run())
    await asyncio.wait_for(done.wait(), 10)
    worker.stop()
    await running
