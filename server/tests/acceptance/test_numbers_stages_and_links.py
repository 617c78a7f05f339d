"""Automatic numbers, stages and lists of links, as people meet them over HTTP."""

from __future__ import annotations

import asyncio
import itertools
from typing import Any

import pytest
from http_world import Client, publish

_numbers = itertools.count(1)

STAGES = [
    {"key": "lead", "label": {"zh-CN": "线索", "en-US": "Lead"}, "to": ["talk"]},
    {"key": "talk", "label": {"zh-CN": "洽谈", "en-US": "Talk"}, "to": ["won", "lost"], "probability": 40},
    {"key": "won", "label": {"zh-CN": "成交", "en-US": "Won"}, "outcome": "won"},
    {"key": "lost", "label": {"zh-CN": "丢单", "en-US": "Lost"}, "outcome": "lost"},
]


def thing(**fields: dict[str, Any]) -> dict[str, Any]:
    every = {"name": {"type": "text", "required": True, "settings": {"max_length": 40}}, **fields}
    return {
        "label": "Thing",
        "title_field": "name",
        "fields": [{"key": key, "label": key, **field} for key, field in every.items()],
    }


def numbered(pattern: str, reset: str = "never", **more: Any) -> dict[str, Any]:
    return {"type": "auto_number", "settings": {"pattern": pattern, "reset": reset}, **more}


async def made(who: Client, **fields: dict[str, Any]) -> str:
    key = f"counted_{next(_numbers)}"
    await publish(who, key, thing(**fields))
    return f"/objects/{key}"


async def create(who: Client, path: str, **values: Any) -> Any:
    return await who.ok("POST", f"{path}/records", 201, json={"name": "N", **values})


async def patch(who: Client, path: str, record: Any, **values: Any) -> Any:
    headers = {"if-match": f'"{record["version"]}"'}
    return await who.patch(f"{path}/records/{record['id']}", json=values, headers=headers)


async def test_fifty_records_made_at_once_get_fifty_numbers_without_a_gap(admin: Client):
    path = await made(admin, no=numbered("A-{0000}", unique=True))
    records = await asyncio.gather(*(create(admin, path) for _ in range(50)))
    assert sorted(record["no"] for record in records) == [f"A-{number:04}" for number in range(1, 51)]


async def test_records_of_one_batch_are_numbered_in_their_order_and_beside_others(admin: Client):
    path = await made(admin, no=numbered("{000}"))
    rows = [{"name": str(place)} for place in range(30)]
    batches = await asyncio.gather(
        *(admin.ok("POST", f"{path}/records", 201, json={"records": rows}) for _ in range(3))
    )
    told = [[record["no"] for record in batch["records"]] for batch in batches]
    assert all(numbers == sorted(numbers) for numbers in told)
    assert sorted(itertools.chain(*told)) == [f"{number:03}" for number in range(1, 91)]


async def test_a_write_that_is_refused_takes_no_number(admin: Client):
    path = await made(admin, no=numbered("{00}"), code={"type": "text", "unique": True})
    first = await create(admin, path, code="x")
    for wrong in ({"name": ""}, {"name": "N", "code": "x"}, {"name": "N", "no": "07"}, {"name": "N" * 99}):
        assert (await admin.post(f"{path}/records", json=wrong)).status_code == 422
    rows = [{"name": "N", "code": "y"}, {"name": "N", "code": "x"}]
    assert (await admin.post(f"{path}/records", json={"records": rows})).status_code == 422
    second = await create(admin, path, code="z")
    assert (first["no"], second["no"]) == ("01", "02")


async def test_a_number_is_kept_through_deletion_and_never_given_again(admin: Client):
    path = await made(admin, no=numbered("{00}"))
    first = await create(admin, path)
    gone = await admin.ok("POST", f"{path}/bulk", json={"op": "delete", "ids": [first["id"]]})
    assert (await create(admin, path))["no"] == "02"
    await admin.ok("POST", f"/batches/{gone['batch_id']}/undo")
    assert (await admin.ok("GET", f"{path}/records/{first['id']}"))["no"] == "01"


