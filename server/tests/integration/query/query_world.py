"""A small CRM on a real PostgreSQL: two objects with every field type, filled row by row, read through the gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import (
    FULL_ACCESS,
    NOTHING,
    READ,
    All,
    Both,
    Caller,
    Departments,
    Either,
    ObjectScope,
    Own,
    RowFilter,
    Scope,
    Subject,
    Where,
)
from tenon.kernel.condition import parse_condition
from tenon.query import Cursors, ReadGate, Request, search_grams_of
from tenon.schema import Catalog, FieldBody, Object, ObjectBody, build_object, create_table, grant_table, wanted_indexes
from tenon.store import Database, role_of, schema_of

WORKSPACE = "test"
SCHEMA = schema_of(WORKSPACE)
NOW = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)
ZONE = "Asia/Shanghai"

STATUS = {
    "options": [{"key": k, "label": {"zh-CN": f"状态{k}", "en-US": f"Status {k}"}} for k in ("new", "won", "lost")]
}


def _field(key: str, kind: str, *, searchable: bool = False, settings: dict[str, Any] | None = None) -> FieldBody:
    return FieldBody(key=key, type=kind, label=key, searchable=searchable, settings=settings or {})


COMPANY = ObjectBody(
    label={"zh-CN": "公司", "en-US": "Company"},
    icon="building",
    title_field="name",
    fields=(
        _field("name", "text", searchable=True),
        _field("level", "select", settings={"options": [{"key": "a", "label": "A"}, {"key": "b", "label": "B"}]}),
        _field("group", "relation", settings={"target": "company"}),
    ),
)
CUSTOMER = ObjectBody(
    label={"zh-CN": "客户", "en-US": "Customer"},
    icon="users",
    title_field="name",
    fields=(
        _field("name", "text", searchable=True),
        _field("secret", "text", searchable=True),
        _field("code", "text"),
        _field("amount", "number", settings={"decimals": 2}),
        _field("signed_on", "date"),
        _field("met_at", "datetime"),
        _field("status", "select", settings=STATUS),
        _field("company", "relation", settings={"target": "company"}),
        _field("seller", "user"),
    ),
)
LABELS = {"options": [{"key": key, "label": key.upper()} for key in "abc"]}
PLACES = {
    "options": [
        {"key": "a", "label": "A", "children": [{"key": "b", "label": "B"}, {"key": "c", "label": "C"}]},
        {"key": "ab", "label": "AB"},
    ],
    "leaf_only": False,
}
CASE = ObjectBody(
    label={"zh-CN": "案件", "en-US": "Case"},
    icon="folder",
    title_field="name",
    fields=(
        _field("name", "text", searchable=True),
        _field("labels", "multi_select", settings=LABELS),
        _field("ok", "bool"),
        _field("place", "cascader", settings=PLACES),
        _field("links", "relations", settings={"target": "company"}),
    ),
)
OBJECTS: dict[str, Object] = {
    "company": build_object("company", COMPANY, {}),
    "customer": build_object("customer", CUSTOMER, {}),
    "case": build_object("case", CASE, {}),
}
CATALOG = Catalog(
    workspace=WORKSPACE,
    schema=SCHEMA,
    revision=0,
    language="zh-CN",
    timezone=ZONE,
    currency="CNY",
    objects=OBJECTS,
)
GRANT_READ = frozenset((READ,))


def meta() -> dict[str, Any]:
    """The objects as the oracle wants them."""
    return {
        key: {
            "fields": {field.key: field.type for field in found.fields.values()},
            "title": found.title_field,
            "searchable": [field.key for field in found.search_fields],
            "target": {f.key: f.settings.target for f in found.fields.values() if f.type.startswith("relation")},
        }
        for key, found in OBJECTS.items()
    }


async def create_tables(db: Database) -> None:
    async with db.ddl() as tx:
        for key, found in OBJECTS.items():
            await tx.execute(create_table(SCHEMA, found))
            await tx.execute(grant_table(SCHEMA, key, role_of(WORKSPACE)))
            for index in wanted_indexes(found).values():
                await tx.execute(index.create(CATALOG.table(key)))
        for table in ("sys_member", "sys_department"):
            await tx.execute(f"GRANT INSERT, DELETE ON {CATALOG.table(table)} TO {role_of(WORKSPACE)}")


async def fill(db: Database, world: Mapping[str, Any]) -> None:
    """Replace everything by the oracle's world."""
    async with db.transaction(WORKSPACE) as tx:
        for table in (*OBJECTS, "sys_member", "sys_department"):
            await tx.execute(f"DELETE FROM {CATALOG.table(table)}")
        for member, name in world["members"].items():
            await tx.execute(
                f"INSERT INTO {CATALOG.table('sys_member')} (id, admin, name, spelling, initials, status)"
                " VALUES ($1, false, $2, '', '', 'active')",
                member,
                name,
            )
        for department, name in world["departments"].items():
            await tx.execute(
                f"INSERT INTO {CATALOG.table('sys_department')} (id, name, spelling) VALUES ($1, $2, '')",
                department,
                name,
            )
        for key, records in world["records"].items():
            for record in records:
                await insert(tx, key, record)


