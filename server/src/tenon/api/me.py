"""Me: what a client must know before it can draw its first page."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from tenon.api.exchange import Exchange
from tenon.api.parts import Parts
from tenon.calendar import WorkCalendar
from tenon.identity import NotSignedIn, csrf_token
from tenon.schema import Catalog


class UserView(msgspec.Struct):
    id: UUID
    name: str
    login: str
    language: str
    theme: str


class WorkspaceView(msgspec.Struct):
    key: str
    name: str
    short_name: str
    timezone: str
    currency: str
    language: str


class WorkspaceRef(msgspec.Struct):
    key: str
    name: str


class ServerView(msgspec.Struct):
    version: str
    insecure_http: bool
    read_only: bool
    environment: str


class Warning(msgspec.Struct):
    code: str
    message: str


class Me(msgspec.Struct):
    user: UserView
    workspace: WorkspaceView
    workspaces: list[WorkspaceRef]
    admin: bool
    csrf: str
    revision: int
    server: ServerView
    warnings: list[Warning]


async def me_of(parts: Parts, exchange: Exchange) -> Me:
    """Return who is signed in on this exchange, and the state of his workspace and of the server."""
    session = exchange.session
    if session is None:
        raise NotSignedIn
    catalog = await parts.catalogs.get(session.workspace, exchange.revision)
    exchange.revision = catalog.revision
    workspace = await parts.identity.setup.workspace(session.workspace)
    others = await parts.identity.sessions.workspaces(session)
    situation = parts.situation
    return Me(
        user=UserView(session.user_id, session.name, session.login, session.language, session.theme),
        workspace=msgspec.convert(workspace, WorkspaceView, from_attributes=True),
        workspaces=[WorkspaceRef(each.key, each.name) for each in others],
        admin=session.admin,
        csrf=csrf_token(parts.csrf_key, session.id),
        revision=catalog.revision,
        server=ServerView(situation.version, situation.insecure_http, parts.pulse.read_only, situation.environment),
        warnings=_warnings(parts, catalog, session.language),
    )


def _warnings(parts: Parts, catalog: Catalog, language: str) -> list[Warning]:
    today = parts.clock.now(catalog.workspace).astimezone(ZoneInfo(catalog.timezone)).date()
    found = (WorkCalendar(body).warning(today) for body in catalog.published("calendar").values())
    return [Warning(each.code, parts.texts.message(each.code, language, each.params)) for each in found if each]
