"""Whether the database takes writes, as far as this process has noticed: shown as a banner, and by ``/health``."""

from __future__ import annotations

from tenon.store import Database, ReadOnly, Unavailable


class Pulse:
    """Learns from every request; asks the database only when it is asked itself."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.read_only = False

    def wrote(self) -> None:
        """Take note that a write went through."""
        self.read_only = False

    def failed(self, error: BaseException) -> None:
        """Take note of an error: a full disk makes the server read-only until a write goes through again."""
        if isinstance(error, ReadOnly):
            self.read_only = True

    async def database_answers(self) -> bool:
        """Ask the database for a sign of life."""
        try:
            async with self._db.lease(None) as lease:
                return bool(await lease.fetchval("SELECT true", timeout=2))
        except Unavailable:
            return False