async def insert(tx: Any, key: str, record: Mapping[str, Any]) -> None:
    found = OBJECTS[key]
    row = {name: record.get(name) for name in ("id", "version", "deleted_at", *found.fields)}
    for name, spelt in record["spelt"].items():
        row[f"{name}__pinyin"] = spelt
    row["search"] = search_grams_of([*(record.get(f.key) for f in found.search_fields), *record["spelt"].values()])
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join(f"${place + 1}" for place in range(len(row)))
    await tx.execute(f"INSERT INTO {CATALOG.table(key)} ({names}) VALUES ({marks})", *row.values())


def row_filter(row: Sequence[Any]) -> RowFilter:
    """Turn the oracle's row filter into the product's."""
    match row:
        case ("all",) | ["all"]:
            return All()
        case ("own",):
            return Own()
        case ("departments", ids):
            return Departments(tuple(UUID(each) for each in ids))
        case ("where", tree):
            return Where(parse_condition(tree))
        case ("either", parts):
            return Either(tuple(row_filter(part) for part in parts))
        case ("both", parts):
            return Both(tuple(row_filter(part) for part in parts))
    return NOTHING


def caller_of(
    user: Mapping[str, Any], *, catalog: Catalog = CATALOG, epoch: int = 0, language: str = "zh-CN"
) -> Caller:
    """Turn the oracle's user into a caller."""
    subject = Subject(
        "member",
        UUID(user["id"]),
        "",
        WORKSPACE,
        department_ids=tuple(UUID(each) for each in user.get("departments", ())),
        language=language,
    )
    granted = {
        key: ObjectScope(
            GRANT_READ if grant["read"] else frozenset(),
            row_filter(grant["row"]),
            None if grant["readable"] is None else frozenset(grant["readable"]),
        )
        for key, grant in user["grants"].items()
    }
    return Caller(subject, catalog, Scope(subject, epoch, granted), language, ZONE, NOW)


def full_caller(user_id: str, **changes: Any) -> Caller:
    """A member who may do everything."""
    subject = Subject("member", UUID(user_id), "", WORKSPACE)
    caller = Caller(subject, CATALOG, Scope(subject, 0, default=FULL_ACCESS), "zh-CN", ZONE, NOW)
    return msgspec.structs.replace(caller, **changes)


def gate_of(db: Database) -> ReadGate:
    return ReadGate(db, Cursors(b"0123456789abcdef"))


async def ask(gate: ReadGate, caller: Caller, request: Request) -> Any:
    """Run a request and decode its answer."""

    async def resolve(_: int | None, __: int | None) -> Caller:
        return caller

    return msgspec.json.decode(await gate.run(resolve, request))
