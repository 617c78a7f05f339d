"""The port through which packs write their sample data: the one write path, one transaction for each table."""

from __future__ import annotations

from uuid import UUID

import msgspec

from tenon import records
from tenon.access import Caller
from tenon.store import Database


class PackRecords:
    """Fulfils ``packs.RecordWriter``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def create_many(
        self, caller: Caller, object_key: str, rows: list[dict[str, object]], batch_id: UUID
    ) -> list[UUID]:
        """Create the rows in their order as part of one batch and return their ids."""
        async with self._db.transaction(caller.subject.workspace) as tx:
            answer = await records.create_many(tx, caller, object_key, rows, batch=batch_id)
        return msgspec.json.decode(answer, type=_Created).ids


class _Made(msgspec.Struct):
    id: UUID


class _Created(msgspec.Struct):
    records: list[_Made]

    @property
    def ids(self) -> list[UUID]:
        return [each.id for each in self.records]
