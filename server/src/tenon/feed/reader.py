"""Consumers that must see every change: one reader each per workspace, cursor and work in one commit."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import structlog

from tenon.feed.model import Consumer, change_of, in_version_order
from tenon.store import Database, Unavailable, load

BATCH = 1000
POLL_SECONDS = 1.0

_queries = load(__name__)
_log = structlog.get_logger("tenon.feed")


class Reader:
    """Hands the changes of every workspace to the consumers."""

    def __init__(self, db: Database, consumers: Sequence[Consumer]) -> None:
        self._db = db
        self._consumers = consumers

    async def advance(self, workspace: str, consumer: Consumer, limit: int = BATCH) -> int:
        """Hand the next changes to one consumer; returns how many (0 as well while another process reads for it).

        Raises:
            Exception: what ``handle`` raised; the cursor has not moved.
        """
        queries = _queries.of(workspace)
        async with self._db.transaction(workspace) as tx:
            if not await tx.fetchval(queries["lock_consumer"], f"feed:{workspace}:{consumer.name}"):
                return 0
            cursor = await tx.fetchrow(queries["get_cursor"], consumer.name)
            xid, last, floor = (0, 0, 0) if cursor is None else (cursor["xid"], cursor["id"], cursor["floor_id"])
            rows = await tx.fetch(queries["changes_after"], xid, last, floor, limit)
            if not rows:
                return 0
            changes = [change_of(row) for row in rows]
            await consumer.handle(tx, workspace, in_version_order(changes))
            end = changes[-1].position
            await tx.execute(queries["set_cursor"], consumer.name, end.xid, end.id)
        return len(rows)

    async def round(self) -> int:
        """Let every consumer read once in every workspace; returns how many changes that was."""
        async with self._db.lease(None) as lease:
            workspaces = [row["key"] for row in await lease.fetch(_queries["workspaces"])]
        read = 0
        for workspace in workspaces:
            for consumer in self._consumers:
                try:
                    read += await self.advance(workspace, consumer)
                except Unavailable:
                    raise
                except Exception as problem:
                    _log.error("consumer_failed", consumer=consumer.name, workspace=workspace, exc_info=problem)
        return read

    async def run(self) -> None:
        """Read for ever, each second or, while there is more, without pause."""
        while True:
            try:
                read = await self.round()
            except Unavailable:
                read = 0
            if read < BATCH:
                await asyncio.sleep(POLL_SECONDS)
