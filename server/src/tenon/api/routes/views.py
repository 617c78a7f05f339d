"""``/objects/{key}/views``: saved ways to look at an object's records, everybody's and one's own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from litestar import delete, get, post, put

from tenon import access
from tenon.api.errors import BadHeader
from tenon.api.exchange import Exchange
from tenon.api.parts import Parts
from tenon.api.provided import Caller
from tenon.api.routes.definitions import designing
from tenon.api.writing import Writing, version_of
from tenon.kernel.ids import parse_id
from tenon.store import Transaction
from tenon.views import Seen, told


class ViewMay(msgspec.Struct):
    """``share``: make a view of one's own everybody's, and take it back."""

    change: bool
    remove: bool
    share: bool


class ViewAnswer(msgspec.Struct):
    """A view. ``id`` is the key of a shared one; ``body`` is a view's body with its label in the caller's language."""

    id: str
    key: str | None
    shared: bool
    mine: bool
    version: int
    label: str
    body: dict[str, Any]
    may: ViewMay


class ViewList(msgspec.Struct):
    """The shared views by position, then the caller's own."""

    views: list[ViewAnswer]


class ViewWish(msgspec.Struct, forbid_unknown_fields=True):
    body: dict[str, Any]


class OrderWish(msgspec.Struct, forbid_unknown_fields=True):
    """Ids of views in the order wanted; those left out stand behind them."""

    ids: list[str]


@get("/objects/{key:str}/views", summary="Views of an object")
async def list_views(parts: Parts, caller: Caller, key: str) -> ViewList:
    return ViewList([_answer(seen, caller) for seen in await parts.views.visible(caller, key)])


@get("/objects/{key:str}/views/{view:str}", summary="One view")
async def get_view(parts: Parts, caller: Caller, key: str, view: str) -> ViewAnswer:
    return _answer(await parts.views.get(caller, key, view), caller)


@post("/objects/{key:str}/views", summary="Keep a view for oneself", status_code=201)
async def add_view(parts: Parts, writing: Writing, exchange: Exchange, key: str, data: ViewWish) -> ViewAnswer:
    async def write(tx: Transaction, caller: access.Caller) -> bytes:
        return _encoded(await parts.views.add(tx, caller, key, data.body), caller)

    answer = await writing.run(exchange, msgspec.json.encode(data), write, status=201)
    return msgspec.json.decode(answer.body, type=ViewAnswer)


@put("/objects/{key:str}/views/{view:str}", summary="Save a view")
async def change_view(
    parts: Parts, writing: Writing, exchange: Exchange, caller: Caller, key: str, view: str, data: ViewWish
) -> ViewAnswer:
    version = version_of(exchange)
    if version is None:
        raise BadHeader(name="If-Match", expected='"3"')
    number = parse_id(view)
    if number is None:
        designing(caller)
        return _answer(await parts.views.change_shared(caller, key, view, data.body, version), caller)

    async def write(tx: Transaction, now: access.Caller) -> bytes:
        return _encoded(await parts.views.change(tx, now, key, number, data.body, version), now)

    answer = await writing.run(exchange, msgspec.json.encode(data), write)
    return msgspec.json.decode(answer.body, type=ViewAnswer)


@delete("/objects/{key:str}/views/{view:str}", summary="Throw a view away")
async def remove_view(parts: Parts, writing: Writing, exchange: Exchange, caller: Caller, key: str, view: str) -> None:
    number = parse_id(view)
    if number is None:
        designing(caller)
        await parts.views.retire(caller, key, view)
        return

    async def write(tx: Transaction, now: access.Caller) -> bytes:
        await parts.views.remove(tx, now, key, number)
        return b"null"

    await writing.run(exchange, b"", write)


@post("/objects/{key:str}/views/order", summary="Put views in another order", status_code=200)
async def order_views(
    parts: Parts, writing: Writing, exchange: Exchange, caller: Caller, key: str, data: OrderWish
) -> ViewList:
    own = [number for each in data.ids if (number := parse_id(each)) is not None]
    shared = [each for each in data.ids if parse_id(each) is None]
    if shared:
        designing(caller)
        await parts.views.place_shared(caller, key, shared)

    async def write(tx: Transaction, now: access.Caller) -> bytes:
        await parts.views.place(tx, now, key, own)
        return b"null"

    await writing.run(exchange, msgspec.json.encode(data), write)
    return ViewList([_answer(seen, caller) for seen in await parts.views.visible(caller, key)])


@post("/objects/{key:str}/views/{view:uuid}/share", summary="Give a view to everybody", status_code=200)
async def share_view(parts: Parts, caller: Caller, key: str, view: UUID) -> ViewAnswer:
    designing(caller)
    return _answer(await parts.views.share(caller, key, view), caller)


@delete("/objects/{key:str}/views/{view:str}/share", summary="Take a shared view back", status_code=200)
async def take_view_back(parts: Parts, caller: Caller, key: str, view: str) -> ViewAnswer:
    designing(caller)
    return _answer(await parts.views.take_back(caller, key, view), caller)


HANDLERS = (list_views, get_view, add_view, order_views, change_view, remove_view, share_view, take_view_back)


def _answer(seen: Seen, caller: Caller) -> ViewAnswer:
    return msgspec.convert(told(seen, caller), ViewAnswer)


def _encoded(seen: Seen, caller: access.Caller) -> bytes:
    return msgspec.json.encode(told(seen, caller))
