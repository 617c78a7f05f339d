from uuid import UUID

import pytest
from records_world import BOSS, caller, some_id

from tenon.kernel.condition import parse_condition
from tenon.kernel.errors import NotFound
from tenon.records import (
    BadPlace,
    InUse,
    NoSuchBatch,
    NotAllowed,
    NotUndoable,
    Taken,
    VersionConflict,
    batch_of,
    batches,
    create,
    create_many,
    delete,
    delete_all,
    deleted_records,
    purge,
    restore,
    restore_all,
    undo,
    update,
    update_all,
)


async def customer(world, name, **more):
    return await world.do(create, "customer", {"name": name, **more})


async def live(world, key="customer"):
    return [
        name for (name,) in await world.rows(f"SELECT name FROM {{s}}.{key} WHERE deleted_at IS NULL ORDER BY name")
    ]


async def test_a_deleted_record_lies_in_the_recycle_bin_and_comes_back(world):
    made = await world.do(create, "order", {"number": "1"})
    batch = await world.do(delete, "order", UUID(made["id"]))
    entries, cursor = await world.read(deleted_records)
    assert [(e.object, e.object_label, str(e.id), e.title, e.deleted_by["name"]) for e in entries] == [
        ("order", "订单", made["id"], "1", "王小明")
    ]
    assert cursor is None
    back = await world.do(restore, "order", UUID(made["id"]))
    assert back == await world.get("order", made["id"])
    assert (back["version"], back["deleted_at"]) == (3, None)
    log = await world.rows("SELECT op, version, batch_id FROM {s}.sys_change_log ORDER BY version")
    assert log == [("create", 1, None), ("delete", 2, batch), ("restore", 3, None)]
    for missing in (made["id"], some_id()):
        with pytest.raises(NotFound):
            await world.do(restore, "order", UUID(str(missing)))


async def test_deleting_what_somebody_changed_is_a_conflict_and_what_is_gone_is_not_found(world):
    for key, body in (("order", {"number": "1"}), ("customer", {"name": "甲"})):
        made = await world.do(create, key, body)
        await world.do(update, key, UUID(made["id"]), 1, {"number": "2"} if key == "order" else {"note": "x"})
        with pytest.raises(VersionConflict) as error:
            await world.do(delete, key, UUID(made["id"]), 1)
        assert error.value.extra["base_version"] == 1
        await world.do(delete, key, UUID(made["id"]), 2)
        with pytest.raises(NotFound):
            await world.do(delete, key, UUID(made["id"]))


async def test_a_record_that_is_referred_to_is_refused_cleared_or_cascaded_as_the_relation_says(world):
    company = await world.do(create, "company", {"name": "C"})
    await world.do(create, "company", {"name": "D", "parent": company["id"]})
    with pytest.raises(InUse) as error:
        await world.do(delete, "company", UUID(company["id"]))
    assert error.value.params == {
        "count": 1,
        "object": {"zh-CN": "公司", "en-US": "Company"},
        "field": error.value.params["field"],
    }
    other = await world.do(create, "company", {"name": "E"})
    one = await customer(world, "甲", company=other["id"])
    await world.do(create, "order", {"number": "1", "customer": one["id"]})
    await world.do(delete, "company", UUID(other["id"]))
    assert (await world.get("customer", one["id"]))["company"] is None
    two = await customer(world, "乙")
    await world.do(create, "order", {"number": "2", "customer": two["id"]})
    batch = await world.do(delete, "customer", UUID(two["id"]))
    assert await world.rows("SELECT number FROM {s}.order WHERE deleted_at IS NULL") == [("1",)]
    undone = await world.do(undo, batch)
    assert (undone.undone, undone.skipped) == (2, [])
    assert len(await world.rows("SELECT number FROM {s}.order WHERE deleted_at IS NULL")) == 2
    await world.do(create, "order", {"number": "3", "payer": two["id"]})
    with pytest.raises(InUse):
        await world.do(delete_all, "customer", [UUID(two["id"])])
    assert await live(world) == ["乙", "甲"]


async def test_many_records_are_deleted_and_restored_as_batches(world):
    made = await world.do(create_many, "customer", [{"name": f"n{n}", "amount": n, "phone": str(n)} for n in range(9)])
    ids = [UUID(record["id"]) for record in made["records"]]
    _, count = await world.do(delete_all, "customer", parse_condition({"field": "amount", "op": "ge", "value": 6}))
    assert count == 3
    _, count = await world.do(delete_all, "customer", ids[5:])
    assert count == 1
    _, count = await world.do(restore_all, "customer", ids[4:8])
    assert count == 3
    assert await live(world) == [f"n{n}" for n in range(8)]
    await customer(world, "x", phone="8")
    with pytest.raises(Taken) as error:
        await world.do(restore, "customer", ids[8])
    assert [p.code for p in error.value.problems] == ["R107"]


async def test_undo_puts_every_record_back_and_can_itself_be_undone(world):
    made = await world.do(create_many, "customer", [{"name": f"n{n}", "amount": n} for n in range(4)])
    ids = [UUID(record["id"]) for record in made["records"]]
    before = [await world.get("customer", each) for each in ids]
    batch, _ = await world.do(update_all, "customer", ids, {"amount": "9", "signed_on": "2026-02-03", "name": "同名"})
    first = await world.do(undo, batch)
    after = [await world.get("customer", each) for each in ids]
    fields = ("name", "amount", "signed_on", "level")
    assert [[r[f] for f in fields] for r in after] == [[r[f] for f in fields] for r in before]
    assert (first.undone, first.skipped) == (4, [])
    ((search,),) = await world.rows("SELECT search FROM {s}.customer WHERE id = $1", ids[3])
    assert "^n" in search
    with pytest.raises(NotUndoable):
        await world.do(undo, batch)
    again = await world.do(undo, first.batch_id)
    assert again.undone == 4
    assert (await world.get("customer", ids[0]))["name"] == "同名"
    gone = await world.do(undo, UUID(made["batch_id"]))
    assert gone.undone == 0
    assert {skipped.code for skipped in gone.skipped} == {"R601"}


