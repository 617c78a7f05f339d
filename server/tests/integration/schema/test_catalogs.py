"""The cache of Catalogs is never older than what a caller has seen, and reads no more than it must."""

import asyncio

import pytest
from schema_world import WS, Designer, field

from tenon.kernel.errors import NotFound
from tenon.schema import Catalogs, FollowUps, IndexNotBuilt, build_indexes, definition_kinds


class Counting:
    """Counts how often the service is asked for everything."""

    def __init__(self, service) -> None:
        self._service = service
        self.kinds = service.kinds
        self.snapshots = 0

    async def snapshot(self, workspace):
        self.snapshots += 1
        return await self._service.snapshot(workspace)

    async def revision(self, workspace):
        return await self._service.revision(workspace)


async def test_a_catalog_is_read_once_and_again_only_when_somebody_has_seen_a_newer_one(designer: Designer):
    counting = Counting(designer.service)
    catalogs = Catalogs(counting)
    first, *_ = await asyncio.gather(*(catalogs.get(WS) for _ in range(5)))
    assert counting.snapshots == 1
    done = await designer.publish("thing")
    assert (await catalogs.get(WS)) is first
    newer = await catalogs.get(WS, at_least=done.revision)
    assert (newer.revision, list(newer.objects)) == (done.revision, ["thing"])
    assert counting.snapshots == 2


async def test_a_hint_makes_the_next_get_read_and_a_false_one_only_once(designer: Designer):
    counting = Counting(designer.service)
    catalogs = Catalogs(counting)
    await catalogs.get(WS)
    done = await designer.publish("thing")
    catalogs.hint(WS, done.revision)
    assert (await catalogs.get(WS)).revision == done.revision
    catalogs.hint(WS, 10**9)
    assert (await catalogs.get(WS)).revision == done.revision
    await catalogs.get(WS)
    assert counting.snapshots == 2


async def test_a_revision_nobody_published_costs_a_look_and_no_reading(designer: Designer):
    counting = Counting(designer.service)
    catalogs = Catalogs(counting)
    for _ in range(3):
        await catalogs.get(WS, at_least=10**12)
    assert counting.snapshots == 1


async def test_a_catalog_tells_its_objects_and_decoded_definitions(designer: Designer):
    level = {"label": "级别", "options": [{"key": "a", "label": "A"}]}
    app = {"label": "销售", "items": [{"group": "组", "items": [{"object": "thing"}]}]}
    thing = {
        "label": "Thing",
        "title_field": "name",
        "fields": [field("name"), field("level", "select", settings={"option_set": "level"})],
    }
    bodies = {("option_set", "level"): level, ("app", "sales"): app, ("object", "thing"): thing}
    await designer.service.publish_bodies(WS, None, bodies)
    catalog = await Catalogs(designer.service).get(WS)
    assert catalog.object("thing").fields["level"].options["a"].label == "A"
    assert catalog.published("app")["sales"].items[0].items[0].object == "thing"
    assert (catalog.schema, catalog.timezone, catalog.table("thing")) == (
        "w_test",
        "Asia/Shanghai",
        '"w_test"."thing"',
    )
    with pytest.raises(NotFound):
        catalog.object("nothing")


async def test_indexes_of_a_large_table_are_left_to_a_job_that_may_be_repeated(designer: Designer):
    asked: list[tuple[str, str]] = []

    async def ask(tx, workspace, key):
        asked.append((workspace, key))

    service = type(designer.service)(designer.db, definition_kinds(FollowUps(build_indexes=ask)))
    designer.service = service
    await designer.publish("thing", field("code"))
    await designer.fill("thing", "code", [str(n) for n in range(2500)])
    done = await designer.publish("thing", field("code", unique=True))
    assert asked == [(WS, "thing")]
    assert [(s.concurrent, "CONCURRENTLY" in s.sql) for s in done.steps] == [(True, True)]
    catalog = await Catalogs(service).get(WS)
    assert await build_indexes(designer.db, catalog, "thing") == ["thing__code__uq"]
    assert await build_indexes(designer.db, catalog, "thing") == []


async def test_an_index_that_met_equal_values_is_told_and_made_again_later(designer: Designer):
    await designer.publish("thing", field("code", unique=True))
    catalog = await Catalogs(designer.service).get(WS)
    async with designer.db.ddl() as tx:
        await tx.execute("DROP INDEX w_test.thing__code__uq")
    await designer.fill("thing", "code", ["a", "a"])
    for _ in range(2):
        with pytest.raises(IndexNotBuilt):
            await build_indexes(designer.db, catalog, "thing")
    async with designer.db.transaction(WS) as tx:
        await tx.execute("DELETE FROM w_test.thing")
    assert await build_indexes(designer.db, catalog, "thing") == ["thing__code__uq"]


async def test_toggling_search_on_asks_for_a_refresh_of_the_records(designer: Designer):
    asked: list[str] = []

    async def ask(tx, workspace, key):
        asked.append(key)

    designer.service = type(designer.service)(designer.db, definition_kinds(FollowUps(refresh_search=ask)))
    await designer.publish("thing")
    await designer.publish("thing", field("name", searchable=True))
    assert asked == []
    await designer.publish("thing", field("name"))
    await designer.fill("thing", "name", ["a"])
    done = await designer.publish("thing", field("name", searchable=True))
    assert asked == ["thing"]
    assert done.steps[-1].text["zh-CN"] == "在后台更新「Thing」的搜索"
