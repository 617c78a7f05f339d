"""Whether the database takes writes, as far as the processes of this server have noticed: a banner, and ``/health``.

Whoever meets a full disk tells the other processes, and so does whoever writes again first. A doubt that nobody has
renewed for half a minute is dropped: the next write finds out.
"""

from __future__ import annotations

import asyncio
import time

import structlog

from tenon.kernel.errors import TenonError
from tenon.store import Database, ReadOnly

CHANNEL = "tenon_pulse"
DOUBT_SECONDS = 30.0
REPEAT_SECONDS = 5.0
"""A disk that stays full is told again at most this often."""

_log = structlog.get_logger("tenon.api")


class Pulse:
    """Learns from every request; asks the database only when it is asked itself."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._full_at: float | None = None
        self._told_at = 0.0
        self._telling: set[asyncio.Task[None]] = set()

    @property
    def read_only(self) -> bool:
        """Whether a write was refused for want of space lately, and none has gone through since."""
        return self._full_at is not None and time.monotonic() - self._full_at < DOUBT_SECONDS

    def listen(self) -> None:
        """Hear from now on what the other processes find out."""
        self._db.listen(CHANNEL, self._heard, lambda: None)

    def wrote(self) -> None:
        """Take note that a write went through."""
        if self._full_at is not None:
            self._full_at, self._told_at = None, 0.0
            self._tell("writable")

    def failed(self, error: BaseException) -> None:
        """Take note of an error: a full disk makes the server read-only until a write goes through again."""
        if isinstance(error, ReadOnly):
            self._full_at = time.monotonic()
            if self._full_at - self._told_at > REPEAT_SECONDS:
                self._told_at = self._full_at
                self._tell("full")

    async def database_answers(self) -> bool:
        """Ask the database for a sign of life."""
        try:
            async with self._db.lease(None) as lease:
                return bool(await lease.fetchval("SELECT true", timeout=2))
        except TenonError:
            return False

    def _heard(self, state: str) -> None:
        self._full_at = time.monotonic() if state == "full" else None

    def _tell(self, state: str) -> None:
        task = asyncio.create_task(self._send(state))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _send(self, state: str) -> None:
        try:
            await self._db.announce(CHANNEL, state)
        except TenonError as error:
            _log.warning("pulse_not_told", state=state, code=error.code)
