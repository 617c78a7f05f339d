"""``GET /events``: Server-Sent Events for one browser, resumable by ``Last-Event-ID``, the place in the change log.

Every event passes the rights that hold when it is sent. When the permission epoch moves, the stream resolves its caller
anew before it sends anything else, and ends if the session has ended.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import msgspec

from tenon.access import ALL, Caller
from tenon.api.callers import Callers
from tenon.api.describe import visible
from tenon.api.events.watch import Moved, Watches
from tenon.api.exchange import Exchange, Receive, Scope, Send
from tenon.feed import Batch, Change, Position, Tail
from tenon.identity import NotSignedIn
from tenon.kernel.errors import NotFound
from tenon.query import GetRecord, ReadGate

PING_SECONDS = 15.0
RETRY_MS = 2000
LONGEST_BURST = 200
"""More changes than this at once are not told one by one: the page reads itself anew."""

Event = bytes


class Events:
    """Serves the event streams of one process."""

    def __init__(self, callers: Callers, tail: Tail, watches: Watches, gate: ReadGate) -> None:
        self._callers = callers
        self._tail = tail
        self._watches = watches
        self._gate = gate
        self._closing = asyncio.Event()

    def close(self) -> None:
        """End every stream: the server stops."""
        self._closing.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange: Exchange = scope["tenon"]
        exchange.route = "/events"
        caller = await self._callers.now(exchange)
        headers = [(b"content-type", b"text/event-stream; charset=utf-8"), (b"x-accel-buffering", b"no")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        stream = _Stream(self._callers, self._gate, exchange, caller)
        start = Position.parse((exchange.header(b"last-event-id") or b"").decode("latin-1"))
        events = self._events(stream, caller.subject.workspace, start)
        gone = asyncio.create_task(_disconnected(receive))
        closing = asyncio.create_task(self._closing.wait())
        writing = asyncio.create_task(_write(events, send))
        try:
            await asyncio.wait((gone, closing, writing), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (gone, closing, writing):
                task.cancel()
            await asyncio.gather(gone, closing, writing, return_exceptions=True)
        if not gone.done() or gone.cancelled():
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _events(self, stream: _Stream, workspace: str, start: Position | None) -> AsyncIterator[Event]:
        yield f"retry: {RETRY_MS}\n\n".encode()
        with self._watches.listen(workspace) as moves:
            async with self._tail.follow(workspace, start) as batches, _either(batches, moves) as items:
                async for item in items:
                    try:
                        # A page that reads slowly gets what waited for it under the rights of now.
                        await stream.obey(self._watches.epoch(workspace))
                        for event in await stream.told(item):
                            yield event
                    except NotSignedIn:
                        return


class _Stream:
    """What one browser is told."""

    def __init__(self, callers: Callers, gate: ReadGate, exchange: Exchange, caller: Caller) -> None:
        self._callers = callers
        self._gate = gate
        self._exchange = exchange
        self._caller = caller

    async def told(self, item: Batch | Moved | None) -> list[Event]:
        """Return the events that an item means for this caller; None is the time for a sign of life."""
        if item is None:
            return [b": ping\n\n"]
        if isinstance(item, Batch):
            return await self._changes(item)
        return await self._moved(item)

    async def _moved(self, moved: Moved) -> list[Event]:
        events = []
        if moved.epoch is not None:
            await self.obey(moved.epoch)
            events.append(_event("epoch", {}))
        if moved.revision is not None:
            self._caller = await self._callers.of(self._exchange, revision=moved.revision)
            events.append(_event("revision", {"revision": moved.revision}))
        if moved.job is not None and self._concerned_by(moved):
            job = moved.job
            progress = {"done": job.done, "total": job.total}
            events.append(_event("job", {"id": job.id, "state": job.state, "progress": progress}))
        if moved.resync:
            events.append(_event("resync", {}))
        return events

    async def obey(self, epoch: int) -> None:
        """Take on the rights of an epoch, if it is newer than the one at hand.

        Raises:
            NotSignedIn: the session has ended, or has moved to another workspace than the stream tells of.
        """
        if epoch <= self._caller.scope.epoch:
            return
        workspace = self._caller.subject.workspace
        self._caller = await self._callers.of(self._exchange, epoch=epoch)
        if self._caller.subject.workspace != workspace:
            raise NotSignedIn

    def _concerned_by(self, moved: Moved) -> bool:
        subject = self._caller.subject
        return subject.admin or (moved.job is not None and moved.job.created_by == subject.user_id)

    async def _changes(self, batch: Batch) -> list[Event]:
        place = str(batch.position)
        objects = self._caller.catalog.objects
        # A line changes with its record, which is told; many of them are no burst.
        changes = [c for c in batch.changes if not (c.object in objects and objects[c.object].parent)]
        if batch.resync or len(changes) > LONGEST_BURST or any(c.record_id is None for c in changes):
            return [_event("resync", {}, place)]
        told = [each for each in [await self._change(change) for change in changes] if each is not None]
        # Only the end of a batch is a place to resume from: the batch was put into the order of versions.
        return [_event("change", each, place if each is told[-1] else "") for each in told]

    async def _change(self, change: Change) -> dict[str, Any] | None:
        caller = self._caller
        found = caller.catalog.objects.get(change.object)
        if found is None or not visible(caller, change.object):
            return None
        scope = caller.scope.object(change.object)
        fields = [key for key in change.changed if key in found.fields and scope.can_read(key)]
        if change.op == "reveal" or (change.op == "update" and not fields):
            return None
        if scope.row != ALL and not await self._reaches(change):
            return None
        return {
            "object": change.object,
            "id": change.record_id,
            "op": change.op,
            "version": change.version,
            "fields": fields,
        }

    async def _reaches(self, change: Change) -> bool:
        """Ask the read gate whether the caller may see the record as it is now."""
        assert change.record_id is not None  # noqa: S101 - rows of whole batches were answered by a resync
        request = GetRecord(change.object, change.record_id, fields=(), deleted=change.op == "delete")
        try:
            await self._callers.reading(self._exchange, self._gate, request)
        except NotFound:
            return False
        return True


def _event(kind: str, data: dict[str, Any], place: str = "") -> Event:
    head = f"event: {kind}\n" + (f"id: {place}\n" if place else "")
    return head.encode() + b"data: " + msgspec.json.encode(data) + b"\n\n"


async def _write(events: AsyncIterator[Event], send: Send) -> None:
    async with contextlib.aclosing(events):  # type: ignore[type-var]  # a generator, typed as iterator
        async for event in events:
            await send({"type": "http.response.body", "body": event, "more_body": True})


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


@contextlib.asynccontextmanager
async def _either(
    batches: AsyncIterator[Batch], moves: asyncio.Queue[Moved]
) -> AsyncIterator[AsyncIterator[Batch | Moved | None]]:
    """Give whatever comes first of two sources, and None after each quarter of a minute in which nothing came."""
    merged: asyncio.Queue[Batch | Moved] = asyncio.Queue(1)

    async def pass_batches() -> None:
        async for batch in batches:
            await merged.put(batch)

    async def pass_moves() -> None:
        while True:
            await merged.put(await moves.get())

    async def items() -> AsyncIterator[Batch | Moved | None]:
        while True:
            try:
                yield await asyncio.wait_for(merged.get(), PING_SECONDS)
            except TimeoutError:
                yield None

    pumps = [asyncio.create_task(pass_batches()), asyncio.create_task(pass_moves())]
    try:
        yield items()
    finally:
        for pump in pumps:
            pump.cancel()
        await asyncio.gather(*pumps, return_exceptions=True)
