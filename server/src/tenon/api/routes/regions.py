"""``/regions``: the provinces, cities and districts that fields of regions and addresses name by code."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import NamedTuple

import msgspec
from litestar import Response, get

from tenon.api.exchange import Exchange
from tenon.api.provided import Caller
from tenon.kernel.pinyin import syllables
from tenon.schema import all_regions


class RegionView(msgspec.Struct):
    """``code`` of GB/T 2260: the first two digits are those of the province, the first four those of the city.

    ``pinyin`` has a blank between syllables.
    """

    code: str
    name: str
    pinyin: str


class RegionsView(msgspec.Struct):
    regions: list[RegionView]


class _Document(NamedTuple):
    body: bytes
    etag: str


@get("/regions", summary="Provinces, cities and districts of China")
async def list_regions(exchange: Exchange, caller: Caller) -> Response[RegionsView]:
    document = _document()
    headers = {"etag": document.etag, "cache-control": "private, max-age=86400"}
    if exchange.text(b"if-none-match") == document.etag:
        return Response(None, status_code=304, headers=headers)  # type: ignore[arg-type]  # a 304 has no body
    return Response(document.body, media_type="application/json", headers=headers)  # type: ignore[arg-type]  # as bytes


HANDLERS = (list_regions,)


@cache
def _document() -> _Document:
    """Return the table as it is sent: it changes with the program alone."""
    rows = [RegionView(each.code, each.name, " ".join(syllables(each.name))) for each in all_regions().values()]
    body = msgspec.json.encode(RegionsView(rows))
    return _Document(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')
