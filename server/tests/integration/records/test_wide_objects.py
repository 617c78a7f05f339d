"""Objects of more columns than one call of PostgreSQL's ``jsonb_build_object`` takes pairs (50) are written whole."""

from uuid import UUID

import msgspec
import pytest
from records_world import CATALOG, SCHEMA, WORKSPACE, World, caller

from tenon.records import create, create_many, undo, update, update_all
from tenon.schema import FieldBody, ObjectBody, build_object, create_table, grant_table
from tenon.store import role_of

COLUMNS = [f"c{n}" for n in range(120)]
WIDE = build_object(
    "wide",
    ObjectBody(
        label="Wide",
        title_field="c0",
        fields=tuple(FieldBody(key=key, type="text", label=key) for key in COLUMNS),
    ),
    {},
)
CALLER = caller()
CALLER = msgspec.structs.replace(
    CALLER, catalog=msgspec.structs.replace(CATALOG, objects=CATALOG.objects | {"wide": WIDE})
)
FIRST = {key: f"{key} at first" for key in COLUMNS}
THEN = {key: f"{key} changed" for key in COLUMNS}


@pytest.fixture
async def wide(world: World) -> World:
    async with world.db.ddl() as tx:
        await tx.execute(create_table(SCHEMA, WIDE))
        await tx.execute(grant_table(SCHEMA, "wide", role_of(WORKSPACE)))
    world.me = CALLER
    return world


async def logged(world):
    rows = await world.rows("SELECT op, changed, before::text, after::text FROM {s}.sys_change_log ORDER BY id")
    return [
        (op, sorted(changed), before and msgspec.json.decode(before), msgspec.json.decode(after))
        for op, changed, before, after in rows
    ]


async def test_a_record_of_120_fields_is_logged_whole_when_it_is_made(wide):
    made = await wide.do(create, "wide", FIRST)
    assert {key: made[key] for key in COLUMNS} == FIRST
    assert await logged(wide) == [("create", sorted(COLUMNS), None, FIRST)]


async def test_each_of_many_records_made_at_once_is_logged_whole(wide):
    made = await wide.do(create_many, "wide", [FIRST, THEN])
    assert [{key: record[key] for key in COLUMNS} for record in made["records"]] == [FIRST, THEN]
    assert await logged(wide) == [("create", sorted(COLUMNS), None, FIRST), ("create", sorted(COLUMNS), None, THEN)]


async def test_a_change_of_all_its_fields_is_logged_whole(wide):
    made = await wide.do(create, "wide", FIRST)
    changed = await wide.do(update, "wide", UUID(made["id"]), made["version"], THEN)
    assert {key: changed[key] for key in COLUMNS} == THEN
    assert (await logged(wide))[-1] == ("update", sorted(COLUMNS), FIRST, THEN)


async def test_a_batch_that_changed_all_fields_is_undone_whole(wide):
    made = await wide.do(create, "wide", FIRST)
    batch, _ = await wide.do(update_all, "wide", [UUID(made["id"])], THEN)
    await wide.do(undo, batch)
    now = await wide.get("wide", made["id"])
    assert {key: now[key] for key in COLUMNS} == FIRST
