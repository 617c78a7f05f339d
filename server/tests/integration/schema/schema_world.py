"""Shorthand for publishing an object's body, filling its table and looking at it."""

from __future__ import annotations

from typing import Any

from tenon.definitions import DefinitionService, Published
from tenon.schema import definition_kinds
from tenon.store import Database

WS = "test"


class Designer:
    """Publishes bodies and writes rows the short way."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.service = DefinitionService(db, definition_kinds())

    async def publish(self, key: str, *fields: dict[str, Any], **more: Any) -> Published:
        return await self.service.publish_bodies(WS, None, {("object", key): body(*fields, **more)})

    async def plan(self, key: str, *fields: dict[str, Any], **more: Any):
        version = 0
        for listed in await self.service.list(WS, "object"):
            if listed.key == key:
                version = (await self.service.get(WS, "object", key)).draft_version
        await self.service.save_draft(WS, None, "object", key, body(*fields, **more), version)
        return await self.service.plan(WS, [("object", key)])

    async def fill(self, key: str, column: str, values: list[Any], sql_type: str = "text") -> None:
        async with self.db.transaction(WS) as tx:
            await tx.execute(
                f"INSERT INTO w_test.{key} (id, {column}, created_at, updated_at)"
                f" SELECT gen_random_uuid(), v, now(), now() FROM unnest($1::{sql_type}[]) v",
                values,
            )

    async def values(self, key: str, column: str) -> list[Any]:
        async with self.db.lease(WS) as lease:
            rows = await lease.fetch(f"SELECT {column}::text AS v FROM w_test.{key} ORDER BY id")
        return sorted((row["v"] for row in rows), key=str)

    async def columns(self, key: str) -> dict[str, str]:
        async with self.db.lease(WS) as lease:
            rows = await lease.fetch(
                "SELECT attname, format_type(atttypid, atttypmod) AS t FROM pg_attribute"
                " WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
                f"w_test.{key}",
            )
        return {row["attname"]: row["t"] for row in rows}

    async def indexes(self, key: str) -> dict[str, str]:
        async with self.db.lease(WS) as lease:
            rows = await lease.fetch(
                "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'w_test' AND tablename = $1", key
            )
        return {row["indexname"]: row["indexdef"] for row in rows}


def field(key: str, type: str = "text", **more: Any) -> dict[str, Any]:
    return {"key": key, "type": type, "label": key.title(), **more}


def body(*fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    if not any(each["key"] == "name" for each in fields):
        fields = (field("name"), *fields)
    return {"label": "Thing", "title_field": "name", "fields": list(fields), **more}
