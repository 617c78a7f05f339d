"""``/session``, ``/me``: signing in and out, and who is signed in."""

from __future__ import annotations

from typing import Literal

import msgspec
from litestar import delete, get, patch, post, put

from tenon.api.exchange import Exchange
from tenon.api.me import Me, me_of
from tenon.api.parts import Parts
from tenon.api.provided import Caller
from tenon.api.security import dead_cookie, session_cookie
from tenon.identity import Device, NotSignedIn, ProfileChanges, Session, SignedIn


class Credentials(msgspec.Struct, forbid_unknown_fields=True):
    login: str
    password: str


class WorkspaceWish(msgspec.Struct, forbid_unknown_fields=True):
    key: str


class ProfileWish(msgspec.Struct, forbid_unknown_fields=True):
    name: str | msgspec.UnsetType = msgspec.UNSET
    language: Literal["zh-CN", "en-US"] | msgspec.UnsetType = msgspec.UNSET
    theme: Literal["system", "light", "dark"] | msgspec.UnsetType = msgspec.UNSET


class PasswordWish(msgspec.Struct, forbid_unknown_fields=True):
    current: str
    new: str


@post("/session", summary="Sign in", status_code=200)
async def sign_in(parts: Parts, exchange: Exchange, data: Credentials) -> Me:
    signed_in = await parts.identity.sessions.sign_in(data.login, data.password, device_of(exchange))
    return await welcome(parts, exchange, signed_in)


@delete("/session", summary="Sign out")
async def sign_out(parts: Parts, exchange: Exchange) -> None:
    await parts.identity.sessions.sign_out(session_of(exchange))
    exchange.set_cookies.append(dead_cookie(secure=exchange.secure))


@put("/session/workspace", summary="Enter another workspace")
async def enter_workspace(parts: Parts, exchange: Exchange, data: WorkspaceWish) -> Me:
    token = exchange.token() or ""
    exchange.session = await parts.identity.sessions.enter(session_of(exchange), token, data.key)
    return await me_of(parts, exchange)


@get("/me", summary="Who is signed in, and where")
async def get_me(parts: Parts, exchange: Exchange, caller: Caller) -> Me:
    return await me_of(parts, exchange)


@patch("/me", summary="Change one's own name, language or theme")
async def change_me(parts: Parts, exchange: Exchange, data: ProfileWish) -> Me:
    changes = ProfileChanges(name=data.name, language=data.language, theme=data.theme)
    sessions = parts.identity.sessions
    exchange.session = await sessions.change_profile(session_of(exchange), exchange.token() or "", changes)
    return await me_of(parts, exchange)


@post("/me/password", summary="Change one's own password; ends all other sessions", status_code=204)
async def change_password(parts: Parts, exchange: Exchange, data: PasswordWish) -> None:
    sessions = parts.identity.sessions
    await sessions.change_password(session_of(exchange), data.current, data.new, device_of(exchange))


HANDLERS = (sign_in, sign_out, enter_workspace, get_me, change_me, change_password)


def session_of(exchange: Exchange) -> Session:
    """Return the session that the edge has found."""
    if exchange.session is None:
        raise NotSignedIn
    return exchange.session


def device_of(exchange: Exchange) -> Device:
    """Return where the request comes from."""
    agent = (exchange.header(b"user-agent") or b"").decode("latin-1")
    return Device(exchange.ip, agent.replace("\0", ""))


async def welcome(parts: Parts, exchange: Exchange, signed_in: SignedIn) -> Me:
    """Sign the browser in and tell it who it is."""
    exchange.session = signed_in.session
    exchange.set_cookies.append(session_cookie(signed_in.token, secure=exchange.secure))
    return await me_of(parts, exchange)