async def test_a_counter_begins_anew_with_each_year_of_the_workspace(admin: Client):
    path = await made(admin, no=numbered("{YYYY}-{00}", "year"))
    told = []
    try:
        for moment in ("2031-12-31T15:59:00Z", "2031-12-31T15:59:30Z", "2031-12-31T16:00:30Z", "2032-02-01T00:00:00Z"):
            await admin.ok("PUT", "/test/clock", json={"now": moment})
            told.append((await create(admin, path))["no"])
    finally:
        await admin.ok("DELETE", "/test/clock")
    assert told == ["2031-01", "2031-02", "2032-01", "2032-02"]


@pytest.mark.parametrize(
    ("pattern", "reset", "where"),
    [
        ("A-{YYYY}", "never", "pattern"),
        ("{00}{00}", "never", "pattern"),
        ("{0}{Q}", "never", "pattern"),
        ("{0000}", "year", "reset"),
        ("{YYYY}{0000}", "month", "reset"),
        ("A" * 60 + "{0}", "never", "pattern"),
    ],
)
async def test_a_pattern_that_cannot_number_is_no_pattern(admin: Client, pattern: str, reset: str, where: str):
    body = thing(no=numbered(pattern, reset))
    plan = await admin.ok("POST", "/definitions/object/never_made/plan", json={"body": body})
    assert [problem["path"] for problem in plan["problems"]] == [f"fields[1].settings.{where}"]


async def test_a_stage_is_entered_on_every_way_only_with_the_fields_it_needs(admin: Client):
    stages = [{"key": "lead", "label": "线索"}, {"key": "offer", "label": "方案确认", "needs": ["amount"]}]
    stage = {"type": "stage", "settings": {"options": stages}}
    path = await made(admin, at=stage, amount={"type": "number", "label": "预计金额"})
    described = await admin.ok("GET", path)
    at = next(field for field in described["fields"] if field["key"] == "at")
    assert at["options"][1]["needs"] == ["amount"]

    record = await create(admin, path, at="lead")
    refused = [
        await admin.post(f"{path}/records", json={"name": "N", "at": "offer"}),
        await admin.post(f"{path}/records", json={"records": [{"name": "N", "at": "offer"}]}),
        await patch(admin, path, record, at="offer"),
        await admin.post(f"{path}/bulk", json={"op": "update", "ids": [record["id"]], "changes": {"at": "offer"}}),
        await admin.patch(f"{path}/records", json={"updates": [{"id": record["id"], "values": {"at": "offer"}}]}),
    ]
    for answer in refused:
        (problem,) = answer.json()["errors"]
        assert (answer.status_code, problem["path"].rpartition(".")[2], problem["code"]) == (422, "amount", "R140")
        assert problem["message"] == "进入「方案确认」前要填「预计金额」"
    moved = await patch(admin, path, record, at="offer", amount=1)
    assert moved.json()["at"] == "offer"
    # what the stage asked for may be emptied again while the record stands there: only entering asks
    assert (await patch(admin, path, moved.json(), amount=None)).status_code == 200


async def test_since_when_a_record_stands_in_its_stage_is_told_to_who_asks(admin: Client):
    path = await made(admin, at={"type": "stage", "settings": {"options": STAGES}})
    first, second = [await create(admin, path, at="lead") for _ in range(2)]
    await patch(admin, path, first, name="no move")
    asked = {"kind": "list", "fields": ["name", "at__since"], "sort": [{"field": "at__since"}]}
    told = (await admin.ok("POST", f"{path}/query", json=asked))["records"]
    assert [each["id"] for each in told] == [first["id"], second["id"]]
    assert told[0]["at__since"] == first["created_at"]
    for name in ("name__since", "at__pinyin", "since"):
        answer = await admin.post(f"{path}/query", json={"kind": "list", "fields": [name]})
        assert answer.status_code == 422


