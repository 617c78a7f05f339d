"""Changing a field's type carries over what fits, tells what does not, and keeps the old values."""

import pytest
from schema_world import field

from tenon.definitions import NotPublishable

OPTIONS = {"options": [{"key": "a", "label": {"zh-CN": "甲", "en-US": "First"}}, {"key": "b", "label": "乙"}]}

CASES = [
    ("text", "text[]", field("v", "number", settings={"decimals": 2}),
     {"1": "1.00", " 1,234.5 ": "1234.50", "￥3": "3.00", "1.234": None, "abc": None, "NaN": None, "1e5": None}),
    ("text", "text[]", field("v", "number"), {"7": "7", "7.0": "7", "9" * 24: "9" * 24, "9" * 25: None, "-3": "-3"}),
    ("text", "text[]", field("v", "date"),
     {"2026-03-05": "2026-03-05", "2026年3月5日": "2026-03-05", "2026/3/5": "2026-03-05", "2026-02-30": None,
      "today": None, "3/5/2026": None}),
    ("text", "text[]", field("v", "datetime"),
     {"2026-03-05 10:00": "2026-03-05 02:00:00+00", "2026年3月5日": "2026-03-04 16:00:00+00", "now": None}),
    ("text", "text[]", field("v", "select", settings=OPTIONS),
     {"a": "a", "甲": "a", " first ": "a", "乙": "b", "丙": None}),
    ("select", "text[]", field("v"), {"a": "甲", "b": "乙", "gone": "gone"}),
    ("number", "numeric[]", field("v"), {"1.50": "1.5", "2": "2"}),
    ("number", "numeric[]", field("v", "number", settings={"decimals": 1}), {"1.54": "1.5", "2": "2.0"}),
    ("number", "numeric[]", field("v", "number", settings={"decimals": 4}), {"1.54": "1.5400"}),
    ("date", "date[]", field("v", "datetime"), {"2026-03-05": "2026-03-04 16:00:00+00"}),
    ("date", "date[]", field("v"), {"2026-03-05": "2026-03-05"}),
    ("datetime", "timestamptz[]", field("v", "date"),
     {"2026-03-04 16:00Z": "2026-03-05", "2026-03-05 03:00Z": "2026-03-05"}),
    ("datetime", "timestamptz[]", field("v"), {"2026-03-04 16:00Z": "2026-03-05 00:00:00"}),
]  # fmt: skip


@pytest.mark.parametrize(("type", "array", "new", "values"), CASES)
async def test_values_that_fit_are_carried_over(designer, type, array, new, values):
    settings = {"select": OPTIONS, "number": {"decimals": 2}}.get(type, {})
    await designer.publish("thing", field("v", type, settings=settings))
    async with designer.db.transaction("test") as tx:
        for typed in values:
            await tx.execute(
                "INSERT INTO w_test.thing (id, name, v, created_at, updated_at)"
                f" VALUES (gen_random_uuid(), $1::text, ($2::text)::{array[:-2]}, now(), now())",
                typed, typed,
            )  # fmt: skip
    await designer.publish("thing", new)
    async with designer.db.lease("test") as lease:
        rows = await lease.fetch("SELECT name, v::text AS v FROM w_test.thing")
    assert {row["name"]: row["v"] for row in rows} == values


async def test_the_plan_counts_and_shows_the_values_that_would_be_lost(designer):
    await designer.publish("thing", field("v"))
    await designer.fill("thing", "v", ["1", "x", "x", "y", None])
    plan = await designer.plan("thing", field("v", "number"))
    (problem,) = plan.problems
    assert (problem.path, problem.code, problem.severity) == ("fields[1].type", "M203", "warning")
    assert problem.params == {"count": 3, "samples": "x、y"}
    (step,) = [step for step in plan.steps if step.risk == "lossy"]
    assert step.text["zh-CN"] == "把字段「V」从单行文本改为数字，旧值隐藏保留"
    await designer.publish("thing", field("v", "number"))
    (aside,) = [name for name in await designer.columns("thing") if name.startswith("v__old_")]
    assert await designer.values("thing", aside) == ["1", None, "x", "x", "y"]


async def test_indexes_and_uniqueness_follow_a_field_to_its_new_type(designer):
    await designer.publish("thing", field("v", indexed=True, unique=True, searchable=True))
    await designer.publish("thing", field("v", "number", indexed=True, unique=True))
    indexes = await designer.indexes("thing")
    assert "(v) WHERE (deleted_at IS NULL)" in indexes["thing__v__uq"]
    assert "(v, id)" in indexes["thing__v__ix"]
    assert not [name for name in indexes if "pinyin" in name or "search" in name]


async def test_types_with_nothing_in_common_are_refused_only_while_there_are_values(designer):
    await designer.publish("thing", field("v", "user"), field("w", "user"))
    await designer.fill("thing", "v", ["0193a1c2-0000-7000-8000-000000000001"], "uuid")
    plan = await designer.plan("thing", field("v", "number"), field("w", "number"))
    assert [(p.path, p.code) for p in plan.problems] == [("fields[1].type", "M201")]
    with pytest.raises(NotPublishable):
        await designer.publish("thing", field("v", "number"), field("w", "number"))
    await designer.publish("thing", field("v", "user"), field("w", "number"))
    assert (await designer.columns("thing"))["w"] == "numeric(24,0)"


async def test_changing_there_and_back_keeps_both_sets_of_values_aside(designer):
    await designer.publish("thing", field("v"))
    await designer.fill("thing", "v", ["1"])
    for kind in ("number", "text", "number"):
        await designer.publish("thing", field("v", kind))
    assert await designer.values("thing", "v") == ["1"]
    assert len([name for name in await designer.columns("thing") if name.startswith("v__old_")]) == 3
