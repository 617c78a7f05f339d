import pytest
from lines_world import BOSS, LINES, caller, condition, shown

from tenon.access import CREATE, DELETE, READ, UPDATE, ObjectScope, Own, Where
from tenon.kernel.errors import NotFound, TenonError
from tenon.kernel.ids import parse_id
from tenon.query import GlobalSearch
from tenon.records import (
    ThroughRecord,
    batch_of,
    batches,
    create,
    delete,
    delete_all,
    deleted_records,
    history,
    purge,
    restore,
    undo,
    update,
)

ALL = frozenset((READ, CREATE, UPDATE, DELETE))


async def quotation(world, *items, **more):
    lines = [{"item": item, "price": "1.5", "quantity": 2} for item in items]
    return await world.do(create, "quotation", {"name": "报价", "lines": lines, **more})


async def last_batch(world, made):
    entries, _ = await world.read(history, "quotation", parse_id(made["id"]))
    return entries[0].batch_id


async def test_undo_brings_back_lines_and_record_together_and_can_be_undone(world):
    made = await quotation(world, "甲", "乙", "丙")
    first, _, third = made["lines"]
    wanted = {"name": "新名", "lines": [{"item": "丁"}, third, {"id": first["id"], "price": 9}]}
    changed = await world.do(update, "quotation", made["id"], 1, wanted)
    undone = await world.do(undo, await last_batch(world, made))
    assert (undone.undone, undone.skipped) == (1, [])
    now = await world.get(made["id"])
    assert (now["name"], now["version"]) == ("报价", 3)
    assert shown(now, "id", "item", "price") == shown(made, "id", "item", "price")
    again = await world.do(undo, undone.batch_id)
    assert (again.undone, again.skipped) == (1, [])
    assert shown(await world.get(made["id"]), "id", "item", "price") == shown(changed, "id", "item", "price")


async def test_undo_of_lines_alone_gives_the_record_a_version(world):
    made = await quotation(world, "甲")
    await world.do(update, "quotation", made["id"], 1, {"lines": []})
    await world.do(undo, await last_batch(world, made))
    now = await world.get(made["id"])
    assert (now["version"], shown(now, "item")) == (3, ["甲"])


async def test_undo_does_not_make_a_unique_value_stand_twice(world):
    made = await quotation(world, "甲")
    await world.do(update, "quotation", made["id"], 1, {"lines": []})
    batch = await last_batch(world, made)
    await world.do(update, "quotation", made["id"], 2, {"lines": [{"item": "甲"}]})
    undone = await world.do(undo, batch)
    assert [(str(each.record_id), each.code) for each in undone.skipped] == [(made["id"], "R606")]
    assert len((await world.get(made["id"]))["lines"]) == 1


async def test_undo_gives_values_back_that_other_lines_have_taken_over(world):
    made = await quotation(world, "甲", "乙", "丙")
    first, _, third = made["lines"]
    wanted = [{**first, "item": "乙"}, {**third, "item": "甲"}, {"item": "丙"}]
    await world.do(update, "quotation", made["id"], 1, {"lines": wanted})
    undone = await world.do(undo, await last_batch(world, made))
    assert (undone.undone, undone.skipped) == (1, [])
    assert shown(await world.get(made["id"]), "id", "item") == shown(made, "id", "item")


async def test_the_lines_of_one_record_that_cannot_go_back_keep_no_other_from_it(world):
    goods = await world.do(create, "goods", {"name": "板"})
    made = [await quotation(world) for _ in range(2)]
    for each in made:
        lines = [{"item": "甲", "goods": goods["id"]}, {"item": "乙"}]
        await world.do(update, "quotation", each["id"], 1, {"lines": lines})
    gone = await world.do(delete, "goods", parse_id(goods["id"]))
    broken = await world.get(made[0]["id"])
    await world.do(update, "quotation", made[0]["id"], 3, {"lines": broken["lines"][1:]})
    undone = await world.do(undo, gone)
    assert [(str(each.record_id), each.code) for each in undone.skipped] == [(made[0]["id"], "R602")]
    (title,) = [line["goods"]["title"] for line in (await world.get(made[1]["id"]))["lines"] if line["goods"]]
    assert title == "板"


async def test_undo_of_a_creation_takes_the_lines_along_and_brings_them_back(world):
    made = await quotation(world, "甲", "乙")
    undone = await world.do(undo, await last_batch(world, made))
    assert (undone.undone, undone.skipped) == (1, [])
    with pytest.raises(NotFound):
        await world.get(made["id"])
    assert (await world.query(LINES, {"kind": "count"}))["count"] == 0
    await world.do(undo, undone.batch_id)
    assert shown(await world.get(made["id"]), "item") == ["甲", "乙"]