async def test_a_stage_goes_only_the_ways_that_are_drawn_and_says_which(admin: Client):
    path = await made(admin, at={"type": "stage", "settings": {"options": STAGES}})
    record = await create(admin, path, at="lead")
    refused = await patch(admin, path, record, at="won")
    assert refused.status_code == 422
    (problem,) = refused.json()["errors"]
    assert (problem["path"], problem["code"]) == ("at", "F120")
    assert "洽谈" in problem["hint"]
    ids = [record["id"]]
    bulk = await admin.post(f"{path}/bulk", json={"op": "update", "ids": ids, "changes": {"at": "lost"}})
    assert (bulk.status_code, bulk.json()["errors"][0]["code"]) == (422, "F120")
    moved = await patch(admin, path, record, at="talk")
    assert moved.json()["at"] == "talk"
    assert (await patch(admin, path, moved.json(), at="won")).json()["at"] == "won"
    assert (await patch(admin, path, record, at="talk")).status_code == 409
    told = await admin.ok("GET", path)
    (field,) = [field for field in told["fields"] if field["key"] == "at"]
    assert field["options"][1] == {
        "key": "talk",
        "label": "洽谈",
        "color": "",
        "retired": False,
        "to": ["won", "lost"],
        "outcome": "open",
        "needs": [],
        "probability": 40,
    }


async def test_deleting_a_record_takes_it_out_of_the_lists_that_name_it_and_undo_puts_it_back(admin: Client):
    target = await made(admin)
    key = target.removeprefix("/objects/")
    path = await made(
        admin,
        links={"type": "relations", "settings": {"target": key, "on_delete": "clear"}},
        kept={"type": "relations", "settings": {"target": key}},
    )
    first, second = await create(admin, target), await create(admin, target)
    record = await create(admin, path, links=[second["id"], first["id"]])
    gone = await admin.ok("POST", f"{target}/bulk", json={"op": "delete", "ids": [first["id"]]})
    now = await admin.ok("GET", f"{path}/records/{record['id']}")
    assert [each["id"] for each in now["links"]] == [second["id"]]
    await admin.ok("POST", f"/batches/{gone['batch_id']}/undo")
    back = await admin.ok("GET", f"{path}/records/{record['id']}")
    assert back["links"] == record["links"]
    answer = await patch(admin, path, back, kept=[first["id"]])
    assert answer.status_code == 200
    refused = await admin.post(f"{target}/bulk", json={"op": "delete", "ids": [first["id"], second["id"]]})
    assert (refused.status_code, refused.json()["code"]) == (409, "R410")


async def test_a_list_of_links_is_refused_whole_if_one_of_them_is_not_there(admin: Client):
    target = await made(admin)
    path = await made(admin, links={"type": "relations", "settings": {"target": target.removeprefix("/objects/")}})
    there, gone = await create(admin, target), "0193a1c2-0000-7000-8000-000000000001"
    for body in ({"name": "N", "links": [there["id"], gone]}, {"records": [{"name": "N", "links": [gone]}]}):
        answer = await admin.post(f"{path}/records", json=body)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "R105")
    where = {"field": "links.name", "op": "eq", "value": "N"}
    record = await create(admin, path, links=[there["id"]])
    found = await admin.ok("POST", f"{path}/query", json={"kind": "list", "filter": where})
    assert [each["id"] for each in found["records"]] == [record["id"]]


async def test_me_stands_for_the_caller_in_lists_of_people(admin: Client):
    path = await made(admin, team={"type": "users", "default": ["$me"]})
    record = await create(admin, path)
    assert record["team"] == [{"id": admin.me["user"]["id"], "name": admin.me["user"]["name"]}]
    where = {"field": "team", "op": "has_any", "value": ["$me"]}
    assert (await admin.ok("POST", f"{path}/query", json={"kind": "count", "filter": where}))["count"] == 1
