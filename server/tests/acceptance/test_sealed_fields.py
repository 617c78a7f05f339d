"""Encrypted fields over HTTP: masked for everybody, found by equality, never readable at rest, revealed on record."""

from __future__ import annotations

import itertools

import asyncpg
import pytest
from http_world import client, invited, publish
from test_events import streaming

ID_CARD, OTHER = "440305199001010018", "11010519491231002X"
CARD, SECRET = "6222020000000000000", "Tidewater-47-Lighthouse"
_numbers = itertools.count(1)

PERSON = {
    "label": {"zh-CN": "员工", "en-US": "Person"},
    "title_field": "name",
    "fields": [
        {"key": "name", "type": "text", "label": "姓名", "searchable": True},
        {"key": "id_card", "type": "id_card", "label": {"zh-CN": "身份证号", "en-US": "Identity card"}, "unique": True},
        {"key": "card", "type": "bank_card", "label": "银行卡"},
        {"key": "phrase", "type": "secret", "label": "口令"},
        {"key": "token", "type": "secret", "label": "令牌", "unique": True, "settings": {"index": True}},
    ],
}


@pytest.fixture
async def people(admin):
    key = f"person_{next(_numbers)}"
    await publish(admin, key, PERSON)
    return f"/objects/{key}"


async def made(admin, people, **values):
    return await admin.ok("POST", f"{people}/records", 201, json={"name": "甲", **values})


async def changed(admin, people, record, **values):
    version = {"if-match": f'"{record["version"]}"'}
    return await admin.ok("PATCH", f"{people}/records/{record['id']}", json=values, headers=version)


async def found(admin, people, field, op, value):
    where = {"field": field, "op": op, **({} if value is None else {"value": value})}
    answer = await admin.ok("POST", f"{people}/query", json={"kind": "list", "filter": where})
    return [row["id"] for row in answer["records"]]


async def test_a_sealed_value_is_answered_by_its_mask_alone(admin, people):
    record = await made(admin, people, id_card=ID_CARD, card=CARD, phrase=SECRET)
    assert record["id_card"] == {"masked": "**************0018"}
    assert record["card"] == {"masked": "***************0000"}
    assert record["phrase"] == {"masked": "********"}
    assert record["token"] is None
    assert await admin.ok("GET", f"{people}/records/{record['id']}") == record
    assert (await admin.ok("GET", f"{people}/records"))["records"] == [record]


async def test_equal_values_are_found_however_they_are_typed(admin, people):
    one = await made(admin, people, id_card=ID_CARD, token="a b")
    two = await made(admin, people, id_card=OTHER)
    assert await found(admin, people, "id_card", "eq", "440305 19900101 0018") == [one["id"]]
    assert await found(admin, people, "id_card", "eq", OTHER.lower()) == [two["id"]]
    assert await found(admin, people, "id_card", "ne", OTHER) == [one["id"]]
    assert await found(admin, people, "token", "not_empty", None) == [one["id"]]
    assert await found(admin, people, "token", "eq", "a b") == [one["id"]]


async def test_a_taken_value_is_told_without_telling_it(admin, people):
    await made(admin, people, id_card=ID_CARD)
    bodies = ({"name": "乙", "id_card": ID_CARD}, {"records": [{"name": "丙", "id_card": ID_CARD}]})
    for body in bodies:
        answer = await admin.post(f"{people}/records", json=body)
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["path"].endswith("id_card")
        assert ID_CARD not in answer.text
    twice = {"records": [{"name": "丁", "id_card": OTHER}, {"name": "戊", "id_card": OTHER}]}
    answer = await admin.post(f"{people}/records", json=twice)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "R108")
    assert OTHER not in answer.text


async def test_a_value_that_is_refused_is_not_repeated(admin, people):
    wrong = {"id_card": "440305199001010017", "card": "6222020000000000001"}
    answer = await admin.post(f"{people}/records", json=wrong)
    assert {each["code"] for each in answer.json()["errors"]} == {"F146", "F149"}
    assert not any(value in answer.text for value in wrong.values())


