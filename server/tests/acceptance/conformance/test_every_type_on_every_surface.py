"""Every field type goes through every surface of the server; the name of a failure tells the surface and the type.

The types are those of the server itself, their values those of ``golden/fields``: a type without its cases, or one that
a surface does not know, fails here.
"""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from http_world import publish
from keeping import Kept, thing
from questions import questions
from specimens import CONTEXT, GOLDEN, TYPES, holds, specimen

from tenon.schema import DESIGNABLE

WORDLESS = ("sealed", "files", "reference", "references", "lines")
"""Sets of types whose words are names, masks and numbers of things, from which no value can be read."""


def test_every_type_has_its_golden_cases_and_no_file_is_left_over():
    assert sorted(path.stem for path in GOLDEN.glob("*.json")) == TYPES


async def test_a_value_is_answered_as_it_was_agreed(each: Kept):
    if each.told.kind.computed:
        return
    for name, expected in zip("AB", each.told.answers, strict=True):
        record = each.records[name]
        if each.told.kind.storage == "none":
            record = await each.who.ok("GET", f"{each.path}/records/{record['id']}")
        assert holds(record["v"], expected), record["v"]


async def test_a_get_answers_what_the_write_answered(each: Kept):
    for record in each.records.values():
        assert await each.who.ok("GET", f"{each.path}/records/{record['id']}") == record


async def test_a_list_answers_what_a_get_answers(each: Kept):
    listed = {record["id"]: record["v"] for record in (await each.query())["records"]}
    for record in each.records.values():
        assert listed[record["id"]] == record["v"]


async def test_every_operator_finds_what_it_should(each: Kept):
    names = {record["id"]: name for name, record in each.records.items()}
    if each.told.kind.computed:
        return
    for asked in questions(each.told, each.records):
        where: dict[str, Any] = {"field": "v", "op": asked.op}
        if asked.value is not None:
            where["value"] = asked.value
        answer = await each.who.post(f"{each.path}/query", json={"kind": "list", "filter": where, "fields": ["name"]})
        assert answer.status_code == 200, (asked, answer.text)
        found = {names[record["id"]] for record in answer.json()["records"] if record["id"] in names}
        assert set(asked.within) <= found, asked
        assert not set(asked.without) & found, asked


async def test_records_are_sorted_by_it_or_it_says_that_they_cannot_be(each: Kept):
    orders = []
    for desc in (False, True):
        wish = {"kind": "list", "sort": [{"field": "v", "desc": desc}], "limit": 200}
        answer = await each.who.post(f"{each.path}/query", json=wish)
        if not each.told.kind.sortable:
            assert (answer.status_code, answer.json()["code"]) == (422, "Q205")
            return
        assert answer.status_code == 200, answer.text
        ids = [record["id"] for record in answer.json()["records"]]
        orders.append([ids.index(record["id"]) for record in each.records.values()])
        first = await each.query(sort=[{"field": "v", "desc": desc}], limit=1)
        if first["next_cursor"]:
            rest = await each.query(sort=[{"field": "v", "desc": desc}], limit=1, cursor=first["next_cursor"])
            assert [r["id"] for r in (*first["records"], *rest["records"])] == ids[:2]
    (up_a, up_b, up_c), (down_a, down_b, down_c) = orders
    assert (up_a < up_b) is (down_b < down_a)
    if not each.told.kind.computed:
        assert up_c > max(up_a, up_b)
        assert down_c < min(down_a, down_b)


async def test_it_is_found_by_its_words_if_it_is_searched(each: Kept):
    if not each.told.kind.searchable:
        return
    answer = each.records["A"]["v"]
    words = max(each.told.kind.text(answer, each.told.field, CONTEXT).replace("；", " ").split(), key=len)[:20]
    found = await each.query(search=words.strip("*#_<>"))
    assert each.records["A"]["id"] in {record["id"] for record in found["records"]}, words


