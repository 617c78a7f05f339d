"""Rows of an import: the good ones are written, each bad one says why, and nothing is half there."""

from uuid import UUID

import msgspec
import pytest
from records_world import CATALOG, caller, some_id

from tenon.access import READ, ObjectScope
from tenon.records import (
    Ahead,
    Contended,
    NotAllowed,
    Rehearsal,
    RowReader,
    Way,
    create,
    ids_by_name,
    take_in,
    undo,
    update,
)

NEW = Way()
UPSERT = Way("phone", create=True, update=True)


def codes(result):
    return {number: [problem.code for problem in problems] for number, problems in result.problems.items()}


async def test_good_rows_are_written_and_bad_ones_say_why(world):
    held = await world.do(create, "customer", {"name": "旧客户", "phone": "1"})
    rows = [
        {"name": "青木", "phone": "2", "amount": "1.2万"},
        {"name": "", "phone": "3"},
        {"name": "云杉", "amount": "很多"},
        {"name": "占用", "phone": "1"},
        {"name": "重复", "phone": "2"},
        {"name": "无主", "company": str(some_id())},
        {"name": "白桦", "phone": None},
    ]
    result = await world.do(take_in, "customer", rows, NEW, some_id())
    assert (result.created, result.updated) == (2, 0)
    assert codes(result) == {1: ["R103"], 2: ["F103"], 3: ["R107"], 4: ["R111"], 5: ["R105"]}
    names = await world.rows("SELECT name, amount FROM {s}.customer ORDER BY name")
    assert {name for name, _ in names} == {"旧客户", "青木", "白桦"}
    assert held["name"] == "旧客户"


async def test_rows_find_their_records_by_key_and_change_only_what_they_say(world):
    held = await world.do(create, "customer", {"name": "旧客户", "phone": "1", "note": "留着"})
    rows = [{"name": "新名", "phone": "1"}, {"name": "新客户", "phone": "2"}, {"name": "旧客户", "phone": "1"}]
    result = await world.do(take_in, "customer", rows, UPSERT, some_id())
    assert (result.created, result.updated, codes(result)) == (1, 1, {2: ["R111"]})
    now = await world.get("customer", held["id"])
    assert (now["name"], now["note"], now["version"]) == ("新名", "留着", 2)


async def test_a_row_that_says_what_the_record_holds_changes_nothing(world):
    await world.do(create, "customer", {"name": "旧客户", "phone": "1"})
    result = await world.do(take_in, "customer", [{"name": "旧客户", "phone": "1"}], UPSERT, some_id())
    assert (result.created, result.updated, result.unchanged) == (0, 0, 1)


async def test_only_updating_refuses_rows_without_a_record_and_only_inserting_those_with_one(world):
    await world.do(create, "customer", {"name": "旧客户", "phone": "1"})
    rows = [{"name": "甲", "phone": "1"}, {"name": "乙", "phone": "2"}]
    only_update = await world.do(take_in, "customer", rows, Way("phone", create=False, update=True), some_id())
    assert (only_update.updated, codes(only_update)) == (1, {1: ["R110"]})
    only_insert = await world.do(take_in, "customer", rows, Way("phone"), some_id())
    assert (only_insert.created, codes(only_insert)) == (1, {0: ["R107"]})


async def test_all_that_was_taken_in_is_one_batch_and_can_be_undone(world):
    held = await world.do(create, "customer", {"name": "旧客户", "phone": "1"})
    batch = some_id()
    for rows in ([{"name": "新名", "phone": "1"}, {"name": "乙", "phone": "2"}], [{"name": "丙", "phone": "3"}]):
        await world.do(take_in, "customer", rows, UPSERT, batch)
    undone = await world.do(undo, batch)
    assert (undone.undone, undone.skipped) == (3, [])
    assert (await world.get("customer", held["id"]))["name"] == "旧客户"
    assert await world.rows("SELECT name FROM {s}.customer WHERE deleted_at IS NULL") == [("旧客户",)]


async def test_taking_an_import_back_keeps_what_was_edited_since_and_names_the_fields(world):
    batch = some_id()
    await world.do(take_in, "customer", [{"name": n, "phone": n, "note": "旧"} for n in ("1", "2", "3")], NEW, batch)
    ids = {name: UUID(str(found)) for name, found in await world.rows("SELECT name, id FROM {s}.customer")}
    await world.do(update, "customer", ids["2"], 1, {"note": "新", "amount": "5"})
    undone = await world.do(undo, batch)
    assert undone.undone == 2
    assert [(s.title, s.code, s.params) for s in undone.skipped] == [
        ("2", "R601", {"fields": ["字段note", "字段amount"]})
    ]
    assert (await world.get("customer", ids["2"]))["note"] == "新"
    assert await world.rows("SELECT name FROM {s}.customer WHERE deleted_at IS NULL") == [("2",)]


