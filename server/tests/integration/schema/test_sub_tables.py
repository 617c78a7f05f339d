"""A sub-table is a table of its own that comes, changes and goes with its object's publishing."""

import asyncpg
import pytest
from schema_world import WS, Designer, body, field
from test_failed_publish import FACTS, FailingDatabase, Fault

from tenon.definitions import DefinitionService
from tenon.schema import definition_kinds


def lines(*fields, **more):
    return field("lines", "subtable", settings={"fields": list(fields), **more})


@pytest.fixture
def designer(database):
    return Designer(database)


async def add_line(designer, column, value, sql_type="text", parent="00000000-0000-0000-0000-000000000001"):
    async with designer.db.transaction(WS) as tx:
        await tx.execute(
            f"INSERT INTO w_test.thing__lines (id, parent_id, position, {column}, created_at, updated_at)"
            f" VALUES (gen_random_uuid(), $2::uuid, 1, $1::{sql_type}, now(), now())",
            value,
            parent,
        )


async def test_a_sub_table_is_published_with_its_object(designer):
    await designer.publish("thing", lines(field("item"), field("price", "number", settings={"decimals": 2})))
    columns = await designer.columns("thing__lines")
    assert columns["parent_id"] == "uuid"
    assert (columns["position"], columns["price"]) == ("integer", "numeric(24,2)")
    assert "lines" not in await designer.columns("thing")
    indexes = await designer.indexes("thing__lines")
    assert '(parent_id, "position") WHERE (deleted_at IS NULL)' in indexes["thing__lines__parent_id__position__ix"]


async def test_columns_of_lines_change_while_lines_exist(designer):
    await designer.publish("thing", lines(field("item"), field("price")))
    await add_line(designer, "price", "12.5")
    planned = await designer.plan(
        "thing", lines(field("item", label="品名"), field("price", "number"), field("day", "date", indexed=True))
    )
    said = [change.text["zh-CN"] for change in planned.diff]
    assert any("Lines" in text and "Price" in text for text in said)
    assert [problem.path for problem in planned.problems] == ["fields[1].settings.fields[1].type"]
    await designer.publish(
        "thing",
        lines(field("item"), field("price", "number", settings={"decimals": 1}), field("day", "date", indexed=True)),
    )
    assert await designer.values("thing__lines", "price") == ["12.5"]
    assert (await designer.columns("thing__lines"))["day"] == "date"
    assert any("day" in name for name in await designer.indexes("thing__lines"))


async def test_a_removed_sub_table_comes_back_with_its_lines(designer):
    await designer.publish("thing", lines(field("item")))
    await add_line(designer, "item", "甲")
    await designer.publish("thing")
    assert await designer.values("thing__lines", "item") == ["甲"]
    await designer.publish("thing", lines(field("item"), field("more")))
    assert await designer.values("thing__lines", "item") == ["甲"]


async def test_a_field_becomes_a_sub_table_and_back_only_without_values(designer):
    await designer.publish("thing", field("lines"))
    await designer.publish("thing", lines(field("item")))
    planned = await designer.plan("thing", field("lines"))
    assert not [problem for problem in planned.problems if problem.severity == "error"]
    await add_line(designer, "item", "甲")
    planned = await designer.plan("thing", field("lines"))
    assert [(problem.path, problem.code) for problem in planned.problems] == [("fields[1].type", "M201")]


async def test_a_unique_value_of_lines_is_looked_for_inside_of_each_record(designer):
    await designer.publish("thing", lines(field("item")))
    await add_line(designer, "item", "甲")
    await add_line(designer, "item", "甲", parent="00000000-0000-0000-0000-000000000002")
    planned = await designer.plan("thing", lines(field("item", unique=True)))
    assert list(planned.problems) == []
    await add_line(designer, "item", "甲")
    planned = await designer.plan("thing", lines(field("item", unique=True)))
    assert [(p.path, p.code) for p in planned.problems] == [("fields[1].settings.fields[0].unique", "M204")]


async def test_the_application_reaches_lines_and_no_other_role_does(designer):
    await designer.publish("thing", lines(field("item")))
    async with designer.db.lease(WS) as lease:
        assert await lease.fetchval("SELECT count(*) FROM w_test.thing__lines") == 0
    async with designer.db.lease(None) as lease:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await lease.fetchval("SELECT count(*) FROM w_test.thing__lines")


@pytest.mark.parametrize("before", [None, body(lines(field("item"), field("price")))])
async def test_a_fault_at_any_statement_leaves_everything_as_it_was(database, before):
    after = body(lines(field("item", unique=True), field("price", "number"), field("day", "date", indexed=True)))
    service = DefinitionService(database, definition_kinds())
    await service.publish_bodies(WS, None, {("object", "thing"): before or body()})
    async with database.lease(WS) as lease:
        facts = tuple(await lease.fetchrow(FACTS))
    for statement in range(1, 200):
        failing = FailingDatabase(database, statement)
        try:
            await DefinitionService(failing, definition_kinds()).publish_bodies(WS, None, {("object", "thing"): after})
        except Fault:
            async with database.lease(WS) as lease:
                assert tuple(await lease.fetchrow(FACTS)) == facts
            continue
        assert statement > 5
        return
    raise AssertionError("it never came through")
