"""Following along: changes of one workspace for pages that are open now. Nothing is stored; what is missed is resynced.

One task per workspace and process polls the log behind the watermark while anybody listens, so the price does not grow
with the number of open pages, and a writer pays nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec

from tenon.feed.model import Change, Position, change_of, in_version_order
from tenon.kernel.errors import TenonError
from tenon.store import Database, load

POLL_SECONDS = 0.25
BATCH = 1000
LONGEST_CATCH_UP = 5000
LONGEST_QUEUE = 64

_queries = load(__name__)


class Batch(msgspec.Struct, frozen=True):
    """Changes that a listener has not seen yet, and the place in the log where they end: the id to resume from.

    With ``resync`` too much was missed: everything on the page is to be read again.
    """

    position: Position
    changes: tuple[Change, ...] = ()
    resync: bool = False


class Tail:
    """The open end of the log, workspace by workspace."""

    def __init__(self, db: Database, poll_seconds: float = POLL_SECONDS) -> None:
        self._db = db
        self._poll_seconds = poll_seconds
        self._live: dict[str, _Live] = {}

    async def position(self, workspace: str) -> Position:
        """Return the place from which on nothing has been shown to anybody yet."""
        async with self._db.lease(workspace) as lease:
            return Position(await lease.fetchval(_queries["watermark"]), 0)

    async def since(self, workspace: str, position: Position, limit: int = BATCH) -> tuple[list[Change], Position]:
        """Return the next changes after ``position`` in log order (without contents) and the place where they end."""
        async with self._db.lease(workspace) as lease:
            rows = await lease.fetch(_queries.of(workspace)["tail_after"], position.xid, position.id, limit)
        changes = [change_of(row) for row in rows]
        return changes, changes[-1].position if changes else position

    @asynccontextmanager
    async def follow(self, workspace: str, start: Position | None = None) -> AsyncIterator[AsyncIterator[Batch]]:
        """Give the batches of changes after ``start`` (None: from now on), for as long as the block runs.

        A listener that does not keep up, or starts too far back, gets one ``resync`` in the place of what it missed.
        """
        if workspace not in self._live:
            position = await self.position(workspace)
            # Another listener may have come first while this one asked.
            self._live.setdefault(workspace, _Live(self, workspace, position, self._poll_seconds))
        live = self._live[workspace]
        queue: asyncio.Queue[Batch] = asyncio.Queue(LONGEST_QUEUE)
        joined = live.join(queue)
        try:
            yield self._batches(workspace, start, joined, queue)
        finally:
            if live.leave(queue):
                self._live.pop(workspace, None)

    async def _batches(
        self, workspace: str, start: Position | None, joined: Position, queue: asyncio.Queue[Batch]
    ) -> AsyncIterator[Batch]:
        if start is not None:
            async for batch in self._catch_up(workspace, start, joined):
                yield batch
        while True:
            batch = await queue.get()
            if start is not None and start > joined and not batch.resync:
                # The listener had seen more, from another process, than this one had polled when it came.
                batch = _batch([change for change in batch.changes if change.position > start], batch.position)
            if batch.changes or batch.resync:
                yield batch

    async def _catch_up(self, workspace: str, start: Position, joined: Position) -> AsyncIterator[Batch]:
        """Give what lies between ``start`` and the place where the queue begins."""
        if start.xid > joined.xid and start.xid > (await self.position(workspace)).xid:
            # A place that this cluster has not reached: it was remembered before a restore.
            yield Batch(joined, resync=True)
            return
        read = 0
        while start < joined:
            changes, start = await self.since(workspace, start)
            missed = [change for change in changes if change.position <= joined]
            read += len(missed)
            if read > LONGEST_CATCH_UP:
                yield Batch(joined, resync=True)
                return
            if missed:
                yield _batch(missed, missed[-1].position)
            if len(missed) < BATCH:
                return


def _batch(changes: list[Change], position: Position) -> Batch:
    return Batch(position, tuple(in_version_order(changes)))


class _Live:
    """The polling of one workspace while anybody listens."""

    def __init__(self, tail: Tail, workspace: str, position: Position, poll_seconds: float) -> None:
        self._tail = tail
        self._workspace = workspace
        self._position = position
        self._poll_seconds = poll_seconds
        self._queues: set[asyncio.Queue[Batch]] = set()
        self._task: asyncio.Task[None] | None = None

    def join(self, queue: asyncio.Queue[Batch]) -> Position:
        """Add a listener; returns the place after which the queue holds everything."""
        self._queues.add(queue)
        if self._task is None:
            self._task = asyncio.create_task(self._poll())
        return self._position

    def leave(self, queue: asyncio.Queue[Batch]) -> bool:
        """Remove a listener; tells whether it was the last."""
        self._queues.discard(queue)
        if not self._queues and self._task is not None:
            self._task.cancel()
            self._task = None
        return not self._queues

    async def _poll(self) -> None:
        while True:
            try:
                changes, position = await self._tail.since(self._workspace, self._position)
            except TenonError:
                # Whatever it was, the pages that follow must not fall silent: the next look asks again.
                changes, position = [], self._position
            # Moved and handed out without an await between, so that who joins misses nothing and gets nothing twice.
            self._position = position
            if changes:
                batch = _batch(changes, position)
                for queue in self._queues:
                    self._hand(queue, batch)
            if len(changes) < BATCH:
                await asyncio.sleep(self._poll_seconds)

    def _hand(self, queue: asyncio.Queue[Batch], batch: Batch) -> None:
        try:
            queue.put_nowait(batch)
        except asyncio.QueueFull:
            while not queue.empty():
                queue.get_nowait()
            queue.put_nowait(Batch(batch.position, resync=True))
