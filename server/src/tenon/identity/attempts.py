"""Counting failed sign-ins, for the name and for the network.

Each count is a transaction of its own: a failure must outlive the request that failed.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from tenon.identity import lockout
from tenon.identity.errors import TooManyAttempts
from tenon.identity.lockout import ACCOUNT, NETWORK, Limit
from tenon.identity.ports import Clock
from tenon.store import Database, Transaction, load

_queries = load(__name__)


class Attempts:
    """The gate in front of every check of a password."""

    def __init__(self, db: Database, clock: Clock, key: bytes) -> None:
        self._db = db
        self._clock = clock
        self._key = key

    async def count(self, login: str, ip: str) -> None:
        """Count an attempt before its password is checked.

        Raises:
            TooManyAttempts: the name or the network is locked.
        """
        now = self._clock.now()
        network = lockout.network_subject(self._key, ip)
        async with self._db.transaction(None) as tx:
            locked = [await self._one(tx, lockout.account_subject(self._key, login), ACCOUNT, now)]
            if network is not None:
                locked.append(await self._one(tx, network, NETWORK, now))
        seconds = max(locked)
        if seconds:
            raise TooManyAttempts(seconds)

    async def succeeded(self, login: str, ip: str) -> None:
        """Take the counted attempt back: the name starts afresh, the network loses this one."""
        network = lockout.network_subject(self._key, ip)
        async with self._db.transaction(None) as tx:
            await self.forgive(tx, login)
            if network is not None:
                await tx.execute(_queries["take_attempt_back"], network, NETWORK.failures)

    async def forgive(self, tx: Transaction, login: str) -> None:
        """Forget every failure of a name; what a reset by an administrator does as well."""
        await tx.execute(_queries["clear_attempts"], lockout.account_subject(self._key, login))

    async def drop_old(self, tx: Transaction) -> None:
        """Drop what no longer counts, so that made-up names cannot fill the table for longer than a day."""
        now = self._clock.now()
        await tx.execute(_queries["drop_old_attempts"], now - ACCOUNT.forgotten_after, now)

    async def _one(self, tx: Transaction, subject: bytes, limit: Limit, now: datetime) -> int:
        """Count one subject; return for how many seconds it is locked, 0 if the attempt may go on."""
        row = await tx.fetchrow(_queries["count_attempt"], subject, now, now - limit.forgotten_after)
        assert row is not None  # noqa: S101 - the statement always returns its row
        if row["locked_until"] is not None and row["locked_until"] > now:
            return max(1, int((row["locked_until"] - now) / timedelta(seconds=1)))
        lock = limit.lock(row["failures"])
        if lock is not None:
            await tx.execute(_queries["lock_subject"], subject, now + lock, row["failures"])
        return 0