async def test_records_are_grouped_by_it_or_it_says_that_they_cannot_be(each: Kept):
    wish = {"kind": "aggregate", "group": [{"field": "v"}]}
    answer = await each.who.post(f"{each.path}/query", json=wish)
    if not each.told.kind.groupable:
        assert (answer.status_code, answer.json()["code"]) == (422, "Q206")
        return
    assert answer.status_code == 200, answer.text
    groups = answer.json()["groups"]
    assert len(groups) >= 2
    assert all(group["keys"][0]["label"] for group in groups if group["keys"][0]["value"] is not None), groups


async def test_a_change_is_answered_counted_and_only_once(each: Kept):
    kind, record = each.told.kind, await each.create("D", None)
    if kind.computed:
        answer = await each.patch(record, v="1")
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "R101")
        return
    answer = await each.patch(record, v=each.told.inputs[0])
    assert answer.status_code == 200, answer.text
    changed = answer.json()
    assert changed["version"] == 2
    again = await each.patch(changed, v=changed["v"] if not kind.sealed else each.told.inputs[0])
    comparable = not kind.sealed or any(column.part == "index" for column in each.told.field.columns)
    assert (again.status_code, again.json().get("version")) == (200, 2 if comparable else 3), again.text
    changed = again.json()
    further = await each.patch(changed, v=each.told.inputs[1])
    if kind.guarded and further.status_code == 422:
        return
    assert further.status_code == 200, further.text
    assert further.json()["version"] == changed["version"] + 1
    blank = await each.patch(further.json(), v=None)
    assert blank.status_code == 200 or kind.guarded, blank.text


async def test_the_history_tells_the_value_before_and_after(each: Kept):
    record = await each.create("E", 0)
    if not each.told.kind.computed:
        answer = await each.patch(record, v=each.told.inputs[1])
        if answer.status_code != 200:
            assert each.told.kind.guarded, answer.text
    told = await each.who.ok("GET", f"{each.path}/records/{record['id']}/history")
    changes = [c for entry in told["entries"] for c in entry["changes"] if c["field"] == "v"]
    assert changes, told
    if each.told.kind.storage != "none":
        assert changes[-1]["before"] is None
        assert changes[-1]["after_text"], changes[-1]
        assert holds(record["v"], changes[-1]["after"]), changes[-1]


async def test_a_batch_that_changed_it_is_taken_back(each: Kept):
    if each.told.kind.computed:
        return
    record = await each.create("F", 0)
    wish = {"op": "update", "ids": [record["id"]], "changes": {"v": each.told.inputs[1]}}
    answer = await each.who.post(f"{each.path}/bulk", json=wish)
    if answer.status_code == 422:
        assert each.told.kind.guarded or each.told.kind.storage == "none", answer.text
        return
    assert answer.json()["count"] == 1, answer.text
    done = await each.who.ok("POST", f"/batches/{answer.json()['batch_id']}/undo")
    assert (done["undone"], done["skipped"]) == (1, [])
    assert (await each.who.ok("GET", f"{each.path}/records/{record['id']}"))["v"] == record["v"]
    gone = await each.who.ok("POST", f"{each.path}/bulk", json={"op": "delete", "ids": [record["id"]]})
    await each.who.ok("POST", f"/batches/{gone['batch_id']}/undo")
    assert (await each.who.ok("GET", f"{each.path}/records/{record['id']}"))["v"] == record["v"]


async def test_records_are_given_values_of_their_own_at_once(each: Kept):
    if each.told.kind.computed:
        return
    records = [await each.create("H", 0), await each.create("I", 0)]
    updates = [{"id": r["id"], "version": 1, "values": {"v": each.told.inputs[1]}} for r in records]
    answer = await each.who.patch(f"{each.path}/records", json={"updates": updates})
    if answer.status_code == 422:
        paths = {problem["path"] for problem in answer.json()["errors"]}
        assert paths == {"updates[0].values.v", "updates[1].values.v"}
        assert each.told.kind.guarded or each.told.kind.storage == "none", answer.text
        return
    assert answer.json()["count"] == 2, answer.text
    for record in records:
        changed = await each.who.ok("GET", f"{each.path}/records/{record['id']}")
        assert holds(changed["v"], each.told.answers[1])
    done = await each.who.ok("POST", f"/batches/{answer.json()['batch_id']}/undo")
    assert (done["undone"], done["skipped"]) == (2, [])


