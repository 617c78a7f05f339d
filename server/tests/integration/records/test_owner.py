"""Whose a record is: its creator's until somebody says otherwise; the department follows, and nothing is forgotten."""

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest
from records_world import BOSS, ME, NOW, SCHEMA, caller, some_id

from tenon.kernel.errors import Invalid
from tenon.records import Way, create, create_many, history, take_in, undo, update, update_all

OWNERS = "SELECT name, owner_id, department_id FROM {s}.customer ORDER BY name"


async def _placed(world):
    """Give both people a department each; returns them."""
    mine, theirs = some_id(), some_id()
    async with world.db.ddl() as tx:
        for department, member in ((mine, ME), (theirs, BOSS)):
            await tx.execute(
                f"INSERT INTO {SCHEMA}.sys_department (id, name, spelling) VALUES ($1, $2, '')",
                department,
                str(department),
            )
            await tx.execute(f"UPDATE {SCHEMA}.sys_member SET department_id = $1 WHERE id = $2", department, member)
    return mine, theirs


async def test_a_record_is_its_creators_unless_another_owner_is_named_and_lies_in_the_owners_department(world):
    mine, theirs = await _placed(world)
    subject = msgspec.structs.replace(caller().subject, department_ids=(mine,))
    who = caller(subject=subject)
    await world.do(create, "customer", {"name": "一"}, who=who)
    await world.do(create, "customer", {"name": "二", "owner_id": str(BOSS)}, who=who)
    await world.do(create_many, "customer", [{"name": "三"}, {"name": "四", "owner_id": str(BOSS)}], who=who)
    rows = [{"name": "五"}, {"name": "六", "owner_id": str(BOSS)}, {"name": "七", "owner_id": None}]
    await world.do(take_in, "customer", rows, Way(), some_id(), who=who)
    by_name = {name: (owner, department) for name, owner, department in await world.rows(OWNERS)}
    assert {name for name, held in by_name.items() if held == (BOSS, theirs)} == {"二", "四", "六"}
    assert {name for name, held in by_name.items() if held == (ME, mine)} == {"一", "三", "五", "七"}


async def test_whoever_may_update_hands_records_over_and_the_history_tells_it(world):
    _, theirs = await _placed(world)
    made = await world.do(create, "customer", {"name": "一"})
    changed = await world.do(update, "customer", UUID(made["id"]), 1, {"owner_id": str(BOSS)})
    assert (changed["owner_id"]["id"], changed["department_id"]["id"], changed["version"]) == (
        str(BOSS),
        str(theirs),
        2,
    )
    told, _ = await world.read(history, "customer", UUID(made["id"]))
    assert [change.field for change in told[0].changes] == ["owner_id"]
    unchanged = await world.do(update, "customer", UUID(made["id"]), 2, {"owner_id": str(BOSS)})
    assert unchanged["version"] == 2


async def test_many_are_handed_over_at_once_and_come_back(world):
    mine, theirs = await _placed(world)
    ids = [UUID((await world.do(create, "customer", {"name": name}))["id"]) for name in "甲乙"]
    batch, count = await world.do(update_all, "customer", ids, {"owner_id": str(BOSS)})
    assert count == 2
    assert {row[1:] for row in await world.rows(OWNERS)} == {(BOSS, theirs)}
    undone = await world.do(undo, batch)
    assert undone.undone == 2
    assert {row[1:] for row in await world.rows(OWNERS)} == {(ME, mine)}


@pytest.mark.parametrize(
    ("owner", "code"),
    [(None, "R103"), ("no one", "F109"), (str(some_id()), "R105")],
    ids=["nobody", "text", "stranger"],
)
async def test_a_record_never_loses_its_owner_and_never_gets_one_who_is_not_there(world, owner, code):
    made = await world.do(create, "customer", {"name": "一"})
    with pytest.raises(Invalid) as refused:
        await world.do(update, "customer", UUID(made["id"]), 1, {"owner_id": owner})
    assert [(each.path, each.code) for each in refused.value.problems] == [("owner_id", code)]


async def test_an_import_alone_tells_who_first_wrote_a_record_and_when(world):
    long_ago = "2019-05-04 09:30"
    row = {"name": "旧", "phone": "1", "created_at": long_ago, "created_by": str(BOSS)}
    future = {"name": "未", "phone": "2", "created_at": (NOW + timedelta(days=1)).isoformat()}
    batch, who = some_id(), caller(source="import")
    result = await world.do(take_in, "customer", [row, future], Way(), batch, who=who)
    assert (result.created, [problem.code for problem in result.problems[1]]) == (1, ["R112"])
    held = await world.rows("SELECT created_at::text, created_by, updated_by, owner_id FROM {s}.customer")
    assert held == [("2019-05-04 01:30:00+00", BOSS, ME, ME)]
    again = await world.do(take_in, "customer", [{**row, "name": "新"}], Way("phone", update=True), batch, who=who)
    assert (again.updated, again.problems) == (1, {})
    with pytest.raises(Invalid):
        await world.do(create, "customer", row)
