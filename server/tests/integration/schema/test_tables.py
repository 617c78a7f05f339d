"""Publishing an object makes and changes its table; nothing that people entered is lost by it."""

import pytest
from schema_world import field

from tenon.definitions import NotPublishable


async def test_a_new_object_gets_a_table_with_fixed_width_columns_first(designer):
    await designer.publish(
        "thing", field("note"), field("amount", "number", settings={"decimals": 2}), field("day", "date"),
        field("seller", "user"), field("met", "datetime"),
    )  # fmt: skip
    kinds = list((await designer.columns("thing")).values())
    widths = {"uuid": 0, "timestamp with time zone": 1, "integer": 2, "date": 3, "numeric(24,2)": 4, "text": 5}
    assert sorted(kinds[:-1], key=widths.__getitem__) == kinds[:-1]
    assert kinds[-1] == "text[]"


async def test_a_removed_field_is_hidden_and_comes_back_with_its_values(designer):
    await designer.publish("thing", field("note", indexed=True))
    await designer.fill("thing", "note", ["kept"])
    gone = await designer.publish("thing")
    assert next(s.text["en-US"] for s in gone.steps) == "Hide the field “Note”; its data stay"
    assert "thing__note__ix" not in await designer.indexes("thing")
    back = await designer.publish("thing", field("note", indexed=True))
    assert [s.text["en-US"] for s in back.steps] == [
        "Show the field “Note” again with the values it had",
        "Build an index on note",
    ]
    assert await designer.values("thing", "note") == ["kept"]


@pytest.mark.parametrize("other", [field("note", "number"), field("note", "select"), field("note", "date")])
async def test_a_key_used_again_for_another_type_starts_blank_and_keeps_the_old_values_aside(designer, other):
    await designer.publish("thing", field("note"))
    await designer.fill("thing", "note", ["old"])
    await designer.publish("thing")
    await designer.publish("thing", other)
    assert await designer.values("thing", "note") == ["None"] or await designer.values("thing", "note") == [None]
    (aside,) = [name for name in await designer.columns("thing") if name.startswith("note__old_")]
    assert await designer.values("thing", aside) == ["old"]


async def test_a_user_field_never_shows_the_ids_of_a_removed_relation(designer):
    await designer.publish("thing", field("link", "relation", settings={"target": "thing"}))
    await designer.fill("thing", "link", ["0193a1c2-0000-7000-8000-000000000001"], "uuid")
    await designer.publish("thing")
    await designer.publish("thing", field("link", "user"))
    assert await designer.values("thing", "link") == [None]


async def test_a_relation_to_the_object_itself_is_published_and_indexed(designer):
    await designer.publish("thing", field("parent", "relation", settings={"target": "thing"}))
    assert "(parent, id) WHERE (deleted_at IS NULL)" in (await designer.indexes("thing"))["thing__parent__ix"]


async def test_duplicates_stand_in_the_way_of_a_unique_field_and_are_listed(designer):
    await designer.publish("thing", field("code"))
    await designer.fill("thing", "code", ["a", "a", "b", "b", "c", None, None])
    plan = await designer.plan("thing", field("code", unique=True))
    (problem,) = plan.problems
    assert (problem.path, problem.code, problem.params) == (
        "fields[1].unique", "M204", {"count": 2, "samples": "a、b"},
    )  # fmt: skip
    with pytest.raises(NotPublishable):
        await designer.publish("thing", field("code", unique=True))
    assert "thing__code__uq" not in await designer.indexes("thing")


async def test_a_unique_field_leaves_blanks_and_deleted_records_alone(designer):
    await designer.publish("thing", field("code", unique=True), field("a"), unique_together=[["name", "a"]])
    await designer.fill("thing", "code", ["x", None, None])
    indexes = await designer.indexes("thing")
    assert (
        "UNIQUE INDEX thing__code__uq ON w_test.thing USING btree (code) WHERE (deleted_at IS NULL)"
        in (indexes["thing__code__uq"])
    )
    assert "(name, a) WHERE (deleted_at IS NULL)" in indexes["thing__name__a__uq"]


async def test_removing_an_option_in_use_warns_and_names_it(designer):
    options = [{"key": "a", "label": "A 级"}, {"key": "b", "label": "B"}]
    await designer.publish("thing", field("level", "select", settings={"options": options}))
    await designer.fill("thing", "level", ["a", "a", "b"])
    plan = await designer.plan("thing", field("level", "select", settings={"options": options[1:]}))
    assert [(p.code, p.severity, p.params) for p in plan.problems] == [
        ("M205", "warning", {"count": 2, "options": "A 级"})
    ]