async def test_the_recycle_bin_holds_records_with_their_lines_and_gives_back_only_what_they_had(world):
    made = await quotation(world, "甲", "乙")
    await world.do(update, "quotation", made["id"], 1, {"lines": made["lines"][:1]})
    await world.do(delete, "quotation", parse_id(made["id"]))
    assert (await world.query(LINES, {"kind": "list"}))["records"] == []
    entries, _ = await world.read(deleted_records)
    assert [entry.object for entry in entries] == ["quotation"]
    back = await world.do(restore, "quotation", parse_id(made["id"]))
    assert shown(back, "item") == ["甲"]


async def test_a_purge_leaves_no_line(world):
    made, other = await quotation(world, "甲", "乙"), await quotation(world, "丙")
    await world.do(delete, "quotation", parse_id(made["id"]))
    await world.do(purge, "quotation", parse_id(made["id"]), who=caller(admin=True))
    assert await world.rows("SELECT item FROM {s}.quotation__lines") == [("丙",)]
    assert shown(await world.get(other["id"]), "item") == ["丙"]


async def test_the_history_of_a_record_tells_of_its_lines_in_words(world):
    made = await quotation(world, "甲", "乙", "丙")
    first, second, _ = made["lines"]
    wanted = [second, {"id": first["id"], "price": 13}, {"item": "丁", "price": 2}]
    await world.do(update, "quotation", made["id"], 1, {"lines": wanted})
    entries, _ = await world.read(history, "quotation", parse_id(made["id"]))
    told = [(change.field, change.label, change.before_text, change.after_text) for change in entries[0].changes]
    assert told == [
        ("lines", "明细", "3 行", "3 行"),
        ("lines[1].price", "明细 第 2 行：单价", "1.50", "13.00"),
        ("lines[2]", "明细 第 3 行", "丙", "已移除"),
        ("lines[2]", "明细 第 3 行", "", "品名 丁，单价 2.00，数量 1"),
        ("lines", "明细", "", "调整了行的顺序"),
    ]
    assert len(entries) == 2
    assert [change.label for change in entries[1].changes][-1] == "明细 第 3 行"


async def test_a_batch_counts_and_tells_records_not_lines(world):
    made = await quotation(world, "甲", "乙")
    listed = await world.read(batches)
    assert [(batch.op, batch.object, batch.count) for batch in listed] == [("create", "quotation", 1)]
    _, entries = await world.read(batch_of, listed[0].id)
    assert [(entry.object, str(entry.record_id)) for entry in entries] == [("quotation", made["id"])]


async def test_lines_are_written_through_their_record_alone(world):
    made = await quotation(world, "甲")
    line = parse_id(made["lines"][0]["id"])
    for use_case, *args in (
        (create, {"item": "乙"}),
        (update, line, 1, {"item": "乙"}),
        (delete, line),
        (delete_all, [line]),
        (restore, line),
        (purge, line),
    ):
        with pytest.raises(ThroughRecord):
            await world.do(use_case, LINES, *args, who=caller(admin=True))


async def test_deleting_what_lines_name_clears_them_and_their_record_changes(world):
    goods = await world.do(create, "goods", {"name": "螺钉"})
    made = await world.do(create, "quotation", {"name": "报价", "lines": [{"item": "甲", "goods": goods["id"]}]})
    batch = await world.do(delete, "goods", parse_id(goods["id"]))
    now = await world.get(made["id"])
    assert (now["version"], now["lines"][0]["goods"]) == (2, None)
    await world.do(undo, batch)
    now = await world.get(made["id"])
    assert (now["version"], now["lines"][0]["goods"]["title"]) == (3, "螺钉")


async def test_lists_show_lines_only_when_asked_and_filter_by_their_presence(world):
    made = await quotation(world, "甲")
    await quotation(world)
    records = (await world.query("quotation", {"kind": "list"}))["records"]
    assert all("lines" not in record for record in records)
    asked = {"kind": "list", "fields": ["name", "lines"], "filter": {"field": "lines", "op": "not_empty"}}
    assert (await world.query("quotation", asked))["records"] == [
        {"id": made["id"], "version": 1, "name": "报价", "lines": made["lines"]}
    ]


