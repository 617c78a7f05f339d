"""The port through which packs write their sample data and take them away: the one write path."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import msgspec

from tenon import records
from tenon.access import Caller, Sealer
from tenon.store import Database


class PackRecords:
    """Fulfils ``packs.RecordWriter``; each table is one transaction."""

    def __init__(self, db: Database, sealer_of: Callable[[str], Sealer]) -> None:
        self._db = db
        self._sealer_of = sealer_of

    async def create_many(
        self, caller: Caller, object_key: str, rows: list[dict[str, object]], batch_id: UUID, moments: list[datetime]
    ) -> list[UUID]:
        """Create the rows in their order as part of one batch and return their ids."""
        workspace = caller.subject.workspace
        caller = msgspec.structs.replace(caller, sealer=self._sealer_of(workspace))
        async with self._db.transaction(workspace) as tx:
            answer = await records.create_many(tx, caller, object_key, rows, batch=batch_id, moments=moments)
        return msgspec.json.decode(answer, type=_Created).ids

    async def withdrawal(self, caller: Caller, batch_id: UUID, *, wanted: bool) -> records.Withdrawal:
        """Say what would go and stay if a batch were withdrawn; if it is ``wanted``, withdraw it."""
        tell = records.withdraw if wanted else records.plan_withdrawal
        async with self._db.transaction(caller.subject.workspace) as tx:
            return await tell(tx, caller, batch_id)


class _Made(msgspec.Struct):
    id: UUID


class _Created(msgspec.Struct):
    records: list[_Made]

    @property
    def ids(self) -> list[UUID]:
        return [each.id for each in self.records]