async def test_undo_leaves_alone_what_somebody_changed_since_and_says_why(world):
    made = await world.do(create_many, "customer", [{"name": f"n{n}", "phone": str(n)} for n in range(5)])
    ids = [UUID(record["id"]) for record in made["records"]]
    batch, _ = await world.do(update_all, "customer", ids, {"note": "batch", "level": "a"})
    await world.do(update, "customer", ids[0], 2, {"note": "mine"})
    await world.do(update, "customer", ids[1], 2, {"amount": "5"})
    await world.do(delete, "customer", ids[2])
    await world.do(delete, "customer", ids[3])
    await world.do(purge, "customer", ids[3], who=caller(admin=True))
    undone = await world.do(undo, batch)
    assert undone.undone == 2
    assert {(s.record_id, s.title, s.code) for s in undone.skipped} == {
        (ids[0], "n0", "R601"),
        (ids[2], "n2", "R602"),
        (ids[3], None, "R604"),
    }
    assert undone.skipped[0].params in ({"fields": ["字段note"]}, {})
    kept = await world.get("customer", ids[1])
    assert (kept["note"], kept["amount"], kept["level"]) == (None, "5.00", "b")


async def test_undo_of_a_deletion_skips_a_record_whose_value_is_taken_by_now(world):
    made = await world.do(create_many, "customer", [{"name": "a", "phone": "1"}, {"name": "b", "phone": "2"}])
    batch, _ = await world.do(delete_all, "customer", [UUID(r["id"]) for r in made["records"]])
    await customer(world, "c", phone="2")
    undone = await world.do(undo, batch)
    assert (undone.undone, [(s.title, s.code) for s in undone.skipped]) == (1, [("b", "R606")])
    assert await live(world) == ["a", "c"]


async def test_undo_of_a_creation_skips_what_others_refer_to(world):
    made = await world.do(create_many, "customer", [{"name": "a"}, {"name": "b"}])
    await world.do(create, "order", {"number": "1", "payer": made["records"][0]["id"]})
    undone = await world.do(undo, UUID(made["batch_id"]))
    assert [(s.title, s.code) for s in undone.skipped] == [("a", "R605")]
    assert await live(world) == ["a"]


async def test_everybody_sees_and_undoes_his_own_batches_and_an_administrator_all(world):
    made = await world.do(create_many, "customer", [{"name": "a"}, {"name": "b"}])
    mine = UUID(made["batch_id"])
    assert [batch.id for batch in await world.read(batches)] == [mine]
    assert await world.read(batches, who=caller(BOSS)) == []
    with pytest.raises(NoSuchBatch):
        await world.do(undo, mine, who=caller(BOSS))
    with pytest.raises(NoSuchBatch):
        await world.read(batch_of, mine, who=caller(BOSS))
    batch, entries = await world.read(batch_of, mine, who=caller(BOSS, admin=True))
    assert (batch.op, batch.count, batch.undoable, batch.title) == ("create", 2, True, "客户")
    assert [(entry.title, entry.op, [change.field for change in entry.changes]) for entry in entries] == [
        ("a", "create", ["name", "level"]),
        ("b", "create", ["name", "level"]),
    ]
    assert (await world.do(undo, mine, who=caller(BOSS, admin=True))).undone == 2
    assert (await world.read(batches))[0].undoable is False


async def test_only_an_administrator_removes_for_good_and_only_from_the_recycle_bin(world):
    made = await customer(world, "a")
    with pytest.raises(NotFound):
        await world.do(purge, "customer", UUID(made["id"]), who=caller(admin=True))
    await world.do(delete, "customer", UUID(made["id"]))
    with pytest.raises(NotAllowed):
        await world.do(purge, "customer", UUID(made["id"]))
    await world.do(purge, "customer", UUID(made["id"]), who=caller(admin=True))
    assert await world.rows("SELECT 1 FROM {s}.customer") == []
    assert await world.rows("SELECT op, version FROM {s}.sys_change_log ORDER BY version") == [
        ("create", 1),
        ("delete", 2),
        ("delete", 3),
    ]


async def test_the_recycle_bin_is_read_page_by_page_over_all_objects(world):
    for number in range(5):
        made = await world.do(create, "order", {"number": str(number)})
        await world.do(delete, "order", UUID(made["id"]))
        await world.do(delete, "customer", UUID((await customer(world, f"c{number}"))["id"]))
    seen, cursor = [], ""
    while cursor is not None:
        entries, cursor = await world.read(deleted_records, cursor=cursor or None, limit=3)
        seen += [entry.title for entry in entries]
    assert sorted(seen) == sorted([*"01234", *(f"c{n}" for n in range(5))])
    assert len((await world.read(deleted_records, object_key="order"))[0]) == 5
    for cursor in ("x", "1.2", "9" * 30 + "." + str(some_id())):
        with pytest.raises(BadPlace):
            await world.read(deleted_records, cursor=cursor)
