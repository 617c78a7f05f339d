import asyncio
from datetime import UTC, datetime, timedelta

from tenon.jobs import Schedule, list_jobs, tick

NIGHTLY = Schedule("nightly", "30 2 * * *", "demo", "每夜")
NOW = datetime(2026, 3, 1, 0, 0, tzinfo=UTC)


async def made(db):
    async with db.lease("test") as lease:
        return len(await list_jobs(lease, "test"))


async def test_a_schedule_is_due_in_the_zone_of_the_workspace_and_not_before(database):
    assert await tick(database, "test", "Asia/Shanghai", [NIGHTLY], NOW) == 0
    assert await tick(database, "test", "Asia/Shanghai", [NIGHTLY], NOW + timedelta(hours=18, minutes=29)) == 0
    assert await tick(database, "test", "Asia/Shanghai", [NIGHTLY], NOW + timedelta(hours=18, minutes=31)) == 1
    assert await made(database) == 1


async def test_many_workers_that_tick_at_once_make_one_job(database):
    await tick(database, "test", "Asia/Shanghai", [NIGHTLY], NOW)
    later = NOW + timedelta(days=1)
    ticks = [tick(database, "test", "Asia/Shanghai", [NIGHTLY], later) for _ in range(8)]
    assert sum(await asyncio.gather(*ticks)) == 1
    assert await made(database) == 1


async def test_what_was_missed_while_no_worker_ran_is_done_once(database):
    await tick(database, "test", "Asia/Shanghai", [NIGHTLY], NOW)
    assert await tick(database, "test", "Asia/Shanghai", [NIGHTLY], NOW + timedelta(days=30)) == 1
    assert await made(database) == 1


async def test_a_schedule_whose_time_was_changed_obeys_the_new_one(database):
    await tick(database, "test", "Asia/Shanghai", [NIGHTLY], NOW)
    hourly = Schedule("nightly", "0 * * * *", "demo", "每时")
    await tick(database, "test", "Asia/Shanghai", [hourly], NOW)
    assert await tick(database, "test", "Asia/Shanghai", [hourly], NOW + timedelta(hours=2)) == 1
