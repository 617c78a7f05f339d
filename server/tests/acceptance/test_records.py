"""The first object's life over HTTP: defined, filled, listed, searched, changed, undone."""

from __future__ import annotations

import asyncio

import pytest
from http_world import CUSTOMER, client, publish

VERSION = {"if-match": '"1"'}


async def test_a_record_is_answered_alike_by_create_get_list_and_update(admin, customers):
    made = await admin.ok("POST", f"{customers}/records", 201, json={"name": "Blue Door", "amount": "12.5"})
    assert (made["version"], made["amount"], made["owner_id"]["name"]) == (1, "12.50", "Ada Probe")
    address = f"{customers}/records/{made['id']}"
    assert await admin.ok("GET", address) == made
    assert (await admin.ok("GET", f"{customers}/records"))["records"] == [made]
    changed = await admin.ok("PATCH", address, json={"level": "a"}, headers=VERSION)
    assert (changed["version"], changed["level"], changed["name"]) == (2, "a", "Blue Door")
    assert await admin.ok("GET", address) == changed


async def test_all_problems_of_a_record_are_told_at_once(admin, customers):
    answer = await admin.post(
        f"{customers}/records",
        json={
            "name": "x" * 61,
            "amount": "-1",
            "signed_on": "2026-02-30",
            "level": "z",
            "seller": "nobody",
            "bogus": 1,
        },
    )
    assert answer.status_code == 422
    errors = {each["path"]: each for each in answer.json()["errors"]}
    assert errors.keys() == {"name", "amount", "signed_on", "level", "seller", "bogus"}
    assert all(each["message"] and each["code"] not in each["message"] for each in errors.values())
    assert (await admin.ok("GET", f"{customers}/records"))["records"] == []


async def test_many_records_are_created_all_or_none(admin, customers):
    rows = [{"name": f"Row {n}"} for n in range(3)]
    answer = await admin.post(f"{customers}/records", json={"records": [*rows, {"amount": "1"}]})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["path"] == "records[3].name"
    made = await admin.ok("POST", f"{customers}/records", 201, json={"records": rows})
    assert [row["name"] for row in made["records"]] == ["Row 0", "Row 1", "Row 2"]
    assert (await admin.post(f"{customers}/records", json={"records": []})).status_code == 422
    assert (await admin.post(f"{customers}/records", json={"records": rows * 334})).status_code == 422


async def test_a_taken_unique_value_is_told_at_its_field(admin, customers):
    await admin.ok("POST", f"{customers}/records", 201, json={"name": "One", "code": "K-1"})
    answer = await admin.post(f"{customers}/records", json={"name": "Two", "code": "K-1"})
    assert (answer.status_code, [each["path"] for each in answer.json()["errors"]]) == (422, ["code"])


async def test_a_stale_change_gets_both_versions_back(admin, customers):
    made = await admin.ok("POST", f"{customers}/records", 201, json={"name": "Contested"})
    address = f"{customers}/records/{made['id']}"
    await admin.ok("PATCH", address, json={"name": "First"}, headers=VERSION)
    answer = await admin.patch(address, json={"name": "Second"}, headers=VERSION)
    document = answer.json()
    assert (answer.status_code, document["code"], document["base_version"]) == (409, "R409", 1)
    assert document["current"] == await admin.ok("GET", address)


@pytest.mark.parametrize("header", ["", "1", '"x"', "*", '"99999999999"', '"-1"'])
async def test_a_change_without_a_readable_version_is_refused(admin, customers, header):
    made = await admin.ok("POST", f"{customers}/records", 201, json={"name": "Versioned"})
    answer = await admin.patch(
        f"{customers}/records/{made['id']}", json={"name": "x"}, headers={"if-match": header} if header else {}
    )
    assert answer.status_code == (400 if header else 428)


async def test_of_two_hundred_parallel_edits_each_is_acknowledged_or_told(server, admin, customers):
    made = await admin.ok("POST", f"{customers}/records", 201, json={"name": "Busy", "amount": "0"})
    address = f"{customers}/records/{made['id']}"

    async def edit(number: int) -> int:
        answer = await admin.patch(address, json={"amount": str(number)}, headers={"if-match": f'"{number % 5 + 1}"'})
        assert answer.status_code in (200, 409), answer.text
        return answer.status_code

    statuses = await asyncio.gather(*(edit(number) for number in range(1, 201)))
    final = await admin.ok("GET", address)
    assert final["version"] == statuses.count(200) + 1
    entries = (await admin.ok("GET", f"{address}/history"))["entries"]
    assert [entry["version"] for entry in entries] == list(range(final["version"], 0, -1))


