"""Batches: what was done to several records at once, or can be taken back with one click. Everybody sees his own."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from tenon.access import Caller
from tenon.kernel.words import resolve
from tenon.query import View
from tenon.records.changes import Change, ChangeTexts, change_rows
from tenon.records.errors import NoSuchBatch
from tenon.records.line_changes import line_changes
from tenon.store import Lease, Transaction, load

_queries = load(__name__)
ENTRIES = 1_000


class Batch(msgspec.Struct, frozen=True):
    """One batch. ``at`` is UTC; ``actor`` is ``{"id", "name"}`` or None for the system."""

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


class BatchEntry(msgspec.Struct, frozen=True):
    """What a batch did to one record; only fields that the caller may read."""

    object: str
    record_id: UUID
    title: str | None
    op: str
    changes: list[Change]


async def add_batch(
    tx: Transaction, caller: Caller, batch: UUID, op: str, object_key: str, count: int, undo_of: UUID | None = None
) -> None:
    """Write the batch's own row, in the transaction of its changes; one that has a row grows by ``count``."""
    await tx.execute(
        _queries.of(caller.catalog.workspace)["add_batch"],
        batch,
        caller.now,
        caller.subject.user_id,
        caller.source,
        op,
        object_key,
        count,
        undo_of,
    )


async def batches(
    source: Lease | Transaction, caller: Caller, *, before: UUID | None = None, limit: int = 50
) -> list[Batch]:
    """Return the caller's batches (an administrator: everybody's), the latest first, from behind ``before``."""
    queries = _queries.of(caller.catalog.workspace)
    rows = await source.fetch(queries["list_batches"], own_only(caller), before, limit)
    return [_batch(caller, row) for row in rows]


async def batch_of(source: Lease | Transaction, caller: Caller, batch_id: UUID) -> tuple[Batch, list[BatchEntry]]:
    """Return a batch and what it did, the first 1,000 records of it.

    Raises:
        NoSuchBatch: there is none, or it is somebody else's.
    """
    queries = _queries.of(caller.catalog.workspace)
    row = await source.fetchrow(queries["get_batch"], batch_id, own_only(caller))
    if row is None:
        raise NoSuchBatch
    logged = await source.fetch(queries["batch_changes"], batch_id, 0, ENTRIES)
    entries: list[BatchEntry] = []
    for key in dict.fromkeys(log["object"] for log in logged):
        found = caller.catalog.objects.get(key)
        if found is not None and not found.parent and caller.scope.object(key).may("read"):
            entries += await _entries(source, caller, key, [log for log in logged if log["object"] == key])
    return _batch(caller, row), entries


def own_only(caller: Caller) -> UUID | None:
    """Return whose batches the caller is limited to; None for administrators, who see all."""
    return None if caller.scope.may_design else caller.subject.user_id


async def _entries(
    source: Lease | Transaction, caller: Caller, key: str, logged: list[asyncpg.Record]
) -> list[BatchEntry]:
    view = View(caller, key)
    texts = await ChangeTexts.load(source, view, logged, [log["record_id"] for log in logged])
    records = {log["record_id"] for log in logged if texts.sees(log["record_id"])}
    of_lines = await line_changes(source, view, {log["batch_id"] for log in logged}, records)
    return [
        BatchEntry(
            key,
            log["record_id"],
            texts.title(log["record_id"]),
            log["op"],
            [*change_rows(view, log, texts), *of_lines.get((log["batch_id"], log["record_id"]), ())],
        )
        for log in logged
        if log["record_id"] in records
    ]


def _batch(caller: Caller, row: asyncpg.Record) -> Batch:
    object = caller.catalog.objects.get(row["object"])
    label = "…"
    if object is not None and caller.scope.object(object.key).may("read"):
        languages = caller.language, caller.catalog.language
        label = resolve(object.label, *languages) if row["count"] == 1 else object.many(*languages)
    return Batch(
        id=row["id"],
        at=row["at"],
        actor=None if row["actor"] is None else {"id": str(row["actor"]), "name": row["actor_name"]},
        source=row["source"],
        op=row["op"],
        object=row["object"],
        object_label=label,
        count=row["count"],
        title=label,
        undone_at=row["undone_at"],
        undoable=row["undone_at"] is None and row["count"] > 0,
    )
