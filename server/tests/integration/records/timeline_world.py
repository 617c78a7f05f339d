"""Clients, and the calls and visits that tell of them."""

from __future__ import annotations

from typing import Any

from records_world import BOSS, ME, WORKSPACE

from tenon.schema import (
    ActivityBody,
    Catalog,
    FieldBody,
    ObjectBody,
    build_object,
    create_table,
    grant_table,
    wanted_indexes,
)
from tenon.store import Database, role_of, schema_of

SCHEMA = schema_of(WORKSPACE)
WAYS = {"options": [{"key": "phone", "label": "电话"}, {"key": "visit", "label": "拜访"}]}


def _field(key: str, kind: str, settings: dict[str, Any] | None = None) -> FieldBody:
    return FieldBody(key=key, type=kind, label=key, settings=settings or {})


CLIENT = ObjectBody(
    label="客户", title_field="name", fields=(_field("name", "text"), _field("note", "text"), _field("papers", "file"))
)
CALL = ObjectBody(
    label="跟进",
    title_field="text",
    fields=(
        _field("text", "text"),
        _field("at", "datetime"),
        _field("way", "select", WAYS),
        _field("next_step", "text"),
        _field("client", "relation", {"target": "client"}),
        _field("guest", "relation", {"target": "client"}),
    ),
    activity=ActivityBody(at="at", text="text", way="way", next_step="next_step"),
)
VISIT = ObjectBody(
    label="拜访",
    title_field="text",
    fields=(_field("text", "text"), _field("on", "date"), _field("client", "relation", {"target": "client"})),
    activity=ActivityBody(at="on", text="text"),
)
OBJECTS = {key: build_object(key, body, {}) for key, body in {"client": CLIENT, "call": CALL, "visit": VISIT}.items()}
CATALOG = Catalog(WORKSPACE, SCHEMA, 0, "zh-CN", "Asia/Shanghai", "CNY", OBJECTS)


async def create_timeline_tables(db: Database) -> None:
    async with db.ddl() as tx:
        for key, found in OBJECTS.items():
            await tx.execute(create_table(SCHEMA, found))
            await tx.execute(grant_table(SCHEMA, key, role_of(WORKSPACE)))
            for index in wanted_indexes(found).values():
                await tx.execute(index.create(CATALOG.table(key)))
        for member, name in ((ME, "王小明"), (BOSS, "李经理")):
            await tx.execute(
                f"INSERT INTO {CATALOG.table('sys_member')} (id, admin, name, spelling, initials, status)"
                " VALUES ($1, false, $2, '', '', 'active')",
                member,
                name,
            )