async def test_a_relation_with_values_keeps_its_target(designer):
    await designer.publish("other")
    await designer.publish("thing", field("link", "relation", settings={"target": "other"}))
    moved = field("link", "relation", settings={"target": "thing"})
    assert (await designer.plan("thing", moved)).problems == ()
    await designer.fill("thing", "link", ["0193a1c2-0000-7000-8000-000000000001"], "uuid")
    assert [p.code for p in (await designer.plan("thing", moved)).problems] == ["M206"]


async def test_a_table_with_too_many_used_up_columns_refuses_further_ones(designer):
    await designer.publish("thing")
    async with designer.db.ddl() as tx:
        for number in range(0, 1200, 100):
            adds = ", ".join(f"ADD COLUMN x{number + n} int" for n in range(100))
            drops = ", ".join(f"DROP COLUMN x{number + n}" for n in range(100))
            await tx.execute(f"ALTER TABLE w_test.thing {adds}")
            await tx.execute(f"ALTER TABLE w_test.thing {drops}")
    plan = await designer.plan("thing", field("more"))
    assert [(p.path, p.code) for p in plan.problems] == [("fields", "M207")]
    assert plan.steps == ()


async def test_the_workspace_role_may_read_and_write_its_new_table_and_not_change_it(designer):
    await designer.publish("thing")
    await designer.fill("thing", "name", ["a"])
    async with designer.db.transaction("test") as tx:
        await tx.execute("UPDATE w_test.thing SET name = 'b'")
        await tx.execute("DELETE FROM w_test.thing")
    async with designer.db.lease("test") as lease:
        with pytest.raises(Exception, match="must be owner"):
            await lease.execute("ALTER TABLE w_test.thing ADD COLUMN y int")


async def test_ten_thousand_options_are_published_and_one_more_is_refused(designer):
    options = [{"key": f"o{n}", "label": f"选项 {n}"} for n in range(10_001)]
    with pytest.raises(NotPublishable) as refused:
        await designer.publish("thing", field("level", "select", settings={"options": options}))
    assert [p.code for p in refused.value.problems] == ["M125"]
    await designer.publish("thing", field("level", "select", settings={"options": options[:-1]}))


async def test_an_object_of_five_hundred_fields_is_published_and_one_more_is_refused(designer):
    fields = [field(f"f{n}") for n in range(500)]
    with pytest.raises(NotPublishable) as refused:
        await designer.publish("thing", *fields)
    assert [p.code for p in refused.value.problems] == ["M114"]
    await designer.publish("thing", *fields[:-1])


async def test_objects_whose_names_are_those_of_implicit_indexes_live_side_by_side(designer):
    for key in ("thing", "thing_pkey", "thing_name"):
        await designer.publish(key, field("x" * 41, unique=True))


async def test_an_option_set_that_loses_options_in_use_warns_and_names_them(designer):
    level = {"label": "级别", "options": [{"key": "a", "label": "甲"}, {"key": "b", "label": "乙"}]}
    await designer.service.publish_bodies("test", None, {("option_set", "level"): level})
    await designer.publish("thing", field("level", "select", settings={"option_set": "level"}))
    await designer.fill("thing", "level", ["a", "a", "b"])
    fewer = level | {"options": level["options"][1:]}
    await designer.service.save_draft("test", None, "option_set", "level", fewer, 0)
    plan = await designer.service.plan("test", [("option_set", "level")])
    assert [(p.path, p.code, p.severity, p.params) for p in plan.problems] == [
        ("options", "M205", "warning", {"count": 2, "options": "甲"})
    ]
    assert [c.text["zh-CN"] for c in plan.diff] == ["移除选项「甲」"]


async def test_values_longer_than_a_lowered_limit_are_counted_and_stay(designer):
    await designer.publish("thing", field("note", settings={"max_length": 5000}))
    await designer.fill("thing", "note", ["x" * 300, "y"])
    plan = await designer.plan("thing", field("note", settings={"max_length": 100}))
    assert [(p.code, p.params) for p in plan.problems] == [("M208", {"count": 1, "max": 100})]


async def test_values_too_long_for_an_index_refuse_the_publish_in_words(designer):
    import random

    await designer.publish("thing", field("note", settings={"max_length": 9000}))
    noise = "".join(chr(random.Random(n).randrange(0x4E00, 0x9FA5)) for n in range(8000))
    await designer.fill("thing", "note", [noise])
    with pytest.raises(NotPublishable) as refused:
        await designer.publish("thing", field("note", indexed=True))
    assert [p.code for p in refused.value.problems] == ["D113"]