async def test_a_repeated_request_under_one_key_writes_once(admin, customers):
    key = {"idempotency-key": f"once{customers}"}
    first = await admin.post(f"{customers}/records", json={"name": "Once"}, headers=key)
    again = await admin.post(f"{customers}/records", json={"name": "Once"}, headers=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert again.headers["idempotency-replayed"] == "true"
    assert (await admin.post(f"{customers}/records", json={"name": "Other"}, headers=key)).status_code == 422
    assert len((await admin.ok("GET", f"{customers}/records"))["records"]) == 1
    assert (
        await admin.post(f"{customers}/records", json={}, headers={"idempotency-key": "k" * 129})
    ).status_code == 400


async def test_a_batch_is_listed_looked_into_and_undone(admin, customers):
    rows = [{"name": f"Row {n}", "level": "a"} for n in range(3)]
    ids = [
        row["id"] for row in (await admin.ok("POST", f"{customers}/records", 201, json={"records": rows}))["records"]
    ]
    done = await admin.ok("POST", f"{customers}/bulk", json={"op": "update", "ids": ids, "changes": {"level": "b"}})
    assert done["count"] == 3
    detail = await admin.ok("GET", f"/batches/{done['batch_id']}")
    assert (detail["count"], detail["undoable"], len(detail["entries"])) == (3, True, 3)
    assert detail["entries"][0]["changes"][0]["after_text"] == "B"
    version = {"if-match": '"2"'}
    await admin.ok("PATCH", f"{customers}/records/{ids[0]}", json={"level": None}, headers=version)
    undone = await admin.ok("POST", f"/batches/{done['batch_id']}/undo")
    assert (undone["undone"], [each["record_id"] for each in undone["skipped"]]) == (2, [ids[0]])
    assert "[" not in undone["skipped"][0]["reason"]
    assert (await admin.post(f"/batches/{done['batch_id']}/undo")).status_code == 409


async def test_records_are_given_values_of_their_own_once_however_often_they_are_sent(admin, customers):
    rows = [{"name": "A"}, {"name": "B"}]
    made = (await admin.ok("POST", f"{customers}/records", 201, json={"records": rows}))["records"]
    updates = [{"id": each["id"], "version": 1, "values": {"amount": str(n)}} for n, each in enumerate(made)]
    key = {"idempotency-key": "paste-1"}
    first = await admin.patch(f"{customers}/records", json={"updates": updates}, headers=key)
    assert first.json()["count"] == 2, first.text
    again = await admin.patch(f"{customers}/records", json={"updates": updates}, headers=key)
    assert (again.json(), again.headers["idempotency-replayed"]) == (first.json(), "true")
    stale = await admin.patch(f"{customers}/records", json={"updates": updates})
    assert stale.status_code == 422
    assert [each["path"] for each in stale.json()["errors"]] == ["updates[0].version", "updates[1].version"]
    assert (await admin.ok("POST", f"/batches/{first.json()['batch_id']}/undo"))["undone"] == 2
    for wish in ({}, {"updates": []}, {"updates": [{}]}, {"updates": updates * 501}, {"updates": [1]}):
        assert (await admin.patch(f"{customers}/records", json=wish)).status_code == 422


async def test_bulk_takes_a_filter_or_ids_and_says_what_it_lacks(admin, customers):
    await admin.ok("POST", f"{customers}/records", 201, json={"records": [{"name": "A"}, {"name": "B"}]})
    where = {"field": "name", "op": "eq", "value": "A"}
    assert (await admin.ok("POST", f"{customers}/bulk", json={"op": "delete", "filter": where}))["count"] == 1
    for wish in ({"op": "delete"}, {"op": "melt", "ids": []}, {"op": "delete", "ids": [], "filter": where}, {"op": 1}):
        assert (await admin.post(f"{customers}/bulk", json=wish)).status_code == 422


async def test_a_deleted_record_lies_in_the_recycle_bin_until_it_is_restored_or_purged(admin, customers):
    made = await admin.ok("POST", f"{customers}/records", 201, json={"name": "Going"})
    address, key = f"{customers}/records/{made['id']}", customers.rsplit("/", 1)[1]
    assert (await admin.ok("DELETE", address))["batch_id"]
    assert (await admin.get(address)).status_code == 404
    entries = (await admin.ok("GET", "/recycle-bin", params={"object": key}))["entries"]
    assert [(entry["id"], entry["title"]) for entry in entries] == [(made["id"], "Going")]
    assert (await admin.ok("POST", f"{address}/restore"))["name"] == "Going"
    await admin.ok("DELETE", address)
    await admin.ok("DELETE", f"/recycle-bin/{key}/{made['id']}", 204)
    assert (await admin.post(f"{address}/restore")).status_code == 404


async def test_lists_are_filtered_sorted_paged_counted_and_grouped(admin, customers):
    rows = [{"name": f"N{n:02}", "amount": str(n), "level": "ab"[n % 2]} for n in range(25)]
    await admin.ok("POST", f"{customers}/records", 201, json={"records": rows})
    query = {"filter": '{"field":"level","op":"eq","value":"a"}', "sort": "-amount", "limit": "5", "fields": "name"}
    page = await admin.ok("GET", f"{customers}/records", params=query)
    assert [row["name"] for row in page["records"]] == ["N24", "N22", "N20", "N18", "N16"]
    assert page["records"][0].keys() == {"id", "version", "name"}
    after = await admin.ok("GET", f"{customers}/records", params={**query, "cursor": page["next_cursor"]})
    assert after["records"][0]["name"] == "N14"
    assert await admin.ok("POST", f"{customers}/query", json={"kind": "count"}) == {"count": 25, "capped": False}
    groups = await admin.ok(
        "POST",
        f"{customers}/query",
        json={"kind": "aggregate", "group": [{"field": "level"}], "measures": [{"fn": "sum", "field": "amount"}]},
    )
    assert {group["keys"][0]["value"]: group["values"] for group in groups["groups"]} == {
        "a": ["156.00"],
        "b": ["144.00"],
    }
    found = await admin.ok("GET", f"{customers}/records", params={"search": "n07"})
    assert [row["name"] for row in found["records"]] == ["N07"]


async def test_an_unknown_object_and_an_unknown_record_are_not_found(admin, customers):
    nobody = "0193a1c2-0000-7000-8000-000000000001"
    for method, path in (
        ("GET", "/objects/no_such_object/records"),
        ("GET", f"{customers}/records/{nobody}"),
        ("GET", f"{customers}/records/not-an-id"),
        ("DELETE", f"{customers}/records/{nobody}"),
        ("GET", f"{customers}/records/{nobody}/history"),
        ("GET", "/objects/no_such_object"),
    ):
        assert (await admin.request(method, path)).status_code == 404, path


async def test_a_field_added_under_load_is_there_for_whoever_saw_the_revision(server, admin, customers):
    key = customers.rsplit("/", 1)[1]
    await admin.ok("POST", f"{customers}/records", 201, json={"records": [{"name": f"R{n}"} for n in range(50)]})
    stop, stale = asyncio.Event(), []

    async def read() -> None:
        async with client(server) as reader:
            await reader.sign_in("ada")
            seen = 0
            while not stop.is_set():
                answer = await reader.get(f"{customers}/records?limit=5", headers={"x-tenon-revision": str(seen)})
                assert answer.status_code == 200, answer.text
                revision = int(answer.headers["x-tenon-revision"])
                extra = [name for name in answer.json()["records"][0] if name.startswith("extra_")]
                stale.append(revision < seen or (seen >= (marks.get(len(extra) + 1) or 10**9)))
                seen = max(seen, revision)

    async def write() -> None:
        async with client(server) as writer:
            await writer.sign_in("ada")
            while not stop.is_set():
                answer = await writer.post(f"{customers}/records", json={"name": "Written"})
                assert answer.status_code == 201, answer.text

    marks: dict[int, int] = {}
    tasks = [asyncio.create_task(work()) for work in (read, read, write, write)]
    body = {**CUSTOMER, "fields": list(CUSTOMER["fields"])}
    for number in range(1, 4):
        body["fields"].append({"key": f"extra_{number}", "type": "text", "label": f"Extra {number}"})
        marks[number] = (await publish(admin, key, body))["revision"]
        await asyncio.sleep(0.3)
    stop.set()
    await asyncio.gather(*tasks)
    assert len(stale) > 20
    assert not any(stale)


async def test_the_clock_of_a_test_server_moves_what_is_written(admin, customers):
    try:
        await admin.ok("PUT", "/test/clock", json={"now": "2031-05-06T07:08:09Z"})
        made = await admin.ok("POST", f"{customers}/records", 201, json={"name": "Later"})
        assert made["created_at"].startswith("2031-05-06T07:08")
    finally:
        await admin.ok("DELETE", "/test/clock")
    made = await admin.ok("POST", f"{customers}/records", 201, json={"name": "Now"})
    assert not made["created_at"].startswith("2031")
