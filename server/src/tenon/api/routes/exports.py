"""``/objects/{key}/exports`` and ``/workspaces/current/exports``: records or all there is as a file, made by a job."""

from __future__ import annotations

from uuid import UUID

import msgspec
from litestar import post

from tenon import access
from tenon.api.exchange import Exchange
from tenon.api.writing import Writing
from tenon.exports import Wish, start_export
from tenon.store import Transaction
from tenon.transfer import start_leaving


class Begun(msgspec.Struct):
    """``job`` is done when its result names the ``file``, which only the person who asked can open, for a day."""

    job: UUID


@post("/objects/{key:str}/exports", summary="Export a list as a file", status_code=202)
async def export(writing: Writing, exchange: Exchange, key: str, data: Wish) -> Begun:
    async def write(tx: Transaction, caller: access.Caller) -> bytes:
        return msgspec.json.encode(Begun(await start_export(tx, caller, key, data)))

    answer = await writing.run(exchange, msgspec.json.encode(data), write, status=202)
    return msgspec.json.decode(answer.body, type=Begun)


@post("/workspaces/current/exports", summary="Export the whole workspace as one file", status_code=202)
async def export_workspace(writing: Writing, exchange: Exchange) -> Begun:
    async def write(tx: Transaction, caller: access.Caller) -> bytes:
        return msgspec.json.encode(Begun(await start_leaving(tx, caller)))

    answer = await writing.run(exchange, b"", write, status=202)
    return msgspec.json.decode(answer.body, type=Begun)


HANDLERS = (export, export_workspace)