async def test_a_sealed_field_is_neither_sorted_nor_grouped_nor_searched(admin, people):
    record = await made(admin, people, id_card=ID_CARD)
    grouped = {"kind": "aggregate", "group": [{"field": "id_card"}], "measures": [{"fn": "count"}]}
    for asked in ({"kind": "list", "sort": [{"field": "id_card"}]}, grouped):
        assert (await admin.post(f"{people}/query", json=asked)).status_code == 422
    for words, hits in (("0018", []), ("甲", [record["id"]])):
        answer = await admin.ok("POST", f"{people}/query", json={"kind": "list", "search": words})
        assert [row["id"] for row in answer["records"]] == hits


async def test_the_same_value_again_changes_nothing(admin, people):
    record = await made(admin, people, id_card=ID_CARD)
    assert (await changed(admin, people, record, id_card=ID_CARD))["version"] == 1
    assert (await changed(admin, people, record, id_card=OTHER))["version"] == 2


async def test_history_shows_masks_and_undo_brings_the_value_back(admin, people):
    one, two = await made(admin, people, card=CARD), await made(admin, people, card=CARD)
    ids = [one["id"], two["id"]]
    wish = {"op": "update", "ids": ids, "changes": {"card": "4111111111111111"}}
    batch = (await admin.ok("POST", f"{people}/bulk", json=wish))["batch_id"]
    for each in ids:
        assert (await revealed(admin, people, each, "card"))["value"] == "4111111111111111"
    history = await admin.ok("GET", f"{people}/records/{one['id']}/history")
    update = next(entry for entry in history["entries"] if entry["op"] == "update")
    assert update["changes"][0]["before_text"] == "***************0000"
    assert update["changes"][0]["after"] == {"masked": "************1111"}
    await admin.ok("POST", f"/batches/{batch}/undo", json={})
    for each in ids:
        assert (await revealed(admin, people, each, "card"))["value"] == CARD


async def revealed(admin, people, record_id, field, status=200):
    return await admin.ok("POST", f"{people}/records/{record_id}/reveal", status, json={"field": field})


async def test_a_reveal_gives_the_value_and_leaves_its_trace(admin, people):
    record = await made(admin, people, id_card=ID_CARD, phrase=SECRET)
    assert await revealed(admin, people, record["id"], "id_card") == {
        "value": ID_CARD,
        "birthday": "1990-01-01",
        "sex": "male",
    }
    assert await revealed(admin, people, record["id"], "phrase") == {"value": SECRET}
    assert await revealed(admin, people, record["id"], "card") == {"value": None}
    entries = (await admin.ok("GET", f"{people}/records/{record['id']}/history"))["entries"]
    assert [entry["op"] for entry in entries] == ["reveal", "reveal", "reveal", "create"]
    looked = entries[2]
    assert (looked["actor"]["name"], looked["version"]) == ("Ada Probe", 1)
    assert looked["changes"][0] | {"before": None, "after": None} == {
        "field": "id_card",
        "label": "身份证号",
        "before": None,
        "after": None,
        "before_text": "",
        "after_text": "",
    }
    assert (await admin.ok("GET", f"{people}/records/{record['id']}"))["version"] == 1


async def test_a_reveal_is_never_kept_under_an_idempotency_key(admin, people):
    record = await made(admin, people, phrase=SECRET)
    address, key = f"{people}/records/{record['id']}/reveal", {"idempotency-key": "look-once"}
    for _ in range(2):
        answer = await admin.post(address, json={"field": "phrase"}, headers=key)
        assert (answer.json(), answer.headers["cache-control"]) == ({"value": SECRET}, "no-store")
        assert "idempotency-replayed" not in answer.headers
    entries = (await admin.ok("GET", f"{people}/records/{record['id']}/history"))["entries"]
    assert [entry["op"] for entry in entries] == ["reveal", "reveal", "create"]


