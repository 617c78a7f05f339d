"""``/search``: the best hits of every object that the caller may read."""

from __future__ import annotations

from uuid import UUID

import msgspec
from litestar import get

from tenon.api.callers import Callers
from tenon.api.exchange import Exchange
from tenon.api.parts import Parts
from tenon.query import parse_search


class Matched(msgspec.Struct):
    field: str
    text: str | None


class Hit(msgspec.Struct):
    id: UUID
    title: str | None
    matched: Matched | None


class Hits(msgspec.Struct):
    object: str
    label: str
    icon: str
    records: list[Hit]


class SearchView(msgspec.Struct):
    groups: list[Hits]


@get("/search", summary="Search in every object")
async def search(parts: Parts, callers: Callers, exchange: Exchange, q: str = "", limit: int = 5) -> SearchView:
    answer = await callers.reading(exchange, parts.gate, parse_search(q, limit))
    return msgspec.json.decode(answer, type=SearchView)


HANDLERS = (search,)