async def test_lines_are_reported_on_like_records_and_lead_to_theirs(world):
    await quotation(world, "甲", "乙", region="南")
    await quotation(world, "甲", region="北")
    grouped = {"kind": "aggregate", "group": [{"field": "parent_id.region"}]}
    answer = await world.query(LINES, {**grouped, "measures": [{"fn": "sum", "field": "price"}, {"fn": "count"}]})
    found = {group["keys"][0]["value"]: group["values"] for group in answer["groups"]}
    assert found == {"南": ["3.00", "2"], "北": ["1.50", "1"]}
    listed = {"kind": "list", "filter": {"field": "parent_id.region", "op": "eq", "value": "南"}}
    records = (await world.query(LINES, {**listed, "sort": [{"field": "position", "desc": True}]}))["records"]
    assert [(line["item"], line["position"], line["parent_id"]["title"]) for line in records] == [
        ("乙", "2", "报价"),
        ("甲", "1", "报价"),
    ]
    pivot = {"kind": "pivot", "rows": [{"field": "item"}], "columns": [{"field": "parent_id"}]}
    assert len((await world.query(LINES, {**pivot, "measures": [{"fn": "count"}]}))["columns"]) == 2


SOUTH = ObjectScope(ALL, Where(condition({"field": "region", "op": "eq", "value": "南"})))


async def test_a_hidden_record_hides_its_lines_everywhere(world):
    seen, hidden = await quotation(world, "甲", region="南"), await quotation(world, "乙密", region="北")
    limited = caller(objects={"quotation": SOUTH})
    assert (await world.query(LINES, {"kind": "count"}, limited))["count"] == 1
    listed = (await world.query(LINES, {"kind": "list", "search": "乙密"}, limited))["records"]
    assert listed == []
    sums = {"kind": "aggregate", "group": [{"field": "item"}], "measures": [{"fn": "count"}]}
    assert [g["keys"][0]["value"] for g in (await world.query(LINES, sums, limited))["groups"]] == ["甲"]
    assert (await world.ask(GlobalSearch("乙密", 5), limited))["groups"] == []
    with pytest.raises(NotFound):
        await world.get(hidden["lines"][0]["id"], limited, LINES)
    assert (await world.get(seen["lines"][0]["id"], limited, LINES))["item"] == "甲"
    with pytest.raises(NotFound):
        await world.do(update, "quotation", hidden["id"], 1, {"lines": []}, who=limited)
    with pytest.raises(TenonError) as error:
        await world.do(update, "quotation", seen["id"], 1, {"lines": hidden["lines"]}, who=limited)
    assert "乙密" not in str(error.value)
    with pytest.raises(NotFound):
        await world.read(history, LINES, parse_id(hidden["lines"][0]["id"]), who=limited)


async def test_a_hidden_field_of_the_record_hides_its_lines_everywhere(world):
    made = await quotation(world, "甲")
    blind = caller(objects={"quotation": ObjectScope(ALL, readable=frozenset({"name"}))})
    assert "lines" not in await world.get(made["id"], blind)
    for body in ({"kind": "list"}, {"kind": "count"}):
        with pytest.raises(TenonError) as error:
            await world.query(LINES, body, blind)
        assert error.value.code == "Q202"
    with pytest.raises(TenonError) as error:
        await world.do(update, "quotation", made["id"], 1, {"lines": []}, who=blind)
    assert [problem.code for problem in error.value.problems] == ["R101"]


async def test_who_may_only_read_the_field_reads_lines_and_changes_none(world):
    made = await quotation(world, "甲")
    reader = caller(objects={"quotation": ObjectScope(ALL, writable=frozenset({"name"}))})
    assert shown(await world.get(made["id"], reader), "item") == ["甲"]
    with pytest.raises(TenonError) as error:
        await world.do(update, "quotation", made["id"], 1, {"lines": []}, who=reader)
    assert [problem.code for problem in error.value.problems] == ["R101"]
    changed = await world.do(update, "quotation", made["id"], 1, {"name": "新名"}, who=reader)
    assert shown(changed, "item") == ["甲"]


async def test_own_records_show_their_lines_to_their_owner_alone(world):
    await quotation(world, "甲")
    mine = {"quotation": ObjectScope(ALL, Own())}
    assert (await world.query(LINES, {"kind": "count"}, caller(objects=mine)))["count"] == 1
    assert (await world.query(LINES, {"kind": "count"}, caller(BOSS, objects=mine)))["count"] == 0


async def test_the_lines_of_a_record_are_found_by_their_index(world):
    made = await quotation(world, *(f"第 {n} 件" for n in range(200)))
    for n in range(20):
        await quotation(world, *(f"另 {n} {m}" for m in range(100)))
    async with world.db.ddl() as tx:
        await tx.execute("ANALYZE w_test.quotation__lines")
        rows = await tx.fetch(
            "EXPLAIN SELECT * FROM w_test.quotation__lines l WHERE l.parent_id = $1 AND l.deleted_at IS NULL"
            " ORDER BY l.position",
            parse_id(made["id"]),
        )
    assert "quotation__lines__parent_id__position__ix" in "\n".join(row[0] for row in rows)