async def test_only_a_sealed_field_of_a_record_that_is_there_is_revealed(server, admin, people):
    record = await made(admin, people, phrase=SECRET)
    address = f"{people}/records/{record['id']}/reveal"
    for field in ("name", "nothing", "created_by", ""):
        answer = await admin.post(address, json={"field": field})
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "R109")
    assert (await admin.post(address, json={})).status_code in (400, 422)
    nobody = f"{people}/records/0193a1c2-0000-7000-8000-000000000001/reveal"
    assert (await admin.post(nobody, json={"field": "phrase"})).status_code == 404
    async with client(server) as stranger:
        assert (await stranger.post(address, json={"field": "phrase"})).status_code in (401, 403)
    async with invited(server, admin, f"mo{next(_numbers)}_sealed") as member:
        seen = await member.get(f"{people}/records/{record['id']}")
        assert (await member.post(address, json={"field": "phrase"})).status_code == seen.status_code
    await admin.ok("DELETE", f"{people}/records/{record['id']}")
    assert (await admin.post(address, json={"field": "phrase"})).status_code == 404


async def test_no_plaintext_lies_in_the_database_or_the_logs(server, admin, people, session_dsns):
    plain = "Quartz-Harbour-9131"
    record = await made(admin, people, id_card=ID_CARD, card=CARD, phrase=plain, token=plain)
    await admin.ok("POST", f"{people}/records", 201, json={"records": [{"name": "乙", "phrase": plain}]})
    await changed(admin, people, record, id_card=OTHER)
    await revealed(admin, people, record["id"], "id_card")
    await found(admin, people, "token", "eq", plain)
    await admin.post(f"{people}/records", json={"token": plain}, headers={"idempotency-key": "sealed"})
    wanted = [each.encode() for each in (plain, ID_CARD, OTHER, CARD)]
    for table, text in await everything(session_dsns[1]):
        assert [each for each in wanted if each in text] == [], table
    log = server.log.read_bytes()
    assert [each for each in wanted if each in log] == []


async def everything(dsn):
    """Return every row of every table as text, byte strings as they are."""
    connection = await asyncpg.connect(dsn)
    try:
        tables = await connection.fetch(
            "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        )
        return [
            (table["name"], b"\0".join(_bytes(each) for each in row.values()))
            for table in tables
            for row in await connection.fetch(f"SELECT * FROM {table['name']}")
        ]
    finally:
        await connection.close()


def _bytes(content):
    return content if isinstance(content, bytes) else str(content).encode()


async def test_a_sealed_column_of_a_sub_table_is_sealed_for_its_line(admin):
    key = f"payroll_{next(_numbers)}"
    card = {"key": "card", "type": "bank_card", "label": "卡号"}
    lines = {"key": "accounts", "type": "subtable", "label": "账户", "settings": {"fields": [card]}}
    title = {"key": "name", "type": "text", "label": "名称"}
    await publish(admin, key, {"label": "工资表", "title_field": "name", "fields": [title, lines]})
    body = {"name": "三月", "accounts": [{"card": CARD}, {"card": "4111111111111111"}]}
    made = await admin.ok("POST", f"/objects/{key}/records", 201, json=body)
    record = await admin.ok("GET", f"/objects/{key}/records/{made['id']}")
    assert [line["card"] for line in record["accounts"]] == [
        {"masked": "***************0000"},
        {"masked": "************1111"},
    ]
    for line, value in zip(record["accounts"], (CARD, "4111111111111111"), strict=True):
        assert (await revealed(admin, f"/objects/{key}__accounts", line["id"], "card"))["value"] == value


async def test_whoever_watches_is_not_told_of_a_reveal_and_stays_connected(admin, people):
    record = await made(admin, people, phrase=SECRET)
    async with streaming(admin) as stream:
        await revealed(admin, people, record["id"], "phrase")
        await changed(admin, people, record, name="乙")
        await stream.until("change", op="update", id=record["id"])
        assert {event.get("op") for event in stream.events if event.get("id") == record["id"]} <= {"create", "update"}
