"""Puts the edge together from the parts that ``main`` hands over."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable
from types import FrameType

import msgspec
import structlog
from litestar.types import ControllerRouterHandler

from tenon.access import Caller, Scope
from tenon.api.callers import Callers
from tenon.api.client import Client
from tenon.api.edge import Edge
from tenon.api.events import Events
from tenon.api.events.watch import Watches
from tenon.api.hot import RecordRoutes
from tenon.api.observe import Observer
from tenon.api.openapi import Documents
from tenon.api.openapi.platform import platform_document
from tenon.api.parts import Parts
from tenon.api.platform import build
from tenon.api.routes import (
    calendar,
    definitions,
    exports,
    files,
    imports,
    jobs,
    objects,
    operation,
    packs,
    records,
    regions,
    search,
    session,
    setup,
    templates,
    users,
    views,
)
from tenon.feed import Tail
from tenon.store import CHANNEL

HANDLERS: list[ControllerRouterHandler] = [
    *setup.HANDLERS,
    *session.HANDLERS,
    *users.HANDLERS,
    *definitions.HANDLERS,
    *templates.HANDLERS,
    *objects.HANDLERS,
    *records.HANDLERS,
    *regions.HANDLERS,
    *calendar.HANDLERS,
    *search.HANDLERS,
    *jobs.HANDLERS,
    *files.HANDLERS,
    *packs.HANDLERS,
    *imports.HANDLERS,
    *exports.HANDLERS,
    *views.HANDLERS,
    *operation.HANDLERS,
]
REFRESH_SECONDS = 30.0

_log = structlog.get_logger("tenon.api")


class Note(msgspec.Struct):
    """What one process tells the others when a workspace moved on."""

    ws: str
    rev: int
    epoch: int


def create(parts: Parts) -> Edge:
    """Return the ASGI application."""
    callers = Callers(parts.db, parts.identity, parts.catalogs, parts.clock, parts.sealer_of)
    watches = Watches(parts.db)
    events = Events(callers, Tail(parts.db), watches, parts.gate)
    observer = Observer()
    hot = RecordRoutes(parts, callers, observer)
    documents = Documents(lambda: platform_document(HANDLERS), parts.situation.version)
    doubts: set[asyncio.Task[None]] = set()

    def heard(payload: str) -> None:
        note = msgspec.json.decode(payload, type=Note)
        parts.catalogs.hint(note.ws, note.rev)
        parts.identity.sessions.note_epoch(note.ws, note.epoch)
        watches.hint(note.ws)

    async def startup() -> None:
        parts.db.listen(CHANNEL, heard, parts.catalogs.forget)
        parts.pulse.listen()
        doubts.add(asyncio.create_task(_each(REFRESH_SECONDS, parts.catalogs.forget)))
        _before_the_server_stops(events.close)
        _log.info("started", version=parts.situation.version)

    async def shutdown() -> None:
        events.close()
        for task in doubts:
            task.cancel()
        await parts.db.close()

    return Edge(
        find_hot=hot.find,
        find_session=parts.identity.sessions.of,
        platform=build(parts, callers, documents, HANDLERS),
        events=events,
        client=Client(parts.situation.client_folder),
        callers=callers,
        texts=parts.texts,
        csrf_key=parts.csrf_key,
        pulse=parts.pulse,
        observer=observer,
        startup=startup,
        shutdown=shutdown,
    )


async def document_of(parts: Parts, workspace: str) -> bytes:
    """Return the OpenAPI document of everything published in a workspace."""
    catalog = await parts.catalogs.get(workspace)
    scope = Scope.system(workspace, reason="describe the API on the command line", epoch=catalog.epoch)
    caller = Caller(scope.subject, catalog, scope, catalog.language, catalog.timezone, parts.clock.now(workspace))
    return Documents(lambda: platform_document(HANDLERS), parts.situation.version).of(caller).body


def _before_the_server_stops(act: Callable[[], None]) -> None:
    """Call ``act`` when the process is asked to stop, before the server waits for open requests to end.

    The server's own handler runs after ours; the lifespan's end would be too late, for streams never end by themselves.
    """
    loop = asyncio.get_running_loop()
    server_stops = signal.getsignal(signal.SIGTERM)

    def stopping(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(act)
        if callable(server_stops):
            server_stops(number, frame)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, stopping)


async def _each(seconds: float, act: Callable[[], None]) -> None:
    """Call ``act`` again and again: what a lost notification would have said is found out at the latest then."""
    while True:
        await asyncio.sleep(seconds)
        act()
