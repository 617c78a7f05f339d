"""Work that comes back: when it is due (pure), and the tick that enqueues it.

A tick moves a schedule on in the transaction that enqueues its job, so any number of workers may tick. What was due
several times while no worker ran is done once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from cronsim import CronSim

from tenon.jobs.enqueue import enqueue
from tenon.jobs.model import Schedule
from tenon.store import Database, load

_queries = load(__name__)


def next_tick(cron: str, timezone: str, after: datetime) -> datetime:
    """Return the first moment (UTC) after ``after`` at which ``cron`` is due in ``timezone``.

    >>> next_tick("30 2 * * *", "Asia/Shanghai", datetime(2026, 3, 1, tzinfo=UTC)).isoformat()
    '2026-03-01T18:30:00+00:00'

    Raises:
        cronsim.CronSimError: ``cron`` is no cron text.
    """
    return next(CronSim(cron, after.astimezone(ZoneInfo(timezone)))).astimezone(UTC)


async def tick(db: Database, workspace: str, timezone: str, schedules: Sequence[Schedule], now: datetime) -> int:
    """Enqueue what is due at ``now`` (UTC, the workspace's clock); returns how many jobs that made."""
    wanted = {schedule.key: schedule for schedule in schedules}
    queries = _queries.of(workspace)
    async with db.lease(workspace) as lease:
        known = {row["key"]: row for row in await lease.fetch(queries["known_schedules"])}
    fresh = [s for s in schedules if s.key not in known or known[s.key]["cron"] != s.cron]
    due = [key for key, row in known.items() if key in wanted and row["next_at"] <= now]
    if not fresh and not due:
        return 0
    async with db.transaction(workspace) as tx:
        for schedule in fresh:
            await tx.execute(
                queries["add_schedule"], schedule.key, schedule.cron, next_tick(schedule.cron, timezone, now)
            )
        made = 0
        for row in await tx.fetch(queries["due_schedules"], due):
            # Read again under the lock: another worker may have moved it since.
            if row["next_at"] > now:
                continue
            schedule = wanted[row["key"]]
            await enqueue(
                tx,
                workspace,
                schedule.kind,
                schedule.label,
                {"schedule": schedule.key},
                created_by=None,
                dedupe_key=f"schedule:{schedule.key}",
            )
            await tx.execute(
                queries["advance_schedule"], schedule.key, next_tick(schedule.cron, timezone, now), row["next_at"]
            )
            made += 1
        return made
