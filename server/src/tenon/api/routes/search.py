"""``/search``: the best hits of every object that the caller may read."""

from __future__ import annotations

from litestar import Response, get

from tenon.api.callers import Callers
from tenon.api.exchange import Exchange
from tenon.api.parts import Parts
from tenon.query import parse_search


@get("/search", summary="Search in every object")
async def search(parts: Parts, callers: Callers, exchange: Exchange, q: str = "", limit: int = 5) -> Response[bytes]:
    answer = await callers.reading(exchange, parts.gate, parse_search(q, limit))
    return Response(answer, media_type="application/json")


HANDLERS = (search,)
