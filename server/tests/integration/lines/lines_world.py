"""Quotations with lines, and the goods they name, on a real PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import FULL_ACCESS, Caller, ObjectScope, Scope, Subject
from tenon.kernel.condition import parse_condition
from tenon.query import Cursors, GetRecord, ReadGate, parse_request
from tenon.schema import (
    Catalog,
    FieldBody,
    ObjectBody,
    build_object,
    create_table,
    grant_table,
    line_objects,
    wanted_indexes,
)
from tenon.store import Database, role_of, schema_of

WORKSPACE = "test"
SCHEMA = schema_of(WORKSPACE)
NOW = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)
ZONE = "Asia/Shanghai"
ME, BOSS = UUID(int=1), UUID(int=2)
LINES = "quotation__lines"


def _field(key: str, kind: str, label: str, settings: dict[str, Any] | None = None, **more: Any) -> FieldBody:
    return FieldBody(key=key, type=kind, label={"zh-CN": label, "en-US": key}, settings=settings or {}, **more)


GOODS = ObjectBody(label="货品", title_field="name", fields=(_field("name", "text", "名称", required=True),))
QUOTATION = ObjectBody(
    label={"zh-CN": "报价单", "en-US": "Quotation"},
    title_field="name",
    fields=(
        _field("name", "text", "标题", searchable=True, required=True),
        _field("region", "text", "区域"),
        _field(
            "lines",
            "subtable",
            "明细",
            {
                "fields": msgspec.to_builtins(
                    [
                        _field("item", "text", "品名", searchable=True, required=True, unique=True),
                        _field("price", "number", "单价", {"decimals": 2}),
                        _field("quantity", "number", "数量", default="1"),
                        _field("goods", "relation", "货品", {"target": "goods", "on_delete": "clear"}),
                    ]
                )
            },
        ),
        _field(
            "steps",
            "subtable",
            "步骤",
            {"fields": [msgspec.to_builtins(_field("what", "text", "做什么"))], "max_rows": 3, "min_rows": 0},
        ),
    ),
)
BODIES = {"goods": GOODS, "quotation": QUOTATION}
BUILT = {key: build_object(key, body, {}) for key, body in BODIES.items()}
OBJECTS = {each.key: each for one in BUILT.values() for each in (one, *line_objects(one, {}).values())}
CATALOG = Catalog(WORKSPACE, SCHEMA, 0, "zh-CN", ZONE, "CNY", OBJECTS)


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


def caller(user: UUID = ME, *, admin: bool = False, objects: dict[str, ObjectScope] | None = None) -> Caller:
    """A member who may do everything, or only what ``objects`` say."""
    subject = Subject("member", user, "", WORKSPACE, admin=admin)
    scope = Scope(subject, 0, objects or {}, FULL_ACCESS, may_design=admin)
    return Caller(subject, CATALOG, scope, "zh-CN", ZONE, NOW)


class LinesWorld:
    """Calls the rooms under test, each call in a transaction of its own."""

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

    async def ask(self, request: Any, who: Caller | None = None) -> Any:
        async def resolve(_: int | None, __: int | None) -> Caller:
            return who or self.me

        return msgspec.json.decode(await self._gate.run(resolve, request))

    async def get(self, record_id: Any, who: Caller | None = None, object_key: str = "quotation") -> Any:
        return await self.ask(GetRecord(object_key, UUID(str(record_id))), who)

    async def query(self, object_key: str, body: dict[str, Any], who: Caller | None = None) -> Any:
        return await self.ask(parse_request(object_key, body), who)

    async def rows(self, sql: str, *params: Any) -> list[Any]:
        async with self.db.lease(WORKSPACE) as lease:
            return [tuple(row) for row in await lease.fetch(sql.replace("{s}", SCHEMA), *params)]


def shown(record: dict[str, Any], *keys: str) -> list[Any]:
    """The values of the lines of a record, in their order."""
    return [tuple(line[key] for key in keys) if len(keys) > 1 else line[keys[0]] for line in record["lines"]]


def condition(json: Any) -> Any:
    return parse_condition(json)
