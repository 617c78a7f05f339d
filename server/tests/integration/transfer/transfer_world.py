"""A workspace with everything that can move: every sort of column, history, bins, people, files, hidden things."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from tenon import records
from tenon.access import Caller, Subject, resolve
from tenon.files import Reader
from tenon.identity import Actor, Invitation, SetUp
from tenon.kernel.settings import Settings
from tenon.main.program import Program, build_program

PASSWORD = "correct-horse-battery-7"
ID_CARD = "440305199001010018"
OTHER_CARD = "11010519491231002X"
SECRET = "Tidewater-47-Lighthouse"

CUSTOMER: dict[str, Any] = {
    "label": {"zh-CN": "客户", "en-US": "Customer"},
    "title_field": "name",
    "fields": [
        {"key": "name", "type": "text", "label": "名称", "searchable": True},
        {"key": "number", "type": "auto_number", "label": "编号"},
        {"key": "amount", "type": "number", "label": "金额", "settings": {"decimals": 2}},
        {"key": "signed_on", "type": "date", "label": "签约日"},
        {"key": "met_at", "type": "datetime", "label": "见面"},
        {"key": "open", "type": "bool", "label": "开放"},
        {"key": "marks", "type": "tags", "label": "标签"},
        {"key": "parent", "type": "relation", "label": "上级", "settings": {"target": "customer"}},
        {"key": "keeper", "type": "user", "label": "负责人"},
        {"key": "papers", "type": "file", "label": "附件"},
        {"key": "card", "type": "id_card", "label": "身份证", "unique": True},
        {"key": "phrase", "type": "secret", "label": "口令"},
        {
            "key": "lines",
            "type": "subtable",
            "label": "明细",
            "settings": {"fields": [{"key": "what", "type": "text", "label": "品名"}]},
        },
        {"key": "gone", "type": "text", "label": "旧字段"},
    ],
}
NOTE: dict[str, Any] = {
    "label": "便签",
    "title_field": "name",
    "fields": [{"key": "name", "type": "text", "label": "标题"}],
}


@asynccontextmanager
async def installation(dsns: tuple[str, str], folder: Path) -> AsyncIterator[Program]:
    """A server's rooms on a database, with keys and files of their own."""
    settings = Settings(
        data=folder / "data", keys=folder / "keys", database_url=dsns[0], database_direct_url=dsns[1], origins={}
    )
    program = build_program(settings)
    try:
        yield program
    finally:
        await program.close()


async def set_up(program: Program, key: str, login: str) -> UUID:
    """Make a workspace and return its administrator."""
    wish = SetUp(workspace=key, company="云杉精密机械有限公司", name="林知远", login=login, password=PASSWORD)
    await program.identity.setup.ensure(wish)
    page = await program.identity.people.page(Actor.operator(key), search=login)
    return page.members[0].id


async def caller_of(program: Program, key: str, actor: UUID) -> Caller:
    """Return the administrator on the newest snapshot."""
    program.catalogs.forget(key)
    catalog = await program.catalogs.get(key)
    subject = Subject(kind="member", user_id=actor, name="", workspace=key, admin=True)
    return Caller(
        subject,
        catalog,
        resolve(subject, catalog, catalog.epoch),
        catalog.language,
        catalog.timezone,
        program.clock.now(key),
        sealer=program.sealer_of(key),
    )


async def furnish(program: Program, key: str, actor: UUID) -> dict[str, UUID]:
    """Fill a workspace; returns the ids of its records by name."""
    bodies = {("object", "customer"): CUSTOMER, ("object", "note"): NOTE}
    await program.definitions.publish_bodies(key, actor, bodies, "first")
    department = await program.identity.departments.create(Actor.operator(key), "销售一部", actor)
    invitation = Invitation(name="周沐言", login="muyan@example.com", department_id=department.id)
    other, _ = await program.identity.people.invite(Actor.operator(key), invitation)
    file = await program.files.begin(key, Reader(actor), "合同.txt", 9)
    await program.files.send(key, Reader(actor), file.id, 0, "合同九".encode())
    rows: list[dict[str, object]] = [
        {
            "name": "青木",
            "amount": "123456789012345678.25",
            "signed_on": "2026-03-05",
            "met_at": "2026-03-05T06:30:00.125Z",
            "open": True,
            "marks": ["重点", "a,b"],
            "keeper": str(other.id),
            "papers": [str(file.id)],
            "card": ID_CARD,
            "phrase": SECRET,
            "lines": [{"what": "轴承"}, {"what": "=1+1"}],
            "gone": "still here",
        },
        {"name": '云杉 \u2028 \\ "引号"', "gone": "x"},
        {"name": "在回收站"},
    ]
    made = await created(program, key, actor, "customer", rows)
    await created(program, key, actor, "note", [{"name": "退役对象的记录"}])
    caller = await caller_of(program, key, actor)
    async with program.db.transaction(key) as tx:
        await records.update(tx, caller, "customer", made[1], 1, {"parent": str(made[0]), "card": OTHER_CARD})
    async with program.db.transaction(key) as tx:
        await records.delete(tx, caller, "customer", made[2])
    await program.definitions.retire(key, actor, "object", "note")
    fields = [field for field in CUSTOMER["fields"] if field["key"] != "gone"]
    await program.definitions.publish_bodies(key, actor, {("object", "customer"): {**CUSTOMER, "fields": fields}})
    draft = {**CUSTOMER, "label": "草稿"}
    await program.definitions.save_draft(key, actor, "object", "customer", draft, 0)
    return dict(zip(("first", "second", "deleted"), made, strict=True))


async def created(
    program: Program, key: str, actor: UUID, object_key: str, rows: list[dict[str, object]]
) -> list[UUID]:
    """Create records through the one write path."""
    caller = await caller_of(program, key, actor)
    async with program.db.transaction(key) as tx:
        answer = await records.create_many(tx, caller, object_key, rows)
    return [UUID(each["id"]) for each in msgspec.json.decode(answer)["records"]]
