"""What lies in the recycle bin, over all objects or in one; the latest first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import READ, Caller
from tenon.kernel.ids import parse_id
from tenon.kernel.words import resolve
from tenon.query import View, recycle_bin
from tenon.records.errors import BadPlace
from tenon.records.gate import open_view
from tenon.store import Lease, Transaction

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class BinEntry(msgspec.Struct, frozen=True):
    """One deleted record. ``deleted_at`` is UTC; ``title`` is None if the caller may not read it."""

    object: str
    object_label: str
    id: UUID
    title: str | None
    deleted_at: datetime
    deleted_by: dict[str, Any] | None


async def deleted_records(
    source: Lease | Transaction,
    caller: Caller,
    *,
    object_key: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> tuple[list[BinEntry], str | None]:
    """Return deleted records that the caller can see, and the cursor of the next page.

    Raises:
        UnknownObject: ``object_key`` is none for this caller.
        BadPlace: the cursor is none of ours.
    """
    every = [found.key for found in caller.catalog.objects.values() if not found.parent]
    keys = [object_key] if object_key else [key for key in every if caller.scope.object(key).may(READ)]
    views: list[View] = [open_view(caller, key, READ) for key in keys]
    if not views:
        return [], None
    place = _place(cursor) if cursor else None
    statement = recycle_bin(views, after=place is not None)
    values: dict[str, object] = {":limit": limit + 1}
    if place:
        values[":now"], values[":id"] = place
    rows = await source.fetch(statement.text, *statement.fill(values))
    entries = [
        BinEntry(
            object=row["object"],
            object_label=resolve(caller.catalog.objects[row["object"]].label, caller.language, caller.catalog.language),
            id=row["id"],
            title=row["title"],
            deleted_at=row["deleted_at"],
            deleted_by=None
            if row["deleted_by"] is None
            else {"id": str(row["deleted_by"]), "name": row["deleted_by_name"]},
        )
        for row in rows[:limit]
    ]
    return entries, _cursor(entries[-1]) if len(rows) > limit else None


def _cursor(entry: BinEntry) -> str:
    return f"{(entry.deleted_at - _EPOCH) // timedelta(microseconds=1)}.{entry.id}"


def _place(cursor: str) -> tuple[datetime, UUID]:
    moment, _, last = cursor.partition(".")
    record_id = parse_id(last)
    if record_id is None or not (moment.isascii() and moment.isdigit() and len(moment) <= 17):
        raise BadPlace
    return _EPOCH + timedelta(microseconds=int(moment)), record_id
