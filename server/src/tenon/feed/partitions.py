"""The months of the change log: each has a partition of its own, made ahead of time."""

from __future__ import annotations

import asyncio
import random
from datetime import datetime

import asyncpg

from tenon.store import Database, load

MONTHS_AHEAD = 1
TRIES = 20
PAUSE_SECONDS = 0.2

_queries = load(__name__)


async def make_partitions(db: Database, workspace: str, now: datetime, months_ahead: int = MONTHS_AHEAD) -> list[str]:
    """Make the partitions of ``now``'s month (UTC) and of those that follow; returns the names of the new ones.

    Rows of such a month that already lie in the default partition move over. Writers are never held up for longer
    than the lock limit of DDL; when they hold it up, it tries again.

    Raises:
        asyncpg.LockNotAvailableError: writers held the default partition through all tries.
    """
    queries = _queries.of(workspace)
    async with db.lease(workspace) as lease:
        if not await lease.fetchval(queries["missing_partitions"], now, months_ahead):
            return []
    for attempt in range(1, TRIES + 1):
        try:
            async with db.ddl() as tx:
                made: list[str] = await tx.fetchval(queries["make_partitions"], now, months_ahead)
                return made
        except asyncpg.LockNotAvailableError:
            if attempt == TRIES:
                raise
            await asyncio.sleep(PAUSE_SECONDS * (0.5 + random.random()))  # noqa: S311 - jitter
    raise AssertionError("unreachable")
