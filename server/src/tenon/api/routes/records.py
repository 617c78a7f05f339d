"""History, recycle bin, batches: what was done to records, and the way back."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, delete, get, post
from litestar.params import Parameter

from tenon import access, records
from tenon.api.exchange import Exchange
from tenon.api.parts import Parts
from tenon.api.problem import worded
from tenon.api.provided import Caller
from tenon.api.writing import Writing
from tenon.kernel.errors import NotFound
from tenon.kernel.ids import parse_id
from tenon.kernel.texts import Texts
from tenon.records import Batch, BinEntry, HistoryEntry
from tenon.store import Transaction

PAGE = 50


class History(msgspec.Struct):
    entries: list[HistoryEntry]
    next_cursor: str | None


class RevealWish(msgspec.Struct, forbid_unknown_fields=True):
    """``field`` is the key of an encrypted field."""

    field: str


class RecycleBin(msgspec.Struct):
    entries: list[BinEntry]
    next_cursor: str | None


class Batches(msgspec.Struct):
    batches: list[Batch]
    next_cursor: str | None


class BatchDetail(msgspec.Struct, kw_only=True):
    id: UUID
    at: datetime
    actor: dict[str, Any] | None
    source: str
    op: str
    object: str
    object_label: str
    count: int
    title: str
    undone_at: datetime | None
    undoable: bool
    entries: list[records.BatchEntry]


class SkippedView(msgspec.Struct):
    record_id: UUID
    title: str | None
    reason: str


class UndoneView(msgspec.Struct):
    batch_id: UUID
    undone: int
    skipped: list[SkippedView]


@get("/objects/{key:str}/records/{record_id:uuid}/history", summary="Versions of a record")
async def get_history(parts: Parts, caller: Caller, key: str, record_id: UUID, cursor: str | None = None) -> History:
    async with parts.db.lease(caller.subject.workspace) as lease:
        return History(*await records.history(lease, caller, key, record_id, cursor=cursor, limit=PAGE))


@get("/objects/{key:str}/records/{record_id:uuid}/timeline", summary="What happened with a record")
async def get_timeline(
    parts: Parts,
    caller: Caller,
    key: str,
    record_id: UUID,
    kinds: str = "",
    cursor: str | None = None,
    limit: Annotated[int, Parameter(ge=1, le=100)] = 30,
) -> records.Timeline:
    """``kinds``: some of activity, change, created, file, joined by commas; none for all."""
    wanted = tuple(kind for kind in kinds.split(",") if kind) or records.KINDS
    async with parts.db.lease(caller.subject.workspace) as lease:
        return await records.timeline(lease, caller, key, record_id, kinds=wanted, cursor=cursor, limit=limit)


@post("/objects/{key:str}/records/{record_id:uuid}/reveal", summary="Read an encrypted value", status_code=200)
async def reveal(
    writing: Writing, exchange: Exchange, key: str, record_id: UUID, data: RevealWish
) -> Response[dict[str, Any]]:
    async def write(tx: Transaction, caller: access.Caller) -> bytes:
        return msgspec.json.encode(await records.reveal(tx, caller, key, record_id, data.field))

    answer = await writing.run(exchange, b"", write, kept=False)
    return Response(msgspec.json.decode(answer.body))


@get("/recycle-bin", summary="Deleted records")
async def list_deleted(
    parts: Parts, caller: Caller, object: str | None = None, cursor: str | None = None
) -> RecycleBin:
    async with parts.db.lease(caller.subject.workspace) as lease:
        found = await records.deleted_records(lease, caller, object_key=object, cursor=cursor, limit=PAGE)
    return RecycleBin(*found)


@delete("/recycle-bin/{key:str}/{record_id:uuid}", summary="Remove a deleted record for good")
async def purge(writing: Writing, exchange: Exchange, key: str, record_id: UUID) -> None:
    async def write(tx: Transaction, caller: access.Caller) -> bytes:
        await records.purge(tx, caller, key, record_id)
        return b""

    await writing.run(exchange, b"", write)


@get("/batches", summary="What was done to several records at once")
async def list_batches(parts: Parts, caller: Caller, cursor: str | None = None) -> Batches:
    async with parts.db.lease(caller.subject.workspace) as lease:
        found = await records.batches(lease, caller, before=_place(cursor), limit=PAGE + 1)
    return Batches(found[:PAGE], str(found[PAGE - 1].id) if len(found) > PAGE else None)


@get("/batches/{batch_id:uuid}", summary="What a batch did")
async def get_batch(parts: Parts, caller: Caller, batch_id: UUID) -> BatchDetail:
    async with parts.db.lease(caller.subject.workspace) as lease:
        batch, entries = await records.batch_of(lease, caller, batch_id)
    return BatchDetail(**msgspec.structs.asdict(batch), entries=entries)


@post("/batches/{batch_id:uuid}/undo", summary="Take a batch back", status_code=200)
async def undo_batch(parts: Parts, writing: Writing, exchange: Exchange, batch_id: UUID) -> Response[UndoneView]:
    async def write(tx: Transaction, caller: access.Caller) -> bytes:
        undone = await records.undo(tx, caller, batch_id)
        skipped = [_skipped(each, parts.texts, caller.language) for each in undone.skipped]
        return msgspec.json.encode(UndoneView(undone.batch_id, undone.undone, skipped))

    answer = await writing.run(exchange, b"", write)
    headers = {name.decode(): value.decode() for name, value in answer.headers}
    return Response(msgspec.json.decode(answer.body, type=UndoneView), headers=headers)


HANDLERS = (get_history, get_timeline, reveal, list_deleted, purge, list_batches, get_batch, undo_batch)


def _skipped(told: records.Skipped, texts: Texts, language: str) -> SkippedView:
    reason = texts.message(told.code, language, worded(told.params, texts, language))
    return SkippedView(told.record_id, told.title, reason)


def _place(cursor: str | None) -> UUID | None:
    """Return the batch that a page starts behind; a cursor that is none of ours finds nothing."""
    place = parse_id(cursor)
    if cursor and place is None:
        raise NotFound
    return place
