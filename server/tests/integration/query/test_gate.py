"""The read gate: no answer from an outdated snapshot, no cursor in foreign hands, no bad input that becomes a crash."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
import pytest
from query_world import CATALOG, ask, caller_of, create_tables, fill, full_caller, gate_of, insert, meta

from tenon.access import Caller
from tenon.kernel.condition import parse_condition
from tenon.kernel.errors import TenonError
from tenon.query import (
    CountRecords,
    Cursors,
    GetRecord,
    GlobalSearch,
    ListRecords,
    Order,
    ReadGate,
    parse_request,
    parse_url_query,
    record_json,
)
from tenon.query.errors import BadCursor, QueryError, Restless, TooSlow, UnknownField, UnknownObject
from tenon.store import Database, bump_epoch, bump_revision

ME, OTHER = str(UUID(int=100)), str(UUID(int=101))
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def record(number: int, **more: Any) -> dict[str, Any]:
    return {"id": str(UUID(int=number)), "version": 1, "created_at": MOMENT, "updated_at": MOMENT, "spelt": {}, **more}


@pytest.fixture
async def filled(world_db: Database) -> None:
    await fill(world_db, {"objects": meta(), "members": {}, "departments": {}, "records": {}})
    async with world_db.transaction("test") as tx:
        for number in range(1, 6):
            await insert(tx, "customer", record(number, code=f"c{number % 2}", name="n"))


async def test_an_answer_from_an_outdated_snapshot_is_dropped_and_asked_again(database: Database) -> None:
    await create_tables(database)
    gate, asked = gate_of(database), []
    async with database.transaction("test") as tx:
        await bump_revision(tx, "test")
        await bump_epoch(tx, "test")
        await bump_epoch(tx, "test")

    async def resolve(revision: int | None, epoch: int | None) -> Caller:
        asked.append((revision, epoch))
        catalog = msgspec.structs.replace(CATALOG, revision=revision or 0)
        caller = full_caller(ME, catalog=catalog)
        return msgspec.structs.replace(caller, scope=msgspec.structs.replace(caller.scope, epoch=epoch or 0))

    assert await gate.run(resolve, CountRecords("customer")) == b'{"count":0,"capped":false}'
    assert asked == [(None, None), (1, 2)]


async def test_a_snapshot_that_stays_behind_gives_up_instead_of_answering(database: Database) -> None:
    await create_tables(database)
    async with database.transaction("test") as tx:
        await bump_epoch(tx, "test")
    with pytest.raises(Restless):
        await ask(gate_of(database), full_caller(ME), CountRecords("customer"))


async def test_a_cursor_serves_only_the_person_the_order_and_the_secret_it_was_made_for(
    world_db: Database, gate: ReadGate, filled: None
) -> None:
    request = ListRecords("customer", sort=(Order("code"),), limit=2)
    cursor = (await ask(gate, full_caller(ME), request))["next_cursor"]
    again = msgspec.structs.replace(request, cursor=cursor)
    assert len((await ask(gate, full_caller(ME), again))["records"]) == 2
    for caller, other in [
        (full_caller(OTHER), again),
        (full_caller(ME), msgspec.structs.replace(again, sort=(Order("code", True),))),
        (full_caller(ME), msgspec.structs.replace(again, sort=(Order("created_at"),))),
        (full_caller(ME), msgspec.structs.replace(again, object="company", sort=())),
        (full_caller(ME), msgspec.structs.replace(again, deleted=True)),
        (full_caller(ME), msgspec.structs.replace(again, cursor=cursor[:-2] + "AA")),
        (full_caller(ME), msgspec.structs.replace(again, cursor="客")),
        (full_caller(ME), msgspec.structs.replace(again, cursor="A" * 5)),
    ]:
        with pytest.raises(BadCursor):
            await ask(gate, caller, other)
    with pytest.raises(BadCursor):
        await ask(ReadGate(world_db, Cursors(b"another secret")), full_caller(ME), again)


async def test_a_cursor_stops_when_the_field_it_is_ordered_by_is_hidden(gate: ReadGate, filled: None) -> None:
    request = ListRecords("customer", sort=(Order("code"),), limit=2)
    cursor = (await ask(gate, full_caller(ME), request))["next_cursor"]
    grants = {"customer": {"read": True, "row": ("all",), "readable": ["name"]}}
    with pytest.raises(UnknownField):
        await ask(gate, caller_of({"id": ME, "grants": grants}), msgspec.structs.replace(request, cursor=cursor))


async def test_the_write_paths_record_is_the_one_that_get_answers(
    world_db: Database, gate: ReadGate, filled: None
) -> None:
    caller = full_caller(ME)
    sql = "WITH ins AS (UPDATE " + CATALOG.table("customer") + " SET version = version RETURNING *) SELECT "
    statement = (
        sql + record_json(CATALOG.objects["customer"], caller, "ins") + " FROM ins ORDER BY id LIMIT 1"
    ).render()
    async with world_db.lease("test") as lease:
        written = msgspec.json.decode(await lease.fetchval(statement.text, *statement.params))
    assert written == await ask(gate, caller, GetRecord("customer", UUID(written["id"])))


EVIL = [
    "x\x00y",
    "'; DROP TABLE x; --",
    '"',
    'name"; --',
    "a.b.c.d",
    "$1",
    "{}",
    "\\",
    "名",
    "id::text",
    "__proto__",
    "search",
]


@pytest.mark.parametrize(
    "name", [*EVIL, "secret", "company.secret", "name.level", "company.group.nothing", "search", "version__x"]
)
async def test_every_name_that_is_not_a_readable_field_is_refused_alike(
    gate: ReadGate, filled: None, name: str
) -> None:
    readable = [key for key in CATALOG.objects["customer"].fields if key != "secret"]
    grants = {key: {"read": True, "row": ("all",), "readable": readable} for key in CATALOG.objects}
    caller = caller_of({"id": ME, "grants": grants})
    bodies: list[dict[str, Any]] = [
        {"kind": "list", "filter": {"field": name, "op": "eq", "value": "x"}},
        {"kind": "aggregate", "group": [{"field": name}]},
        {"kind": "aggregate", "measures": [{"fn": "max", "field": name}]},
        {"kind": "pivot", "rows": [{"field": name}], "columns": [{"field": "status"}]},
        {"kind": "count", "filter": {"not": {"or": [{"field": name, "op": "empty"}]}}},
    ]
    if "." not in name:
        bodies += [{"kind": "list", "sort": [{"field": name}]}, {"kind": "list", "fields": [name]}]
    for body in bodies:
        with pytest.raises(UnknownField) as caught:
            await ask(gate, caller, parse_request("customer", body))
        assert caught.value.params["nearest"] in {*readable, "id"}
        assert caught.value.params["name"] == name[:80]


VALUES: list[Any] = [
    None,
    True,
    1,
    -1.5,
    10**400,
    "",
    "x\x00",
    "\ud800",
    "a" * 5000,
    [],
    [None],
    ["x\x00"],
    {},
    {"id": 1},
]
VALUES += [[[1]], "$me", "NaN", "1e999999", "9999-99-99", "2026-02-30", "0001-01-01T00:00:00+23:59"]
VALUES += [{"unit": "day", "from": -(10**9), "to": 0}, {"unit": "year", "from": -5000, "to": 0}]
VALUES += [{"unit": "day", "from": 1, "to": 0}]


async def code_or_answer(question: Any) -> Any:
    try:
        return await question
    except QueryError as error:
        return error.code


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:30])
async def test_a_wrong_value_is_an_error_with_a_code_never_a_crash(gate: ReadGate, filled: None, value: Any) -> None:
    for field in [*CATALOG.objects["customer"].fields, "id", "company.level", "deleted_at"]:
        for op in ("eq", "in", "between", "contains", "gt", "relative", "not_empty", "starts_with"):
            tree = {"field": field, "op": op, "value": value}
            found = await code_or_answer(ask(gate, full_caller(ME), ListRecords("customer", parse_condition(tree))))
            assert found in ("Q203", "Q204", "Q211") or "records" in found


@pytest.mark.parametrize("text", ["x\x00", "\ud800", "%" * 200, "(((", "[a-", "\\", "*", "a|b", "😀", "\u202e"])
async def test_any_text_may_be_searched_for(gate: ReadGate, filled: None, text: str) -> None:
    for request in (ListRecords("customer", search=text), GlobalSearch(text), CountRecords("customer", search=text)):
        found = await code_or_answer(ask(gate, full_caller(ME), request))
        assert found == "Q211" or isinstance(found, dict)


async def test_a_foreign_or_absent_object_is_unknown(gate: ReadGate) -> None:
    nobody = caller_of({"id": ME, "grants": {}})
    for caller, key in [
        (nobody, "customer"),
        (full_caller(ME), "nothing"),
        (full_caller(ME), "sys_member"),
        (full_caller(ME), '"'),
    ]:
        for request in (ListRecords(key), GetRecord(key, UUID(ME)), CountRecords(key)):
            with pytest.raises(UnknownObject):
                await ask(gate, caller, request)


@pytest.mark.parametrize("deep", [10, 100])
async def test_malformed_bodies_are_refused_with_their_place(deep: int) -> None:
    nested: Any = {"field": "name", "op": "empty"}
    for _ in range(deep):
        nested = {"and": [nested, nested] if deep == 10 else [nested]}
    for body in [
        None,
        [],
        {"kind": 1},
        {"kind": "list", "limit": "20"},
        {"kind": "list", "limit": 0},
        {"kind": "list", "limit": 201},
        {"kind": "list", "offset": -1},
        {"kind": "list", "offset": 1, "cursor": "x"},
        {"kind": "list", "sort": "name"},
        {"kind": "list", "sort": [{"field": 1}]},
        {"kind": "list", "fields": [{}]},
        {"kind": "list", "unknown": 1},
        {"kind": "list", "search": "x" * 201},
        {"kind": "list", "filter": nested},
        {"kind": "aggregate", "measures": [{"fn": "count"}], "sort": [{"measure": 1}]},
        {"kind": "aggregate", "limit": 1001},
        {"kind": "pivot", "rows": [], "columns": []},
    ]:
        with pytest.raises(TenonError) as caught:
            parse_request("customer", body)
        assert caught.value.status == 422
    for query in [
        {"filter": "{"},
        {"filter": "\ud800"},
        {"limit": "-1"},
        {"limit": "٣"},
        {"deleted": "maybe"},
        {"q": "x"},
    ]:
        with pytest.raises(TenonError):
            parse_url_query("customer", query)


async def test_a_capped_count_that_takes_too_long_answers_the_cap(
    gate: ReadGate, filled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tenon.query.count.CAPPED_SECONDS", 1e-6)
    for _ in range(3):
        assert await ask(gate, full_caller(ME), CountRecords("customer")) == {"count": 10_000, "capped": True}
    assert await ask(gate, full_caller(ME), CountRecords("customer", exact=True)) == {"count": 5, "capped": False}


async def test_a_question_that_takes_too_long_says_so(
    gate: ReadGate, filled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tenon.query.aggregate.SECONDS", 1e-6)
    with pytest.raises(TooSlow):
        await ask(gate, full_caller(ME), parse_request("customer", {"kind": "aggregate"}))


async def test_a_subset_of_fields_always_holds_id_and_version(gate: ReadGate, filled: None) -> None:
    body = {"kind": "list", "fields": ["code", "id", "code", "version"], "limit": 1}
    (row,) = (await ask(gate, full_caller(ME), parse_request("customer", body)))["records"]
    assert list(row) == ["id", "version", "code"]
    (row,) = (await ask(gate, full_caller(ME), ListRecords("customer", fields=(), limit=1)))["records"]
    assert list(row) == ["id", "version"]
