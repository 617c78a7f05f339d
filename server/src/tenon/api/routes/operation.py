"""``/health``, ``/metrics``, ``/ca``, ``/openapi.json``, ``/test/clock``: running the server."""

from __future__ import annotations

import ipaddress
from datetime import datetime, timedelta
from typing import Annotated, Any

import msgspec
from litestar import Response, delete, get, put

from tenon.api.exchange import Exchange
from tenon.api.observe import metrics_text
from tenon.api.openapi import Documents
from tenon.api.parts import Parts
from tenon.api.provided import Caller
from tenon.calendar import WorkspaceClock
from tenon.identity import NotAdministrator
from tenon.kernel.errors import FieldProblem, Invalid, NotFound


class Health(msgspec.Struct):
    status: str
    database: bool
    read_only: bool
    version: str


FARTHEST_SECONDS = 100 * 366 * 86_400
"""A clock moved by more than a century would leave the calendar."""


class ClockWish(msgspec.Struct, forbid_unknown_fields=True):
    now: datetime | None = None
    offset_seconds: Annotated[float, msgspec.Meta(ge=-FARTHEST_SECONDS, le=FARTHEST_SECONDS)] | None = None


class ClockView(msgspec.Struct):
    now: datetime
    offset_seconds: float


@get("/health", summary="Whether the server works")
async def health(parts: Parts) -> Response[Health]:
    answers = await parts.pulse.database_answers()
    fine = answers and not parts.pulse.read_only
    told = Health("ok" if fine else "degraded", answers, parts.pulse.read_only, parts.situation.version)
    return Response(told, status_code=200 if answers else 503)


@get("/metrics", summary="Figures for Prometheus; from this machine, or for an administrator", media_type="text/plain")
async def metrics(parts: Parts, exchange: Exchange) -> Response[bytes]:
    token = exchange.token()
    session = await parts.identity.sessions.of(token, fresh=True) if token else None
    if not _from_this_machine(exchange) and not (session is not None and session.admin):
        raise NotFound
    return Response(metrics_text(), media_type="text/plain; version=0.0.4")


@get("/ca", summary="The certificate of this server's own authority", media_type="application/x-x509-ca-cert")
async def certificate(parts: Parts) -> Response[bytes]:
    file = parts.situation.ca_file
    if file is None or not file.is_file():
        raise NotFound
    return Response(
        file.read_bytes(),
        media_type="application/x-x509-ca-cert",
        headers={"content-disposition": 'attachment; filename="tenon-ca.crt"'},
    )


@get("/openapi.json", summary="This document")
async def openapi(documents: Documents, exchange: Exchange, caller: Caller) -> Response[Any]:
    document = documents.of(caller)
    headers = {"etag": document.etag, "cache-control": "private, no-cache", "vary": "cookie"}
    if exchange.text(b"if-none-match") == document.etag:
        return Response(None, status_code=304, headers=headers)
    return Response(document.body, media_type="application/json", headers=headers)


@get("/test/clock", summary="The workspace's clock; test servers only")
async def get_clock(parts: Parts, caller: Caller) -> ClockView:
    return await _shown(_movable(parts, caller), caller)


@put("/test/clock", summary="Move the workspace's clock; test servers only")
async def move_clock(parts: Parts, caller: Caller, data: ClockWish) -> ClockView:
    clock, workspace = _movable(parts, caller), caller.subject.workspace
    if data.now is not None:
        await clock.set_now(workspace, data.now)
    elif data.offset_seconds is not None:
        await clock.set_offset(workspace, timedelta(seconds=data.offset_seconds))
    else:
        raise Invalid([FieldProblem("now", "X112")])
    return await _shown(clock, caller)


@delete("/test/clock", summary="Let the workspace's clock show real time again; test servers only", status_code=200)
async def reset_clock(parts: Parts, caller: Caller) -> ClockView:
    clock = _movable(parts, caller)
    await clock.reset(caller.subject.workspace)
    return await _shown(clock, caller)


HANDLERS = (health, metrics, certificate, openapi, get_clock, move_clock, reset_clock)


def _from_this_machine(exchange: Exchange) -> bool:
    try:
        return ipaddress.ip_address(exchange.ip).is_loopback
    except ValueError:
        return False


def _movable(parts: Parts, caller: Caller) -> WorkspaceClock:
    if parts.situation.environment != "test" or not isinstance(parts.clock, WorkspaceClock):
        raise NotFound
    if not caller.subject.admin:
        raise NotAdministrator
    return parts.clock


async def _shown(clock: WorkspaceClock, caller: Caller) -> ClockView:
    workspace = caller.subject.workspace
    offset = await clock.load(workspace)
    return ClockView(clock.now(workspace), offset.total_seconds())
