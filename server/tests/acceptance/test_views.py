"""A person keeps views of an object, gives one to everybody, and nobody meets what is not theirs."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from http_world import CUSTOMER, Client, Server, invited, publish

KEY: dict[str, Any] = {
    "label": "我的重点客户",
    "filter": {
        "and": [{"field": "level", "op": "in", "value": ["a"]}, {"field": "seller", "op": "in", "value": ["$me"]}]
    },
    "sort": [{"field": "amount", "desc": True}],
    "columns": [{"field": "name", "width": 240}, {"field": "amount"}, {"field": "level"}],
    "group": {"field": "level"},
    "totals": [{"field": "amount", "fn": "sum"}],
}


async def test_what_is_mine_is_mine_until_it_is_shared(server: Server, admin: Client, customers: str) -> None:
    kept = await admin.ok("POST", f"{customers}/views", 201, json={"body": KEY})
    assert (kept["shared"], kept["mine"], kept["version"], kept["label"]) == (False, True, 1, "我的重点客户")
    assert kept["may"] == {"change": True, "remove": True, "share": True}
    async with invited(server, admin, f"lin-{customers[-3:]}") as colleague:
        assert await colleague.ok("GET", f"{customers}/views") == {"views": []}
        seen = await colleague.ok("GET", f"{customers}/views/{kept['id']}")
        assert seen["body"]["filter"] == KEY["filter"]
        assert (seen["mine"], seen["may"]) == (False, {"change": False, "remove": False, "share": False})
        for method, path in (("PUT", ""), ("DELETE", "")):
            headers = {"If-Match": '"1"'}
            refused = await colleague.request(
                method,
                f"{customers}/views/{kept['id']}{path}",
                headers=headers,
                json={"body": KEY} if method == "PUT" else None,
            )
            assert refused.status_code == 404, refused.text
        assert (await colleague.post(f"{customers}/views/{kept['id']}/share")).status_code == 403
        shared = await admin.ok("POST", f"{customers}/views/{kept['id']}/share")
        assert shared["shared"]
        assert shared["key"].startswith("customer_")
        (found,) = (await colleague.ok("GET", f"{customers}/views"))["views"]
        assert (found["id"], found["label"], found["may"]["change"]) == (shared["key"], "我的重点客户", False)
        refused = await colleague.put(
            f"{customers}/views/{found['id']}", headers={"If-Match": '"1"'}, json={"body": KEY}
        )
        assert refused.status_code == 403
        mine = await admin.ok("DELETE", f"{customers}/views/{found['id']}/share")
        assert not mine["shared"]
        assert mine["body"]["columns"] == found["body"]["columns"]
        assert await colleague.ok("GET", f"{customers}/views") == {"views": []}


async def test_a_view_is_saved_over_the_version_that_was_seen(admin: Client, customers: str) -> None:
    kept = await admin.ok("POST", f"{customers}/views", 201, json={"body": KEY})
    address = f"{customers}/views/{kept['id']}"
    assert (await admin.put(address, json={"body": KEY})).status_code == 400
    renamed = {**KEY, "label": "重点"}
    saved = await admin.ok("PUT", address, headers={"If-Match": '"1"'}, json={"body": renamed})
    assert (saved["version"], saved["label"]) == (2, "重点")
    stale = await admin.put(address, headers={"If-Match": '"1"'}, json={"body": KEY})
    assert stale.status_code == 409
    assert stale.json()["current"]["label"] == "重点"
    shared = await admin.ok("POST", f"{address}/share")
    address = f"{customers}/views/{shared['id']}"
    body = {**KEY, "type": "kanban", "lanes": "level"}
    saved = await admin.ok("PUT", address, headers={"If-Match": '"1"'}, json={"body": body})
    assert (saved["version"], saved["body"]["type"]) == (2, "kanban")
    stale = await admin.put(address, headers={"If-Match": '"1"'}, json={"body": KEY})
    assert (stale.status_code, stale.json()["current"]["version"]) == (409, 2)
    await admin.ok("DELETE", address, 204)
    assert (await admin.get(address)).status_code == 404
    await admin.ok("POST", f"/definitions/view/{shared['key']}/rollback", json={"version": 2})
    assert (await admin.ok("GET", address))["body"]["lanes"] == "level"


async def test_a_request_that_is_sent_twice_keeps_one_view(admin: Client, customers: str) -> None:
    headers = {"Idempotency-Key": f"view-{customers}"}
    first = await admin.ok("POST", f"{customers}/views", 201, headers=headers, json={"body": KEY})
    again = await admin.ok("POST", f"{customers}/views", 201, headers=headers, json={"body": KEY})
    assert first == again
    assert len((await admin.ok("GET", f"{customers}/views"))["views"]) == 1


async def test_views_stand_in_the_order_they_were_put_in(admin: Client, customers: str) -> None:
    ids = []
    for label in ("one", "two", "three", "four"):
        kept = await admin.ok("POST", f"{customers}/views", 201, json={"body": {**KEY, "label": label}})
        ids.append(kept["id"])
    keys = [(await admin.ok("POST", f"{customers}/views/{each}/share"))["id"] for each in ids[2:]]
    answer = await admin.ok("POST", f"{customers}/views/order", json={"ids": [*keys[::-1], *ids[1::-1]]})
    assert [view["label"] for view in answer["views"]] == ["four", "three", "two", "one"]


BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"label": " "}, "label", "W103"),
    ({"type": "map"}, "type", "W104"),
    ({"object": "elsewhere"}, "object", "W101"),
    ({"columns": [{"field": "nmae"}]}, "columns[0].field", "W102"),
    ({"columns": [{"field": "name"}, {"field": "name"}]}, "columns[1].field", "W105"),
    ({"columns": [{"field": "name", "width": 9}]}, "columns[0].width", "W108"),
    ({"frozen": 99}, "frozen", "W108"),
    ({"sort": [{"field": "gone"}]}, "sort[0].field", "W102"),
    (
        {"filter": {"and": [{"field": "level", "op": "in", "value": ["a"]}, {"field": "x", "op": "empty"}]}},
        "filter.and[1].field",
        "Q201",
    ),
    ({"filter": {"field": "amount", "op": "contains", "value": "1"}}, "filter.field", "Q203"),
    ({"filter": {"not": {"field": "amount", "op": "gt", "value": "many"}}}, "filter.not.field", "Q204"),
    ({"filter": {"all": []}}, "filter", "K101"),
    ({"group": {"field": "gone"}}, "group.field", "W102"),
    ({"group": {"field": "level", "bucket": "month"}}, "group.bucket", "W111"),
    ({"totals": [{"field": "name", "fn": "sum"}]}, "totals[0].fn", "W112"),
    ({"type": "kanban", "lanes": "amount"}, "lanes", "W106"),
    ({"type": "kanban"}, "lanes", "W107"),
    ({"type": "calendar", "start": "name"}, "start", "W106"),
    ({"cover": "name"}, "cover", "W106"),
    ({"card": ["name", "gone"]}, "card[1]", "W102"),
    ({"colour": "level"}, "", "D125"),
]


@pytest.mark.parametrize(("change", "path", "code"), BAD)
async def test_what_is_wrong_with_a_view_is_told_at_its_place_with_a_remedy(
    admin: Client, customers: str, change: dict[str, Any], path: str, code: str
) -> None:
    answer = await admin.post(f"{customers}/views", json={"body": {**KEY, **change}})
    assert answer.status_code == 422, answer.text
    (problem,) = [each for each in answer.json()["errors"] if each["path"] == path]
    assert problem["code"] == code, problem
    assert problem["message"]
    assert problem["hint"]


async def test_a_field_says_which_views_need_it_and_takes_its_columns_along(admin: Client, customers: str) -> None:
    object_key = customers.removeprefix("/objects/")
    kept = await admin.ok("POST", f"{customers}/views", 201, json={"body": {**KEY, "filter": None, "sort": []}})
    shared = await admin.ok("POST", f"{customers}/views/{kept['id']}/share")
    impact = await admin.ok("GET", f"/definitions/object/{object_key}/impact", params={"path": "fields.amount"})
    uses = {(use["kind"], use["key"], use["path"]) for use in impact["used_by"]}
    assert uses == {("view", shared["key"], "columns[1].field"), ("view", shared["key"], "totals[0].field")}
    without = {**CUSTOMER, "fields": [field for field in CUSTOMER["fields"] if field["key"] != "amount"]}
    await publish(admin, object_key, without)
    (view,) = (await admin.ok("GET", f"{customers}/views"))["views"]
    assert [column["field"] for column in view["body"]["columns"]] == ["name", "level"]
    assert view["body"]["totals"] == []


async def test_a_condition_on_an_encrypted_field_is_not_kept(admin: Client) -> None:
    body = {
        "label": "Person",
        "title_field": "name",
        "fields": [
            {"key": "name", "type": "text", "label": "Name"},
            {"key": "papers", "type": "id_card", "label": "Papers"},
        ],
    }
    await publish(admin, "person_of_views", body)
    wish = {"label": "Found", "filter": {"field": "papers", "op": "eq", "value": "11010519491231002X"}}
    answer = await admin.post("/objects/person_of_views/views", json={"body": wish})
    assert [problem["code"] for problem in answer.json()["errors"]] == ["W113"]
    await admin.ok(
        "POST",
        "/objects/person_of_views/views",
        201,
        json={"body": {**wish, "filter": {"field": "papers", "op": "empty"}}},
    )
    visit = {
        "label": "Visit",
        "title_field": "what",
        "fields": [
            {"key": "what", "type": "text", "label": "What"},
            {"key": "person", "type": "relation", "label": "Person", "settings": {"target": "person_of_views"}},
        ],
    }
    await publish(admin, "visit_of_views", visit)
    beyond = {**wish, "filter": {**wish["filter"], "field": "person.papers"}}
    answer = await admin.post("/objects/visit_of_views/views", json={"body": beyond})
    assert [problem["code"] for problem in answer.json()["errors"]] == ["W113"]


async def test_views_of_one_name_that_are_shared_at_once_all_stay(admin: Client, customers: str) -> None:
    wishes = [{"label": "Twin", "filter": {"field": "name", "op": "eq", "value": str(n)}} for n in range(4)]
    ids = [(await admin.ok("POST", f"{customers}/views", 201, json={"body": wish}))["id"] for wish in wishes]
    told = await asyncio.gather(*(admin.ok("POST", f"{customers}/views/{each}/share") for each in ids))
    assert [each["body"]["filter"]["value"] for each in told] == ["0", "1", "2", "3"]
    found = (await admin.ok("GET", f"{customers}/views"))["views"]
    assert {(view["id"], view["version"]) for view in found} == {(each["id"], 1) for each in told}


async def test_a_shared_view_never_takes_the_place_of_a_retired_one(admin: Client, customers: str) -> None:
    told = []
    for _ in range(2):
        kept = await admin.ok("POST", f"{customers}/views", 201, json={"body": {**KEY, "label": "Phoenix"}})
        told.append(await admin.ok("POST", f"{customers}/views/{kept['id']}/share"))
        address = f"{customers}/views/{told[-1]['id']}"
        headers = {"If-Match": f'"{told[-1]["version"]}"'}
        assert (await admin.ok("PUT", address, headers=headers, json={"body": KEY}))["version"] == 2
        await admin.ok("DELETE", address, 204)
    assert told[0]["id"] != told[1]["id"]


async def test_a_shared_view_reads_the_same_in_a_pack(admin: Client, customers: str) -> None:
    kept = await admin.ok("POST", f"{customers}/views", 201, json={"body": KEY})
    shared = await admin.ok("POST", f"{customers}/views/{kept['id']}/share")
    text = (await admin.get(f"/definitions/view/{shared['key']}/text")).text
    assert text.startswith("body:\n  columns:\n  - field: name\n    width: 240\n  - field: amount\n  - field: level\n")
    assert "position" in text
    assert "frozen" not in text
