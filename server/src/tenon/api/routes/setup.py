"""``/setup``, ``/invitations``, ``/workspaces``: how people and companies come in."""

from __future__ import annotations

from typing import Literal

import msgspec
from litestar import get, patch, post

from tenon.api.exchange import Exchange
from tenon.api.me import Me, WorkspaceRef, WorkspaceView
from tenon.api.parts import Parts
from tenon.api.routes.session import device_of, session_of, welcome
from tenon.identity import SetUp, SetUpDone, Workspace, WorkspaceChanges
from tenon.kernel.errors import FieldProblem, Invalid
from tenon.kernel.words import LANGUAGES, resolve


class PackOffer(msgspec.Struct):
    key: str
    label: str
    description: str
    objects: int
    sample_records: int


class SetupView(msgspec.Struct):
    needed: bool
    packs: list[PackOffer]


class FirstAdmin(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    login: str
    password: str


class Start(msgspec.Struct, forbid_unknown_fields=True):
    kind: Literal["empty", "pack"] = "empty"
    pack: str | None = None
    sample: bool = False


class SetupWish(msgspec.Struct, forbid_unknown_fields=True):
    company: str
    admin: FirstAdmin
    short_name: str = ""
    language: str = "zh-CN"
    timezone: str = "Asia/Shanghai"
    currency: str = "CNY"
    start: Start = msgspec.field(default_factory=Start)


class LinkPage(msgspec.Struct):
    kind: str
    name: str
    login: str
    company: str


class RedeemWish(msgspec.Struct, forbid_unknown_fields=True):
    password: str
    name: str | None = None


class Workspaces(msgspec.Struct):
    workspaces: list[WorkspaceRef]


class WorkspaceWish(msgspec.Struct, forbid_unknown_fields=True):
    name: str | msgspec.UnsetType = msgspec.UNSET
    short_name: str | msgspec.UnsetType = msgspec.UNSET
    timezone: str | msgspec.UnsetType = msgspec.UNSET
    currency: str | msgspec.UnsetType = msgspec.UNSET
    language: str | msgspec.UnsetType = msgspec.UNSET


@get("/setup", summary="Whether this installation waits for its first run, and what it can start from")
async def get_setup(parts: Parts, exchange: Exchange) -> SetupView:
    needed = await parts.identity.setup.needed()
    if not needed:
        return SetupView(needed=False, packs=[])
    offers = [
        PackOffer(
            pack.key,
            resolve(pack.label, exchange.language),
            resolve(pack.description, exchange.language),
            pack.objects,
            pack.sample_records,
        )
        for pack in await parts.packs.available()
    ]
    return SetupView(needed=True, packs=offers)


@post("/setup", summary="First run: company, administrator, what to start from")
async def set_up(parts: Parts, exchange: Exchange, data: SetupWish) -> Me:
    if not await parts.identity.setup.needed():
        raise SetUpDone
    if data.start.kind == "pack" and not data.start.pack:
        raise Invalid([FieldProblem("start.pack", "X112")])
    wish = SetUp(
        company=data.company,
        short_name=data.short_name,
        name=data.admin.name,
        login=data.admin.login,
        password=data.admin.password,
        language=data.language if data.language in LANGUAGES else exchange.language,
        timezone=data.timezone,
        currency=data.currency,
        pack=data.start.pack if data.start.kind == "pack" else None,
        sample=data.start.sample,
    )
    return await welcome(parts, exchange, await parts.identity.setup.run(wish, device_of(exchange)))


@get("/invitations/{token:str}", summary="What an invitation or reset link is for")
async def get_link(parts: Parts, token: str) -> LinkPage:
    view = await parts.identity.people.view_link(token)
    return LinkPage(view.kind, view.name, view.login, view.company)


@post("/invitations/{token:str}", summary="Choose a password and sign in", status_code=200)
async def redeem_link(parts: Parts, exchange: Exchange, token: str, data: RedeemWish) -> Me:
    signed_in = await parts.identity.people.redeem(token, data.password, data.name, device_of(exchange))
    return await welcome(parts, exchange, signed_in)


@get("/workspaces", summary="Workspaces the caller may enter")
async def list_workspaces(parts: Parts, exchange: Exchange) -> Workspaces:
    found = await parts.identity.sessions.workspaces(session_of(exchange))
    return Workspaces([WorkspaceRef(each.key, each.name) for each in found])


@get("/workspaces/current", summary="Settings of the active workspace")
async def get_workspace(parts: Parts, exchange: Exchange) -> WorkspaceView:
    return _view(await parts.identity.setup.workspace(session_of(exchange).workspace))


@patch("/workspaces/current", summary="Change settings of the active workspace")
async def change_workspace(parts: Parts, exchange: Exchange, data: WorkspaceWish) -> WorkspaceView:
    changes = WorkspaceChanges(**msgspec.structs.asdict(data))
    return _view(await parts.identity.setup.change_workspace(session_of(exchange).actor, changes))


HANDLERS = (get_setup, set_up, get_link, redeem_link, list_workspaces, get_workspace, change_workspace)


def _view(workspace: Workspace) -> WorkspaceView:
    return msgspec.convert(workspace, WorkspaceView, from_attributes=True)
