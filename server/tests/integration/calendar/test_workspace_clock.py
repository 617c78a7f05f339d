"""The movable clock of a test server, followed by every process."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tenon.calendar import ClockProblem, SystemClock, WorkspaceClock
from tenon.store import Database, create_workspace_schema, current_revision

NOON = datetime(2031, 7, 1, 12, tzinfo=UTC)


async def test_a_moved_clock_shows_the_new_time_and_goes_on(database: Database):
    clock = WorkspaceClock(database)
    await clock.set_now("test", NOON)
    assert timedelta() <= clock.now("test") - NOON < timedelta(seconds=10)
    await clock.set_offset("test", timedelta(hours=-2))
    assert abs(clock.now("test") - SystemClock().now() + timedelta(hours=2)) < timedelta(seconds=1)


async def test_another_process_follows_once_it_has_seen_the_epoch(database: Database):
    here, there = WorkspaceClock(database), WorkspaceClock(database)
    async with database.lease("test") as lease:
        before = await current_revision(lease, "test")
        await here.set_now("test", NOON)
        after = await current_revision(lease, "test")
    assert after.perm_epoch == before.perm_epoch + 1
    await there.load("test")
    assert abs(there.now("test") - here.now("test")) < timedelta(seconds=1)


async def test_the_installation_and_other_workspaces_keep_the_real_time(database: Database):
    await create_workspace_schema(database, "other")
    clock = WorkspaceClock(database)
    await clock.set_now("test", NOON)
    await clock.load("other")
    for real in (clock.now(), clock.now("other")):
        assert abs(real - SystemClock().now()) < timedelta(seconds=1)


async def test_a_reset_shows_the_real_time_again(database: Database):
    clock = WorkspaceClock(database)
    await clock.set_now("test", NOON)
    await clock.reset("test")
    assert await clock.load("test") == timedelta()


@pytest.mark.parametrize(
    "time",
    [datetime(1999, 12, 31, tzinfo=UTC), datetime(2200, 1, 2, tzinfo=UTC), datetime(2026, 1, 1)],  # noqa: DTZ001
)
async def test_a_time_without_sense_is_refused_and_nothing_moves(database: Database, time: datetime):
    clock = WorkspaceClock(database)
    with pytest.raises(ClockProblem):
        await clock.set_now("test", time)
    with pytest.raises(ClockProblem):
        await clock.set_offset("test", timedelta.max)
    assert await clock.load("test") == timedelta()