async def test_a_field_that_goes_while_an_import_runs_is_told_row_by_row(world):
    fields = {key: field for key, field in CATALOG.objects["customer"].fields.items() if key != "note"}
    without = msgspec.structs.replace(CATALOG.objects["customer"], fields=fields)
    catalog = msgspec.structs.replace(CATALOG, objects={**CATALOG.objects, "customer": without})
    before, now = caller(source="import"), caller(source="import", catalog=catalog)
    rows = [{"name": "甲", "note": "留着"}, {"name": "乙", "note": ""}]
    reader = RowReader(before, "customer")
    ahead = Ahead(reader, reader.begin(rows))
    newer = msgspec.structs.replace(catalog, revision=1)
    assert not reader.fits(msgspec.structs.replace(now, catalog=newer))
    result = await world.do(take_in, "customer", rows, NEW, some_id(), None, None, who=now)
    assert codes(result) == {0: ["R101"], 1: ["R101"]}
    assert (await world.do(take_in, "customer", rows, NEW, some_id(), None, ahead, who=before)).created == 2


async def test_nobody_takes_in_what_he_may_not_write(world):
    reader = caller(objects={"customer": ObjectScope(frozenset((READ,)))})
    with pytest.raises(NotAllowed):
        await world.do(take_in, "customer", [{"name": "甲"}], NEW, some_id(), who=reader)


async def test_two_imports_at_once_lose_and_double_nothing(world):
    import asyncio

    rows = [{"name": f"客户 {number}", "phone": str(number)} for number in range(300)]

    async def one():
        try:
            return (await world.do(take_in, "customer", rows, NEW, some_id())).created
        except Contended:
            return 0

    created = await asyncio.gather(one(), one())
    assert sum(created) == 300
    assert await world.rows("SELECT count(*), count(DISTINCT phone) FROM {s}.customer") == [(300, 300)]


async def test_names_are_looked_up_by_title_and_unique_text_and_people_by_name(world):
    for name in ("青木", "云杉", "云杉"):
        await world.do(create, "company", {"name": name})
    fields = world.me.catalog.objects["customer"].fields
    found = await world.do(ids_by_name, "customer", fields["company"], {"青木", "云杉", "无此公司"})
    assert {name: len(ids) for name, ids in found.items()} == {"青木": 1, "云杉": 2}
    assert list(await world.do(ids_by_name, "customer", fields["seller"], {"王小明"})) == ["王小明"]


async def test_two_thousand_rows_take_one_transaction(world):
    rows = [
        {"name": f"客户 {n}", "phone": str(n), "amount": n, "note": "备注", "signed_on": "2026-03-05"}
        for n in range(2000)
    ]
    result = await world.do(take_in, "customer", rows, NEW, some_id())
    assert result.created == 2000


async def test_an_import_larger_than_any_other_batch_is_undone_whole_and_comes_back_whole(world):
    batch = some_id()
    for start in range(0, 12_000, 2_000):
        rows = [{"name": f"客户 {n}", "phone": str(n)} for n in range(start, start + 2_000)]
        assert (await world.do(take_in, "customer", rows, NEW, batch)).created == 2_000
    undone = await world.do(undo, batch)
    assert (undone.undone, undone.skipped) == (12_000, [])
    assert await world.rows("SELECT count(*) FROM {s}.customer WHERE deleted_at IS NULL") == [(0,)]
    again = await world.do(undo, undone.batch_id)
    assert (again.undone, again.skipped) == (12_000, [])


async def test_a_rehearsal_tells_each_repeated_row_once_also_across_calls(world):
    rehearsal = Rehearsal()
    rows = [{"name": "甲", "phone": "1"}, {"name": "乙", "phone": "1"}]
    told = [await world.do(take_in, "customer", rows, NEW, some_id(), rehearsal) for _ in range(2)]
    assert [codes(result) for result in told] == [{1: ["R111"]}, {0: ["R111"], 1: ["R111"]}]
    assert await world.rows("SELECT count(*) FROM {s}.customer") == [(0,)]
