import asyncio

import msgspec
import pytest
from lines_world import BOSS, LINES, caller, shown

from tenon.kernel.errors import Invalid, NotFound
from tenon.kernel.ids import new_id, parse_id
from tenon.records import VersionConflict, create, create_many, update, update_all


def codes(error):
    return [(problem.path, problem.code) for problem in error.value.problems]


async def quotation(world, *items, **more):
    lines = [{"item": item, "price": "1.5"} for item in items]
    return await world.do(create, "quotation", {"name": "报价", "lines": lines, **more})


async def test_a_record_is_created_with_its_lines_and_answered_as_a_get_answers_it(world):
    made = await quotation(world, "甲", "乙")
    assert made == await world.get(made["id"])
    assert shown(made, "item", "price", "quantity", "goods") == [("甲", "1.50", "1", None), ("乙", "1.50", "1", None)]
    assert (made["steps"], made["version"]) == ([], 1)
    assert set(made["lines"][0]) == {"id", "version", "item", "price", "quantity", "goods"}


async def test_the_whole_list_is_sent_and_only_what_differs_is_written(world):
    made = await quotation(world, "甲", "乙", "丙")
    first, second, third = made["lines"]
    wanted = [third, {"id": first["id"], "price": 9}, {"item": "丁"}]
    changed = await world.do(update, "quotation", made["id"], 1, {"lines": wanted})
    assert changed == await world.get(made["id"])
    assert shown(changed, "item", "price") == [("丙", "1.50"), ("甲", "9.00"), ("丁", None)]
    assert [line["version"] for line in changed["lines"]] == [2, 2, 1]
    assert changed["version"] == 2
    log = await world.rows(
        "SELECT object, op, changed, batch_id IS NOT NULL FROM {s}.sys_change_log WHERE op <> 'create' ORDER BY id"
    )
    assert log[-1] == ("quotation", "update", ["lines"], True)
    assert sorted(log[:-1]) == [
        (LINES, "delete", [], True),
        (LINES, "update", ["position"], True),
        (LINES, "update", ["price", "position"], True),
    ] or sorted(log[:-1])[0] == (LINES, "delete", [], True)
    assert second["id"] not in [line["id"] for line in changed["lines"]]


async def test_lines_sent_back_as_they_are_change_nothing(world):
    made = await quotation(world, "甲", "乙")
    assert await world.do(update, "quotation", made["id"], 1, {"lines": made["lines"]}) == made
    assert await world.do(update, "quotation", made["id"], 1, {"lines": made["lines"], "name": "报价"}) == made
    assert await world.rows("SELECT 1 FROM {s}.sys_change_log WHERE op <> 'create'") == []


async def test_fields_and_lines_change_as_one_version(world):
    made = await quotation(world, "甲")
    changed = await world.do(update, "quotation", made["id"], 1, {"lines": [], "name": "新名"})
    assert (changed["version"], changed["name"], changed["lines"]) == (2, "新名", [])
    log = await world.rows(
        "SELECT changed, before::text, after::text FROM {s}.sys_change_log WHERE object = 'quotation' AND op = 'update'"
    )
    assert log == [(["name", "lines"], '{"name": "报价", "lines": 1}', '{"name": "新名", "lines": 0}')]


async def test_two_hundred_lines_fit_and_one_more_does_not(world):
    made = await quotation(world, *(f"第 {n} 件" for n in range(200)))
    assert len(made["lines"]) == 200
    with pytest.raises(Invalid) as error:
        await world.do(update, "quotation", made["id"], 1, {"lines": [*made["lines"], {"item": "多"}]})
    assert codes(error) == [("lines", "F191")]
    turned = await world.do(update, "quotation", made["id"], 1, {"lines": made["lines"][::-1]})
    assert shown(turned, "item") == shown(made, "item")[::-1]


async def test_every_problem_of_every_line_is_told_at_once_at_its_place(world):
    made = await quotation(world, "甲", "乙")
    first, second = made["lines"]
    wanted = [
        {"id": first["id"], "price": "x"},
        {"price": "1", "nobody": 1},
        {"id": str(new_id()), "item": "丙"},
        "line",
        {"id": second["id"]},
        {"id": second["id"]},
    ]
    with pytest.raises(Invalid) as error:
        await world.do(update, "quotation", made["id"], 1, {"lines": wanted, "name": ""})
    assert codes(error) == [
        ("name", "R103"),
        ("lines[0].price", "F103"),
        ("lines[1].nobody", "R101"),
        ("lines[1].item", "R103"),
        ("lines[2].id", "F193"),
        ("lines[3]", "R102"),
        ("lines[5].id", "F194"),
    ]
    assert await world.get(made["id"]) == made


@pytest.mark.parametrize("sent", ["x", 1, {"0": {}}, True])
async def test_what_is_no_list_is_refused(world, sent):
    with pytest.raises(Invalid) as error:
        await world.do(create, "quotation", {"name": "报价", "lines": sent})
    assert codes(error) == [("lines", "F190")]


