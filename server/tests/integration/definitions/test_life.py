"""The life of a definition from draft to retirement, on a real database."""

import pytest

from tenon.definitions import (
    AlreadyRetired,
    BadKey,
    DefinitionService,
    NoDraft,
    NotPublishable,
    StaleDraft,
    StillUsed,
    UnknownDefinition,
    UnknownKind,
    UnknownVersion,
)
from tenon.kernel.errors import Invalid
from tenon.kernel.ids import new_id
from tenon.schema import definition_kinds
from tenon.store import Database

WS = "test"
ACTOR = new_id()

CUSTOMER = {
    "label": {"zh-CN": "客户", "en-US": "Customer"},
    "title_field": "name",
    "fields": [
        {"key": "name", "type": "text", "label": {"zh-CN": "名称", "en-US": "Name"}, "searchable": True},
        {"key": "deal", "type": "relation", "label": "商机", "settings": {"target": "deal"}},
    ],
}
DEAL = {
    "label": "商机",
    "title_field": "name",
    "fields": [
        {"key": "name", "type": "text", "label": "名称"},
        {"key": "customer", "type": "relation", "label": "客户", "settings": {"target": "customer"}},
    ],
}
SIMPLE = {"label": "任务", "title_field": "name", "fields": [{"key": "name", "type": "text", "label": "名称"}]}


@pytest.fixture
def service(database: Database) -> DefinitionService:
    return DefinitionService(database, definition_kinds())


async def _draft(service, key, body, kind="object", version=0):
    return await service.save_draft(WS, ACTOR, kind, key, body, version)


async def test_two_new_objects_that_refer_to_each_other_are_published_together_in_one_revision(service):
    await _draft(service, "customer", CUSTOMER)
    await _draft(service, "deal", DEAL)
    plan = await service.plan(WS, [("object", "customer")])
    assert [(p.path, p.code) for p in plan.problems] == [("fields[1].settings.target", "M108")]
    with pytest.raises(NotPublishable):
        await service.publish(WS, ACTOR, [("object", "customer")])
    before = (await service.snapshot(WS)).revision
    done = await service.publish(WS, ACTOR, [("object", "customer"), ("object", "deal")], "first")
    assert done.revision == before + 1
    assert done.versions == {("object", "customer"): 1, ("object", "deal"): 1}
    page = await service.versions(WS, "object", "customer")
    assert [(v.version, v.note, v.by, v.revision) for v in page.versions] == [(1, "first", ACTOR, done.revision)]
    assert page.versions[0].diff[0].text["en-US"] == "Name: — → Customer"


async def test_a_draft_may_be_incomplete_and_says_what_is_missing(service):
    saved = await _draft(service, "customer", {})
    assert {p.code for p in saved.problems} == {"M101", "M106"}
    assert (saved.version, saved.draft_version, saved.published) == (0, 1, None)


async def test_a_stale_draft_is_refused_with_what_stands_now(service):
    first = await _draft(service, "task", SIMPLE)
    await _draft(service, "task", SIMPLE, version=first.draft_version)
    with pytest.raises(StaleDraft) as refused:
        await _draft(service, "task", {}, version=first.draft_version)
    assert refused.value.extra["current"]["draft_version"] == 2
    with pytest.raises(StaleDraft):
        await _draft(service, "task", {}, version=0)
    with pytest.raises(StaleDraft):
        await _draft(service, "unknown", {}, version=7)


async def test_publishing_ends_the_draft_and_a_new_one_may_begin_at_zero(service):
    await _draft(service, "task", SIMPLE)
    await service.publish(WS, ACTOR, [("object", "task")])
    now = await service.get(WS, "object", "task")
    assert (now.draft, now.version) == (None, 1)
    everything_said = {"max_length": 200, "multiline": False, "case": "none", "form": "any"}
    assert now.published["fields"][0]["settings"] == everything_said
    await _draft(service, "task", SIMPLE, version=0)
    with pytest.raises(NoDraft):
        await service.discard(WS, "object", "task")
        await service.discard(WS, "object", "task")


async def test_discarding_the_only_draft_forgets_the_definition(service):
    await _draft(service, "task", SIMPLE)
    await service.discard(WS, "object", "task")
    with pytest.raises(UnknownDefinition):
        await service.get(WS, "object", "task")
    with pytest.raises(UnknownDefinition):
        await service.discard(WS, "object", "task")


async def test_rollback_publishes_the_earlier_body_as_a_new_version_and_keeps_the_draft(service):
    await _draft(service, "task", SIMPLE)
    await service.publish(WS, ACTOR, [("object", "task")])
    more = SIMPLE | {"fields": [*SIMPLE["fields"], {"key": "due", "type": "date", "label": "截止"}]}
    await _draft(service, "task", more)
    await service.publish(WS, ACTOR, [("object", "task")])
    await _draft(service, "task", more | {"label": "事项"})
    done = await service.rollback(WS, ACTOR, "object", "task", 1)
    now = await service.get(WS, "object", "task")
    assert (done.versions, now.version) == ({("object", "task"): 3}, 3)
    assert [f["key"] for f in now.published["fields"]] == ["name"]
    assert now.draft["label"] == "事项"
    assert await service.version(WS, "object", "task", 2) != now.published
    with pytest.raises(UnknownVersion):
        await service.rollback(WS, ACTOR, "object", "task", 9)