async def test_many_are_created_at_once(each: Kept):
    sent = [{} if each.told.kind.computed else {"v": value} for value in each.told.inputs]
    rows = [{"name": f"G{place}", **values} for place, values in enumerate(sent)]
    made = await each.who.ok("POST", f"{each.path}/records", 201, json={"records": rows})
    if not each.told.kind.computed and each.told.kind.storage != "none":
        for record, expected in zip(made["records"], each.told.answers, strict=True):
            assert holds(record["v"], expected)


async def test_what_is_answered_fits_the_published_schema(each: Kept):
    schema = each.told.kind.to_json_schema(each.told.field)
    for record in each.records.values():
        jsonschema.validate(record["v"], schema)
    document = await each.who.ok("GET", "/openapi.json")
    name = "".join(part.capitalize() for part in each.key.split("_"))
    schemas = document["components"]["schemas"]
    found = schemas.get(name) or schemas[f"{name}_{each.key}"]
    assert "v" in found["properties"]


def test_what_a_value_is_called_is_read_as_the_same_value(each: Kept):
    kind, field = each.told.kind, each.told.field
    for name in "AB":
        answer = each.records[name]["v"]
        words = kind.text(answer, field, CONTEXT)
        assert words
        if kind.operator_set not in WORDLESS:
            assert kind.parse(words, field, CONTEXT) == kind.parse(answer, field, CONTEXT), words


async def test_the_description_tells_what_can_be_done_with_it(each: Kept):
    told = await each.who.ok("GET", each.path)
    (field,) = [field for field in told["fields"] if field["key"] == "v"]
    kind = each.told.kind
    assert field["type"] == kind.key
    assert field["operators"] == list(kind.operators(each.told.field))
    assert (field["sortable"], field["groupable"]) == (kind.sortable, kind.groupable)
    assert field["read_only"] is kind.computed


async def test_it_becomes_a_text_and_what_it_was_again(each: Kept):
    kind, key = each.told.kind, f"retyped_{each.told.key}"
    await publish(each.who, key, thing(each.told, key))
    fresh = Kept(each.who, key, each.told, {})
    record = await fresh.create("A", 0)
    text = thing(each.told, key)
    text["fields"][1] = {"key": "v", "type": "text", "label": "V", "settings": {"max_length": 2000}}
    drafted = (await each.who.ok("GET", f"/definitions/object/{key}"))["draft_version"]
    await each.who.ok("PUT", f"/definitions/object/{key}", json={"body": text, "draft_version": drafted})
    answer = await each.who.post(f"/definitions/object/{key}/publish", json={})
    if kind.sealed or kind.storage == "none":
        codes = [problem["code"] for problem in answer.json()["errors"]]
        assert (answer.status_code, codes) == (422, ["M201"]), answer.text
        return
    assert answer.status_code == 200, answer.text
    words = (await each.who.ok("GET", f"/objects/{key}/records/{record['id']}"))["v"]
    assert words
    if kind.refers is None and not kind.computed:
        await each.who.ok("POST", f"/definitions/object/{key}/rollback", json={"version": 1})
        assert (await each.who.ok("GET", f"/objects/{key}/records/{record['id']}"))["v"] == record["v"]


@pytest.mark.parametrize("key", [key for key, kind in DESIGNABLE.items() if not kind.uniqueable])
async def test_a_type_that_cannot_be_unique_says_so(key: str, designer: Any, things: Any):
    told = specimen(key, things)
    body = thing(told, "never_published")
    body["fields"][1]["unique"] = True
    plan = await designer.ok("POST", "/definitions/object/never_published/plan", json={"body": body})
    assert any(problem["path"] == "fields[1].unique" for problem in plan["problems"]), plan["problems"]