async def test_a_line_of_another_record_is_refused_like_one_that_is_not_there(world):
    mine, other = await quotation(world, "甲"), await quotation(world, "乙")
    with pytest.raises(Invalid) as error:
        await world.do(update, "quotation", mine["id"], 1, {"lines": other["lines"]})
    assert codes(error) == [("lines[0].id", "F193")]
    with pytest.raises(Invalid):
        await world.do(create, "quotation", {"name": "报价", "lines": other["lines"]})
    assert await world.get(other["id"]) == other


async def test_a_value_is_unique_inside_of_a_record_and_two_lines_may_swap_theirs(world):
    made = await quotation(world, "甲", "乙")
    await quotation(world, "甲")
    first, second = made["lines"]
    with pytest.raises(Invalid) as error:
        await world.do(update, "quotation", made["id"], 1, {"lines": [first, {**second, "item": "甲"}]})
    assert codes(error) == [("lines[1].item", "R108")]
    swapped = [{**first, "item": "乙"}, {**second, "item": "甲"}]
    changed = await world.do(update, "quotation", made["id"], 1, {"lines": swapped})
    assert shown(changed, "item") == ["乙", "甲"]


async def test_a_line_names_only_what_exists_for_the_caller(world):
    goods = await world.do(create, "goods", {"name": "螺钉"})
    lines = [{"item": "甲", "goods": goods["id"]}, {"item": "乙", "goods": str(new_id())}]
    with pytest.raises(Invalid) as error:
        await world.do(create, "quotation", {"name": "报价", "lines": lines})
    assert codes(error) == [("lines[1].goods", "R105")]
    made = await world.do(create, "quotation", {"name": "报价", "lines": lines[:1]})
    assert made["lines"][0]["goods"] == {"id": goods["id"], "title": "螺钉"}


async def test_the_later_of_two_changes_of_lines_is_told_and_changes_nothing(world):
    made = await quotation(world, "甲")
    now = await world.do(update, "quotation", made["id"], 1, {"lines": [{"item": "乙"}]}, who=caller(BOSS))
    with pytest.raises(VersionConflict) as error:
        await world.do(update, "quotation", made["id"], 1, {"lines": []})
    assert msgspec.json.decode(msgspec.json.encode(error.value.extra)) == {"current": now, "base_version": 1}
    assert await world.get(made["id"]) == now


async def test_of_parallel_edits_of_lines_one_wins_per_version(world):
    made = await quotation(world, "甲")

    async def edit(number):
        try:
            lines = [*made["lines"], {"item": f"{number}"}]
            return await world.do(update, "quotation", made["id"], 1, {"lines": lines})
        except VersionConflict:
            return None

    won = [answer for answer in await asyncio.gather(*map(edit, range(8))) if answer]
    assert len(won) == 1
    assert await world.get(made["id"]) == won[0]


async def test_an_absent_record_has_no_lines_to_change(world):
    with pytest.raises(NotFound):
        await world.do(update, "quotation", new_id(), 1, {"lines": []})


async def test_many_records_are_created_with_their_lines_all_or_none(world):
    bodies = [{"name": f"{n}", "lines": [{"item": f"{n}-{m}"} for m in range(n)]} for n in range(4)]
    answer = await world.do(create_many, "quotation", bodies)
    assert [shown(record, "item") for record in answer["records"]] == [[f"{n}-{m}" for m in range(n)] for n in range(4)]
    bodies[2]["lines"][1] = {"price": "x"}
    with pytest.raises(Invalid) as error:
        await world.do(create_many, "quotation", bodies)
    assert codes(error) == [("records[2].lines[1].item", "R103"), ("records[2].lines[1].price", "F103")]
    assert (await world.rows("SELECT count(*) FROM {s}.quotation__lines")) == [(6,)]


async def test_lines_cannot_be_given_to_many_records_alike(world):
    made = await quotation(world, "甲")
    with pytest.raises(Invalid) as error:
        await world.do(update_all, "quotation", [made["id"]], {"lines": []})
    assert codes(error) == [("lines", "F195")]


async def test_the_least_and_the_most_lines_are_demanded(world):
    with pytest.raises(Invalid) as error:
        await world.do(create, "quotation", {"name": "报价", "steps": [{"what": str(n)} for n in range(4)]})
    assert codes(error) == [("steps", "F191")]


async def test_a_write_that_dies_in_the_middle_leaves_all_as_it_was(world):
    made = await quotation(world, "甲", "乙")
    with pytest.raises(ConnectionResetError):
        async with world.db.transaction("test") as tx:
            wanted = {"lines": [{"item": "丙"}], "name": "新名"}
            await update(tx, world.me, "quotation", parse_id(made["id"]), 1, wanted)
            raise ConnectionResetError
    assert await world.get(made["id"]) == made
