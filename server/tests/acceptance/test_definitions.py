"""The life of a definition over HTTP, and what everybody is told of what is published."""

from __future__ import annotations

import copy

from http_world import CUSTOMER, publish


async def test_a_draft_may_be_incomplete_and_says_what_it_lacks(admin):
    body = {"label": "", "fields": [{"key": "a", "type": "text"}]}
    draft = await admin.ok("PUT", "/definitions/object/half_done", json={"body": body, "draft_version": 0})
    assert (draft["version"], draft["draft_version"], draft["published"]) == (0, 1, None)
    assert all(each["path"] and each["message"] and each["severity"] for each in draft["problems"])
    refused = await admin.post("/definitions/object/half_done/publish", json={})
    assert refused.status_code == 422
    assert refused.json()["errors"]
    stale = await admin.put("/definitions/object/half_done", json={"body": body, "draft_version": 0})
    assert (stale.status_code, stale.json()["current"]["draft_version"]) == (409, 1)
    await admin.ok("DELETE", "/definitions/object/half_done/draft", 204)
    assert (await admin.get("/definitions/object/half_done")).status_code == 404


async def test_a_draft_of_the_wrong_shape_is_refused_at_its_place(admin):
    body = {"label": "x", "fields": [{"key": 3}]}
    answer = await admin.put("/definitions/object/misshapen", json={"body": body, "draft_version": 0})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["path"].endswith("fields[0].key")


async def test_what_publishing_will_do_is_said_before_and_remembered_after(admin, customers):
    key = customers.rsplit("/", 1)[1]
    now = await admin.ok("GET", f"/definitions/object/{key}")
    body = copy.deepcopy(now["published"])
    body["fields"].append({"key": "city", "type": "text", "label": {"zh-CN": "城市", "en-US": "City"}})
    await admin.ok("PUT", f"/definitions/object/{key}", json={"body": body, "draft_version": now["draft_version"]})
    plan = await admin.ok("GET", f"/definitions/object/{key}/plan")
    assert any(step["risk"] == "none" and step["text"] for step in plan["steps"])
    done = await admin.ok("POST", f"/definitions/object/{key}/publish", json={"note": "Cities"})
    assert done["version"] == 2
    versions = (await admin.ok("GET", f"/definitions/object/{key}/versions"))["versions"]
    assert [(v["version"], v["note"]) for v in versions] == [(2, "Cities"), (1, "")]
    assert versions[0]["by"]["name"] == "Ada Probe"
    assert (await admin.ok("GET", f"/definitions/object/{key}/versions/1"))["fields"] == now["published"]["fields"]
    back = await admin.ok("POST", f"/definitions/object/{key}/rollback", json={"version": 1})
    assert back["version"] == 3
    described = await admin.ok("GET", customers)
    assert "city" not in {field["key"] for field in described["fields"]}
    assert described["revision"] == back["revision"]


async def test_a_description_speaks_the_callers_language_and_lists_system_fields_last(admin, customers):
    described = await admin.ok("GET", customers)
    assert (described["label"], described["may"]["design"]) == ("客户", True)
    flags = [field["system"] for field in described["fields"]]
    assert flags == sorted(flags)
    by_key = {field["key"]: field for field in described["fields"]}
    assert {"created_at", "created_by", "updated_at", "updated_by", "owner_id"} <= by_key.keys()
    assert [option["key"] for option in by_key["level"]["options"]] == ["a", "b"]
    assert "eq" in by_key["name"]["operators"]
    await admin.ok("PATCH", "/me", json={"language": "en-US"})
    try:
        assert (await admin.ok("GET", customers))["label"] == "Customer"
    finally:
        await admin.ok("PATCH", "/me", json={"language": "zh-CN"})


async def test_an_object_in_no_app_stands_in_a_last_one_without_a_name(admin, customers):
    key = customers.rsplit("/", 1)[1]
    apps = (await admin.ok("GET", "/apps"))["apps"]
    assert (apps[-1]["key"], key in {item["object"] for item in apps[-1]["items"]}) == ("", True)
    await publish(
        admin,
        f"{key}_app",
        {"label": "Desk", "icon": "box", "items": [{"group": "Group", "items": [{"object": key}]}]},
        kind="app",
    )
    apps = {app["key"]: app for app in (await admin.ok("GET", "/apps"))["apps"]}
    assert apps[f"{key}_app"]["items"][0]["items"][0]["object"] == key
    assert key not in {item.get("object") for item in apps.get("", {"items": []})["items"]}


async def test_an_object_that_refers_to_itself_is_published_and_written(admin):
    body = copy.deepcopy(CUSTOMER)
    body["fields"].append({"key": "parent", "type": "relation", "label": "Parent", "settings": {"target": "node"}})
    await publish(admin, "node", body)
    root = await admin.ok("POST", "/objects/node/records", 201, json={"name": "Root"})
    child = await admin.ok("POST", "/objects/node/records", 201, json={"name": "Child", "parent": root["id"]})
    assert child["parent"] == {"id": root["id"], "title": "Root"}
    missing = await admin.post(
        "/objects/node/records", json={"name": "Orphan", "parent": "0193a1c2-0000-7000-8000-000000000001"}
    )
    assert missing.json()["errors"][0]["path"] == "parent"


async def test_a_definition_in_use_is_not_retired_and_says_who_uses_it(admin):
    await publish(admin, "shade", {"label": "Shade", "options": [{"key": "dark", "label": "Dark"}]}, kind="option_set")
    field = {"key": "shade", "type": "select", "label": "Shade", "settings": {"option_set": "shade"}}
    await publish(admin, "lamp", {**CUSTOMER, "fields": [*CUSTOMER["fields"], field]})
    refused = await admin.delete("/definitions/option_set/shade")
    assert refused.status_code == 409
    used = (await admin.ok("GET", "/definitions/option_set/shade/impact"))["used_by"]
    assert [(use["kind"], use["key"]) for use in used] == [("object", "lamp")]
    await admin.ok("DELETE", "/definitions/object/lamp")
    assert (await admin.get("/objects/lamp")).status_code == 404


async def test_a_definition_has_a_text_form_and_a_label_becomes_a_key(admin, customers):
    key = customers.rsplit("/", 1)[1]
    answer = await admin.get(f"/definitions/object/{key}/text")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "title_field: name" in answer.text
    proposed = await admin.ok("POST", "/keys", json={"label": "客户等级", "taken": ["ke_hu_deng_ji"]})
    assert proposed == {"key": "ke_hu_deng_ji_2"}
