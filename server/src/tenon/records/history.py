"""The history of one record: who changed what, when, from what to what; for those who can see the record now."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import READ, Caller
from tenon.kernel.errors import NotFound
from tenon.records.changes import Change, ChangeTexts, change_rows
from tenon.records.errors import BadPlace
from tenon.records.gate import open_view
from tenon.records.line_changes import line_changes
from tenon.store import Lease, Transaction, load

_queries = load(__name__)
NEWEST = (2**31 - 1, 0)
"""The place before everything: a version that no record reaches."""

_PLACE = re.compile(r"([0-9]{1,9})\.([0-9]{1,18})")


class HistoryEntry(msgspec.Struct, frozen=True):
    """One version, or with op ``reveal`` a look at a sealed value of it; its changes name the field and no values.

    ``at`` is UTC; ``actor`` is ``{"id", "name"}`` or None for the system.
    """

    version: int
    at: datetime
    actor: dict[str, Any] | None
    source: str
    op: str
    batch_id: UUID | None
    changes: list[Change]


async def history(
    source: Lease | Transaction,
    caller: Caller,
    object_key: str,
    record_id: UUID,
    *,
    cursor: str | None = None,
    limit: int = 50,
) -> tuple[list[HistoryEntry], str | None]:
    """Return the versions of a record, deleted or not, the latest first, and the cursor of the next page.

    Raises:
        NotFound: the caller cannot see the record.
        BadPlace: the cursor is none of ours.
    """
    view = open_view(caller, object_key, READ)
    version, number = NEWEST if not cursor else _place(cursor)
    queries = _queries.of(caller.catalog.workspace)
    rows = await source.fetch(queries["history"], record_id, object_key, version, number, limit + 1)
    texts = await ChangeTexts.load(source, view, rows[:limit], [record_id])
    if not texts.sees(record_id):
        raise NotFound
    batches = {row["batch_id"] for row in rows[:limit] if row["batch_id"] is not None}
    of_lines = await line_changes(source, view, batches, [record_id])
    entries = [
        HistoryEntry(
            version=row["version"],
            at=row["at"],
            actor=None if row["actor"] is None else {"id": str(row["actor"]), "name": row["actor_name"]},
            source=row["source"],
            op=row["op"],
            batch_id=row["batch_id"],
            changes=[*change_rows(view, row, texts), *of_lines.get((row["batch_id"], record_id), ())],
        )
        for row in rows[:limit]
    ]
    return entries, f"{entries[-1].version}.{rows[limit - 1]['id']}" if len(rows) > limit else None


def _place(cursor: str) -> tuple[int, int]:
    found = _PLACE.fullmatch(cursor)
    if found is None:
        raise BadPlace
    return int(found[1]), int(found[2])
