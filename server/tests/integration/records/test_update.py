import asyncio
from uuid import UUID

import msgspec
import pytest
from records_world import BOSS, caller, some_id

from tenon.access import CREATE, DELETE, READ, UPDATE, ObjectScope, Where
from tenon.kernel.condition import parse_condition
from tenon.kernel.errors import Invalid, NotFound
from tenon.records import (
    NotAllowed,
    OutOfReach,
    Taken,
    VersionConflict,
    create,
    history,
    update,
    update_all,
)

ALL = frozenset((READ, CREATE, UPDATE, DELETE))


def limited(condition, **more):
    scope = ObjectScope(ALL, Where(parse_condition(condition)), **more)
    return caller(objects={"customer": scope, "company": ObjectScope(ALL)})


async def test_a_change_is_answered_as_a_get_answers_it_and_logged_by_field(world):
    made = await world.do(create, "customer", {"name": "张三", "amount": "1.5", "note": "x"})
    changed = await world.do(
        update, "customer", made["id"], 1, {"amount": "2", "note": "x", "signed_on": "2026-01-02"}, who=caller(BOSS)
    )
    assert changed == await world.get("customer", made["id"])
    assert (changed["version"], changed["amount"], changed["updated_by"]["name"]) == (2, "2.00", "李经理")
    log = await world.rows(
        "SELECT version, changed, before::text, after::text FROM {s}.sys_change_log WHERE op = 'update'"
    )
    assert log == [
        (
            2,
            ["amount", "signed_on"],
            '{"amount": "1.50", "signed_on": null}',
            '{"amount": "2.00", "signed_on": "2026-01-02"}',
        )
    ]


async def test_values_that_a_record_holds_already_make_no_version_and_no_history(world):
    made = await world.do(create, "customer", {"name": "张三", "amount": 1})
    assert await world.do(update, "customer", made["id"], 1, {"amount": "1.00", "name": "张三 "}) == made
    assert await world.do(update, "customer", made["id"], 1, {}) == made
    assert len(await world.rows("SELECT 1 FROM {s}.sys_change_log")) == 1


async def test_the_later_of_two_changes_is_told_what_is_there_now(world):
    made = await world.do(create, "customer", {"name": "张三"})
    now = await world.do(update, "customer", made["id"], 1, {"note": "first"})
    with pytest.raises(VersionConflict) as error:
        await world.do(update, "customer", made["id"], 1, {"note": "second"})
    assert msgspec.json.decode(msgspec.json.encode(error.value.extra)) == {"current": now, "base_version": 1}


@pytest.mark.parametrize("version", [0, -1, 7, 2**31 - 1])
async def test_a_version_that_never_was_is_a_conflict(module_world, version):
    made = await module_world.do(create, "customer", {"name": str(some_id())})
    with pytest.raises(VersionConflict):
        await module_world.do(update, "customer", made["id"], version, {"note": "x"})


async def test_of_two_hundred_parallel_edits_one_wins_per_version_and_none_is_lost(world):
    made = await world.do(create, "customer", {"name": "张三", "amount": 0})
    wins = []

    async def edit(number):
        version = 1
        while True:
            try:
                changed = await world.do(update, "customer", made["id"], version, {"note": f"edit {number}"})
            except VersionConflict as error:
                version = msgspec.json.decode(msgspec.json.encode(error.extra))["current"]["version"]
            else:
                wins.append((changed["version"], changed["note"]))
                return

    await asyncio.gather(*(edit(number) for number in range(200)))
    assert sorted(version for version, _ in wins) == list(range(2, 202))
    log = await world.rows(
        "SELECT version, after->>'note' FROM {s}.sys_change_log WHERE op = 'update' ORDER BY version"
    )
    assert log == sorted(wins)


async def test_changing_a_searched_field_keeps_the_words_of_the_others(world):
    made = await world.do(create, "customer", {"name": "张三", "phone": "13800001111"})
    await world.do(update, "customer", made["id"], 1, {"name": "李四"})
    ((search,),) = await world.rows("SELECT search FROM {s}.customer")
    assert "李四" in search
    assert "138" in search
    assert "张三" not in search


async def test_an_update_of_an_unindexed_field_touches_no_index(world):
    made = await world.do(create, "customer", {"name": "张三"})
    for version in range(1, 21):
        await world.do(update, "customer", made["id"], version, {"note": f"n{version}"})
    await world.rows("SELECT pg_stat_force_next_flush()")
    await world.rows("SELECT 1")
    ((updates, hot),) = await world.rows(
        "SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables WHERE schemaname = $1 AND relname = 'customer'",
        "w_test",
    )
    assert updates == hot == 20


async def test_problems_of_a_change_are_told_at_once(world):
    made = await world.do(create, "customer", {"name": "张三"})
    with pytest.raises(Invalid) as error:
        await world.do(update, "customer", made["id"], 1, {"name": " ", "amount": "x", "id": "y"})
    assert {p.path: p.code for p in error.value.problems} == {"name": "R103", "amount": "F103", "id": "R101"}
    with pytest.raises(Invalid) as error:
        await world.do(update, "customer", made["id"], 1, {"company": str(some_id())})
    assert [p.code for p in error.value.problems] == ["R105"]
    with pytest.raises(NotFound):
        await world.do(update, "customer", some_id(), 1, {"note": "x"})


