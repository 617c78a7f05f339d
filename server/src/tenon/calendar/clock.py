"""The clock: one port, two clocks. Everything that needs the time is handed one of them.

``WorkspaceClock`` exists only where ``TENON_ENV=test``: an administrator may move a workspace's time, and every rule,
deadline and expiry of that workspace follows. The offset stands in the workspace's ``sys_clock`` row, and moving it
raises the workspace's permission epoch: so each process learns of it by the same hint, and at the latest by the epoch
that its next statement brings back. Sessions and lock-outs belong to the installation and keep the real time.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol

from tenon.calendar.errors import ClockProblem
from tenon.store import Database, bump_epoch, load

_queries = load(__name__)
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


class Clock(Protocol):
    """Where time comes from."""

    def now(self, workspace: str | None = None) -> datetime:
        """Return the present instant in UTC, of the workspace or (None) of the installation."""
        ...


class SystemClock:
    """The machine's clock, the same for every workspace."""

    def now(self, workspace: str | None = None) -> datetime:
        """Return the machine's present instant in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the one place that asks the machine


class WorkspaceClock:
    """A clock that each workspace may have moved; for test servers only."""

    def __init__(self, db: Database, system: Clock | None = None) -> None:
        self._db = db
        self._system = system or SystemClock()
        self._offsets: dict[str, timedelta] = {}

    def now(self, workspace: str | None = None) -> datetime:
        """Return the workspace's present instant in UTC, as far as this process has loaded its offset."""
        return self._system.now() + self.offset(workspace)

    def offset(self, workspace: str | None) -> timedelta:
        """Return how far the workspace's clock stands ahead of the machine's, as loaded."""
        return self._offsets.get(workspace, timedelta()) if workspace else timedelta()

    async def load(self, workspace: str) -> timedelta:
        """Read the offset again: at the first request of a workspace, and whenever its epoch has moved."""
        async with self._db.lease(workspace) as lease:
            seconds = await lease.fetchval(_queries.of(workspace)["get_offset"])
        self._offsets[workspace] = timedelta(seconds=seconds or 0)
        return self._offsets[workspace]

    async def set_now(self, workspace: str, now: datetime) -> datetime:
        """Move the workspace's clock so that it shows ``now`` (aware) at this moment; it goes on from there.

        Raises:
            ClockProblem: ``now`` has no zone or lies outside the years 2000–2199.
        """
        if now.tzinfo is None:
            raise ClockProblem(value=now.isoformat())
        return await self.set_offset(workspace, now - self._system.now())

    async def set_offset(self, workspace: str, offset: timedelta) -> datetime:
        """Set the clock ahead of (or behind) the machine's by ``offset``; return the time it now shows.

        Raises:
            ClockProblem: the clock would leave the years 2000–2199.
        """
        try:
            shown = self._system.now() + offset
        except OverflowError:
            raise ClockProblem(value=str(offset)) from None
        if not EARLIEST <= shown < LATEST:
            raise ClockProblem(value=shown.isoformat())
        async with self._db.transaction(workspace) as tx:
            await tx.execute(_queries.of(workspace)["set_offset"], offset.total_seconds())
            await bump_epoch(tx, workspace)
        self._offsets[workspace] = offset
        return shown

    async def reset(self, workspace: str) -> datetime:
        """Let the workspace's clock show the machine's time again."""
        return await self.set_offset(workspace, timedelta())
