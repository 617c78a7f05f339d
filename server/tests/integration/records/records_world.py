"""A small CRM on a real PostgreSQL, written through the room under test and read back through the gate."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import FULL_ACCESS, Caller, Scope, Subject
from tenon.kernel.ids import new_id
from tenon.query import Cursors, GetRecord, ReadGate
from tenon.schema import Catalog, FieldBody, ObjectBody, build_object, create_table, grant_table, wanted_indexes
from tenon.store import Database, role_of, schema_of

WORKSPACE = "test"
SCHEMA = schema_of(WORKSPACE)
NOW = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)
ZONE = "Asia/Shanghai"
LEVELS = {
    "options": [{"key": "a", "label": "A"}, {"key": "b", "label": "B"}, {"key": "z", "label": "Z", "retired": True}]
}


def _field(key: str, kind: str, settings: dict[str, Any] | None = None, **more: Any) -> FieldBody:
    return FieldBody(key=key, type=kind, label={"zh-CN": f"字段{key}", "en-US": key}, settings=settings or {}, **more)


COMPANY = ObjectBody(
    label={"zh-CN": "公司", "en-US": "Company"},
    title_field="name",
    fields=(
        _field("name", "text", searchable=True, required=True),
        _field("parent", "relation", {"target": "company"}),
    ),
)
CUSTOMER = ObjectBody(
    label={"zh-CN": "客户", "en-US": "Customer"},
    plural={"en-US": "Customers"},
    title_field="name",
    fields=(
        _field("name", "text", searchable=True, required=True),
        _field("phone", "text", unique=True, searchable=True),
        _field("note", "text", {"max_length": 2000, "multiline": True}),
        _field("amount", "number", {"decimals": 2}),
        _field("signed_on", "date"),
        _field("met_at", "datetime"),
        _field("level", "select", LEVELS, default="b"),
        _field("company", "relation", {"target": "company", "on_delete": "clear"}),
        _field("seller", "user"),
    ),
    unique_together=(("name", "company"),),
)
ORDER = ObjectBody(
    label={"zh-CN": "订单", "en-US": "Order"},
    title_field="number",
    fields=(
        _field("number", "text"),
        _field("no", "auto_number", {"pattern": "O{YYYY}-{00}", "reset": "year"}, searchable=True),
        _field("customer", "relation", {"target": "customer", "on_delete": "cascade"}),
        _field("payer", "relation", {"target": "customer", "on_delete": "refuse"}),
    ),
)
BODIES = {"company": COMPANY, "customer": CUSTOMER, "order": ORDER}
OBJECTS = {key: build_object(key, body, {}) for key, body in BODIES.items()}
CATALOG = Catalog(WORKSPACE, SCHEMA, 0, "zh-CN", ZONE, "CNY", OBJECTS)
ME, BOSS = UUID(int=1), UUID(int=2)


async def create_tables(db: Database) -> None:
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


def caller(user: UUID = ME, **changes: Any) -> Caller:
    """A member who may do everything; ``objects`` limits him, ``admin`` lets him design."""
    objects, admin = changes.pop("objects", None), changes.pop("admin", False)
    subject = Subject("member", user, "", WORKSPACE, admin=admin)
    granted, default = (objects, FULL_ACCESS) if objects else ({}, FULL_ACCESS)
    found = Caller(subject, CATALOG, Scope(subject, 0, granted, default, may_design=admin), "zh-CN", ZONE, NOW)
    return msgspec.structs.replace(found, **changes)


class World:
    """Calls the room under test, each call in a transaction of its own."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.me = caller()
        self._gate = ReadGate(db, Cursors(b"0123456789abcdef"))

    async def do(self, use_case: Any, *args: Any, who: Caller | None = None, **more: Any) -> Any:
        async with self.db.transaction(WORKSPACE) as tx:
            answer = await use_case(tx, who or self.me, *args, **more)
        return msgspec.json.decode(answer) if isinstance(answer, bytes) else answer

    async def read(self, use_case: Any, *args: Any, who: Caller | None = None, **more: Any) -> Any:
        async with self.db.lease(WORKSPACE) as lease:
            return await use_case(lease, who or self.me, *args, **more)

    async def get(self, object_key: str, record_id: Any, *, deleted: bool = False) -> Any:
        async def resolve(_: int | None, __: int | None) -> Caller:
            return self.me

        wanted = GetRecord(object_key, UUID(str(record_id)), deleted=deleted)
        return msgspec.json.decode(await self._gate.run(resolve, wanted))

    async def rows(self, sql: str, *params: Any) -> list[Any]:
        async with self.db.lease(WORKSPACE) as lease:
            return [tuple(row) for row in await lease.fetch(sql.replace("{s}", SCHEMA), *params)]


def some_id() -> UUID:
    return new_id()