async def test_a_value_taken_by_a_hidden_record_names_nobody(world):
    await world.do(create, "customer", {"name": "甲", "phone": "1", "level": "a"})
    mine = await world.do(create, "customer", {"name": "乙", "phone": "2", "level": "b"})
    who = limited({"field": "level", "op": "eq", "value": "b"})
    with pytest.raises(Taken) as error:
        await world.do(update, "customer", mine["id"], 1, {"phone": "1"}, who=who)
    assert [(p.path, p.code) for p in error.value.problems] == [("phone", "R106")]
    assert error.value.extra == {}
    company = await world.do(create, "company", {"name": "C"})
    await world.do(create, "customer", {"name": "丙", "company": company["id"]})
    with pytest.raises(Taken) as error:
        await world.do(update, "customer", mine["id"], 1, {"name": "丙", "company": company["id"]}, who=who)
    assert [(p.path, p.code) for p in error.value.problems] == [("name", "R107")]


async def test_nobody_writes_a_record_out_of_his_reach_or_into_it(world):
    who = limited({"field": "level", "op": "eq", "value": "b"})
    mine = await world.do(create, "customer", {"name": "乙", "level": "b"}, who=who)
    foreign = await world.do(create, "customer", {"name": "甲", "level": "a"})
    with pytest.raises(OutOfReach):
        await world.do(create, "customer", {"name": "丙", "level": "a"}, who=who)
    with pytest.raises(OutOfReach):
        await world.do(update, "customer", mine["id"], 1, {"level": "a"}, who=who)
    with pytest.raises(NotFound):
        await world.do(update, "customer", foreign["id"], 1, {"level": "b"}, who=who)
    with pytest.raises(OutOfReach):
        await world.do(update_all, "customer", [mine["id"]], {"level": "a"}, who=who)
    assert (await world.do(update_all, "customer", [foreign["id"]], {"note": "x"}, who=who))[1] == 0
    assert await world.rows("SELECT name, level, version FROM {s}.customer ORDER BY name") == [
        ("乙", "b", 1),
        ("甲", "a", 1),
    ]


async def test_a_field_that_may_not_be_written_is_an_unknown_field(world):
    made = await world.do(create, "customer", {"name": "张三"})
    hidden = caller(objects={"customer": ObjectScope(ALL, readable=frozenset({"name", "note"}))})
    fixed = caller(objects={"customer": ObjectScope(ALL, writable=frozenset({"note"}))})
    for who, field in ((hidden, "amount"), (fixed, "name"), (caller(), "absent")):
        with pytest.raises(Invalid) as error:
            await world.do(update, "customer", made["id"], 1, {field: "1"}, who=who)
        assert [(p.path, p.code, p.params) for p in error.value.problems] == [(field, "R101", {"name": field})]
    answer = await world.do(update, "customer", made["id"], 1, {"note": "x"}, who=hidden)
    assert "amount" not in answer
    with pytest.raises(NotAllowed):
        reader = caller(objects={"customer": ObjectScope(frozenset({READ}))})
        await world.do(update, "customer", made["id"], 2, {"note": "y"}, who=reader)


async def test_many_records_get_the_same_values_as_one_batch(world):
    ids = [(await world.do(create, "customer", {"name": f"n{n}", "amount": n}))["id"] for n in range(12)]
    few = parse_condition({"field": "amount", "op": "lt", "value": 5})
    batch, count = await world.do(update_all, "customer", few, {"note": "few", "level": "b"})
    assert count == 5
    _, again = await world.do(update_all, "customer", ids, {"note": "few"})
    assert again == 7
    log = await world.rows("SELECT changed FROM {s}.sys_change_log WHERE batch_id = $1", batch)
    assert log == [(["note"],)] * 5
    with pytest.raises(Taken):
        await world.do(update_all, "customer", ids, {"phone": "1"})


async def test_history_tells_before_and_after_in_words_and_hides_what_may_not_be_read(world):
    company = await world.do(create, "company", {"name": "虚构公司"})
    made = await world.do(create, "customer", {"name": "张三", "level": "a"})
    await world.do(update, "customer", made["id"], 1, {"company": company["id"], "amount": "1234.5", "level": "b"})
    entries, cursor = await world.read(history, "customer", UUID(made["id"]))
    assert cursor is None
    assert [(entry.version, entry.op, entry.actor["name"]) for entry in entries] == [
        (2, "update", "王小明"),
        (1, "create", "王小明"),
    ]
    told = {change.field: (change.label, change.before_text, change.after_text) for change in entries[0].changes}
    assert told == {
        "amount": ("字段amount", "", "1,234.50"),
        "level": ("字段level", "A", "B"),
        "company": ("字段company", "", "虚构公司"),
    }
    assert entries[0].changes[-1].after == {"id": company["id"], "title": "虚构公司"}
    who = caller(objects={"customer": ObjectScope(ALL, readable=frozenset({"name", "level"}))})
    entries, _ = await world.read(history, "customer", UUID(made["id"]), who=who)
    assert [change.field for change in entries[0].changes] == ["level"]
    first, cursor = await world.read(history, "customer", UUID(made["id"]), limit=1)
    rest, end = await world.read(history, "customer", UUID(made["id"]), limit=1, cursor=cursor)
    assert ([entry.version for entry in first + rest], end) == ([2, 1], None)
    with pytest.raises(NotFound):
        await world.read(history, "customer", some_id())