async def test_what_is_used_cannot_be_retired_and_impact_names_the_users(service):
    await _draft(service, "customer", CUSTOMER)
    await _draft(service, "deal", DEAL)
    await _draft(service, "sales", {"label": "销售", "items": [{"object": "deal"}]}, kind="app")
    await service.publish(WS, ACTOR, [("app", "sales"), ("object", "customer"), ("object", "deal")])
    impact = await service.impact(WS, "object", "deal")
    assert {(u.kind, u.key, u.path) for u in impact.used_by} == {
        ("object", "customer", "fields[1].settings.target"),
        ("app", "sales", "items[0].object"),
    }
    with pytest.raises(StillUsed) as refused:
        await service.retire(WS, ACTOR, "object", "deal")
    assert len(refused.value.extra["used_by"]) == 2


async def test_impact_counts_the_records_that_hold_a_value(service, database):
    await _draft(service, "task", SIMPLE)
    await service.publish(WS, ACTOR, [("object", "task")])
    insert = (
        "INSERT INTO w_test.task (id, name, created_at, updated_at)"
        " SELECT gen_random_uuid(), n, now(), now() FROM unnest($1::text[]) n"
    )
    async with database.transaction(WS) as tx:
        await tx.execute(insert, ["a", "b", None])
    assert (await service.impact(WS, "object", "task", "fields.name")).records_with_value == 2
    assert (await service.impact(WS, "object", "task", "fields.nope")).records_with_value is None


async def test_a_retired_object_keeps_its_data_and_comes_back_with_them(service, database):
    await _draft(service, "task", SIMPLE)
    await service.publish(WS, ACTOR, [("object", "task")])
    async with database.transaction(WS) as tx:
        await tx.execute(
            "INSERT INTO w_test.task (id, name, created_at, updated_at) VALUES ($1, 'kept', now(), now())", new_id()
        )
    await service.retire(WS, ACTOR, "object", "task")
    assert ("object", "task") not in (await service.snapshot(WS)).bodies
    assert await service.list(WS, "object") == []
    with pytest.raises(AlreadyRetired):
        await service.retire(WS, ACTOR, "object", "task")
    await service.rollback(WS, ACTOR, "object", "task", 1)
    async with database.lease(WS) as lease:
        assert await lease.fetchval("SELECT name FROM w_test.task") == "kept"
    page = await service.versions(WS, "object", "task")
    assert [v.version for v in page.versions] == [3, 2, 1]


@pytest.mark.parametrize("key", ["Task", "sys_x", "a__b", "owner_id", "", "x" * 300, "任务", "a\x00b"])
async def test_a_key_that_is_none_is_refused(service, key):
    with pytest.raises(BadKey):
        await _draft(service, key, SIMPLE)
    with pytest.raises(UnknownDefinition):
        await service.get(WS, "object", key)


async def test_an_unknown_kind_is_told_as_such(service):
    for call in (service.list(WS, "nope"), service.get(WS, "nope", "a"), service.plan(WS, [("nope", "a")])):
        with pytest.raises(UnknownKind):
            await call


async def test_bodies_of_a_pack_are_published_without_touching_drafts(service):
    await _draft(service, "task", {"label": "我的"})
    await service.publish_bodies(WS, ACTOR, {("object", "task"): SIMPLE})
    now = await service.get(WS, "object", "task")
    assert (now.version, now.draft["label"], now.published["label"]) == (1, "我的", "任务")
    with pytest.raises(Invalid):
        await service.publish_bodies(WS, ACTOR, {("object", "task"): {"labell": "x"}})


async def test_the_history_is_paged(service):
    body = {"label": "级别", "options": [{"key": "a", "label": "A"}]}
    await service.publish_bodies(WS, ACTOR, {("option_set", "level"): body})
    for number in range(52):
        await service.publish_bodies(WS, ACTOR, {("option_set", "level"): body | {"label": f"级别{number}"}})
    first = await service.versions(WS, "option_set", "level")
    assert len(first.versions) == 50
    second = await service.versions(WS, "option_set", "level", first.next_cursor)
    assert [v.version for v in second.versions] == [3, 2, 1]
    assert second.next_cursor is None


async def test_counts_and_lists_tell_labels_and_drafts(service):
    await _draft(service, "task", SIMPLE)
    counts = {c.kind: c.count for c in await service.counts(WS)}
    assert counts == {"option_set": 0, "object": 1, "app": 0}
    (row,) = await service.list(WS, "object")
    assert (row.key, row.label, row.version, row.has_draft, row.updated_by) == ("task", "任务", 0, True, ACTOR)
