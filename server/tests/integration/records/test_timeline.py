"""The timeline of a record on PostgreSQL: its streams, its rights, and pages that neither lose nor double."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from records_world import BOSS, ME, NOW, World, caller
from timeline_world import CATALOG, create_timeline_tables

from tenon.access import NO_ACCESS, READ, All, Caller, ObjectScope, Own
from tenon.kernel.errors import Invalid, NotFound
from tenon.records import BadPlace, create, delete, timeline, update


@pytest.fixture
async def told(database):
    await create_timeline_tables(database)
    return Told(database)


@pytest.fixture(scope="module")
async def module_told(module_database):
    await create_timeline_tables(module_database)
    return Told(module_database)


def person(user: UUID = ME, now: datetime = NOW, **objects: ObjectScope) -> Caller:
    return msgspec.structs.replace(caller(user, objects=objects or None), catalog=CATALOG, now=now)


class Told(World):
    """Writes and reads with a clock of its own."""

    async def made(self, key: str, now: datetime = NOW, **values: object) -> UUID:
        return UUID((await self.do(create, key, values, who=person(now=now)))["id"])

    async def of(self, record: UUID, who: Caller | None = None, **more: object):
        return await self.read(timeline, "client", record, who=who or person(), **more)

    async def whole(self, record: UUID, limit: int, **more: object):
        """Read page by page."""
        entries, cursor = [], None
        while True:
            page = await self.of(record, cursor=cursor, limit=limit, **more)
            entries += page.entries
            cursor = page.next_cursor
            if cursor is None:
                return entries


def later(hours: float) -> datetime:
    return NOW + timedelta(hours=hours)


def only(**changes: object) -> ObjectScope:
    return ObjectScope(**{"operations": frozenset({READ}), "row": All(), **changes})


def without(key: str, *hidden: str) -> ObjectScope:
    return only(readable=frozenset(CATALOG.objects[key].fields) - frozenset(hidden))


async def test_what_happened_is_told_in_one_order_the_latest_first(told):
    client = await told.made("client", name="晴川")
    await told.made("call", now=later(5), client=str(client), at=later(1).isoformat(), text="打了电话", way="phone")
    await told.do(update, "client", client, 1, {"name": "晴川贸易"}, who=person(BOSS, later(2)))
    entries = (await told.of(client)).entries
    assert [entry.kind for entry in entries] == ["change", "activity", "created"]
    change, call, created = entries
    assert (change.by["name"], change.version, change.changes[0].after_text) == ("李经理", 2, "晴川贸易")
    assert (call.text, call.way, call.via, call.object, call.version) == ("打了电话", "phone", "client", "call", 1)
    assert (call.at, created.at, created.by["name"]) == ("2026-03-05T03:00:00Z", "2026-03-05T02:00:00Z", "王小明")


async def test_an_activity_that_names_the_record_twice_is_told_once(told):
    client = await told.made("client", name="晴川")
    call = await told.made("call", client=str(client), guest=str(client), at=NOW.isoformat(), text="两次")
    told_calls = [entry for entry in (await told.of(client)).entries if entry.kind == "activity"]
    assert [(entry.id, entry.via) for entry in told_calls] == [(str(call), "client")]


async def test_what_else_an_activity_names_is_linked(told):
    client, other = await told.made("client", name="晴川"), await told.made("client", name="云栖")
    await told.made("call", client=str(client), guest=str(other), at=NOW.isoformat(), text="同行")
    entry = (await told.of(client, kinds=("activity",))).entries[0]
    assert [(link["object"], link["title"]) for link in entry.links] == [("client", "云栖")]
    assert (await told.of(other, kinds=("activity",))).entries[0].via == "guest"


async def test_an_activity_without_a_moment_stands_where_it_was_written_down(told):
    client = await told.made("client", name="晴川")
    await told.made("call", now=later(3), client=str(client), text="没写时间")
    await told.made("call", now=later(9), client=str(client), at=later(1).isoformat(), text="早")
    assert [entry.text for entry in (await told.of(client, kinds=("activity",))).entries] == ["没写时间", "早"]


async def test_a_day_stands_above_what_happened_in_it(told):
    client = await told.made("client", name="晴川")
    await told.made("visit", client=str(client), on="2026-03-05", text="拜访")
    await told.made("call", client=str(client), at="2026-03-05T15:59:00Z", text="当天最后")
    await told.made("call", client=str(client), at="2026-03-05T16:01:00Z", text="第二天")
    entries = (await told.of(client, kinds=("activity",))).entries
    assert [entry.text for entry in entries] == ["第二天", "拜访", "当天最后"]
    assert entries[1].at == "2026-03-05"


async def test_deleted_activities_are_absent_and_so_is_the_timeline_of_a_deleted_record(told):
    client = await told.made("client", name="晴川")
    call = await told.made("call", client=str(client), at=NOW.isoformat(), text="删掉")
    await told.do(delete, "call", call, 1, who=person())
    assert (await told.of(client, kinds=("activity",))).entries == []
    await told.do(delete, "client", client, 1, who=person())
    with pytest.raises(NotFound):
        await told.of(client)


async def test_a_hidden_object_or_relation_tells_nothing_and_a_hidden_field_is_absent(told):
    client = await told.made("client", name="晴川")
    await told.made("call", client=str(client), at=NOW.isoformat(), text="秘密", way="phone", next_step="报价")
    hidden = await told.of(client, person(call=NO_ACCESS), kinds=("activity",))
    assert hidden.entries == []
    blind = await told.of(client, person(call=without("call", "client", "guest")), kinds=("activity",))
    assert blind.entries == []
    partial = person(call=without("call", "text", "at"))
    partly = (await told.of(client, partial, kinds=("activity",))).entries[0]
    shown = msgspec.to_builtins(partly)
    assert "text" not in shown
    assert (shown["way"], partly.at) == ("phone", "2026-03-05T02:00:00Z")


async def test_a_caller_reads_the_activities_of_his_own_rows_alone(told):
    client = await told.made("client", name="晴川")
    await told.made("call", client=str(client), at=NOW.isoformat(), text="我的")
    await told.do(create, "call", {"client": str(client), "text": "他的", "at": NOW.isoformat()}, who=person(BOSS))
    own = await told.of(client, person(call=only(row=Own())), kinds=("activity",))
    assert [entry.text for entry in own.entries] == ["我的"]


async def test_a_change_of_hidden_fields_alone_leaves_no_trace(told):
    client = await told.made("client", name="晴川", note="一")
    await told.do(update, "client", client, 1, {"note": "二"}, who=person(now=later(1)))
    seen = await told.of(client, person(client=without("client", "note")))
    assert [entry.kind for entry in seen.entries] == ["created"]
    with pytest.raises(NotFound):
        await told.of(client, person(BOSS, client=only(row=Own())))


async def test_a_foreign_cursor_and_an_unknown_kind_are_refused(told):
    client = await told.made("client", name="晴川")
    for cursor in ("x", "WyJ4Il0", "WyIwMDAxLTAxLTAxVDAwOjAwOjAwKzAwOjAwIiwifmNyZWF0ZWQiLCIiXQ"):
        with pytest.raises(BadPlace):
            await told.of(client, cursor=cursor)
    with pytest.raises(Invalid):
        await told.of(client, kinds=("gossip",))


EVENTS = st.lists(
    st.tuples(st.sampled_from(("call", "guest", "visit", "undated", "change")), st.integers(0, 2)), max_size=14
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS, limit=st.integers(1, 4))
async def test_pages_neither_lose_nor_double_what_happened_in_the_same_instant(module_told, events, limit):
    client = await module_told.made("client", name="晴川")
    version = 1
    for number, (what, hour) in enumerate(sorted(events, key=lambda event: event[1])):
        at, text = later(hour * 14), f"{number}"
        if what == "change":
            await module_told.do(update, "client", client, version, {"note": text}, who=person(now=at))
            version += 1
        elif what == "visit":
            await module_told.made("visit", client=str(client), on=at.date().isoformat(), text=text)
        elif what == "undated":
            await module_told.made("call", now=at, client=str(client), text=text)
        else:
            relation = "guest" if what == "guest" else "client"
            await module_told.made("call", **{relation: str(client)}, at=at.isoformat(), text=text)
    whole = (await module_told.of(client, limit=100)).entries
    paged = await module_told.whole(client, limit)
    assert msgspec.to_builtins(paged) == msgspec.to_builtins(whole)
    assert len(whole) == len(events) + 1
    moments = [_instant(entry.at) for entry in whole]
    assert moments == sorted(moments, reverse=True)


def _instant(at: str) -> datetime:
    return datetime.fromisoformat(at if len(at) > 10 else f"{at}T15:59:59.999999Z")
