"""The timeline of a record over HTTP: what it holds, page by page, and what it refuses."""

from __future__ import annotations

from http_world import Client, publish
from test_files_in_records import PDF, PNG, changed, uploaded

CUSTOMER = {
    "label": "客户",
    "title_field": "name",
    "fields": [
        {"key": "name", "type": "text", "label": "名称", "required": True},
        {"key": "papers", "type": "file", "label": "资料"},
    ],
}
FOLLOW_UP = {
    "label": "跟进",
    "title_field": "text",
    "activity": {"at": "at", "text": "text", "files": "photos", "next_at": "next_at", "done": "done"},
    "fields": [
        {"key": "text", "type": "text", "label": "内容"},
        {"key": "at", "type": "datetime", "label": "时间"},
        {"key": "next_at", "type": "date", "label": "下次"},
        {"key": "done", "type": "bool", "label": "完成"},
        {"key": "photos", "type": "image", "label": "照片"},
        {"key": "customer", "type": "relation", "label": "客户", "settings": {"target": "timeline_customer"}},
    ],
}


async def test_a_timeline_holds_changes_files_and_activities_and_pages_through_them(admin: Client):
    await publish(admin, "timeline_customer", CUSTOMER)
    await publish(admin, "timeline_call", FOLLOW_UP)
    records = "/objects/timeline_customer/records"
    made = await admin.ok("POST", records, 201, json={"name": "晴川"})
    path = f"{records}/{made['id']}"
    pdf, png = await uploaded(admin, "报价.pdf", PDF), await uploaded(admin, "a.png", PNG)
    await changed(admin, path, 1, {"papers": [pdf], "name": "晴川贸易"})
    values = {"text": "寄了报价", "at": "2000-01-01T00:00:00Z", "photos": [png], "customer": made["id"], "done": False}
    await admin.ok("POST", "/objects/timeline_call/records", 201, json=values)

    whole = await admin.ok("GET", f"{path}/timeline")
    assert [entry["kind"] for entry in whole["entries"]] == ["change", "file", "created", "activity"]
    change, file, _, activity = whole["entries"]
    assert [each["field"] for each in change["changes"]] == ["name"]
    assert [(each["name"], each["type"]) for each in file["files"]] == [("报价.pdf", "application/pdf")]
    assert (activity["text"], activity["done"], activity["next_at"]) == ("寄了报价", False, None)
    assert [each["name"] for each in activity["files"]] == ["a.png"]
    assert (activity["object"], activity["via"], activity["by"]["name"]) == ("timeline_call", "customer", "Ada Probe")

    cursor, paged = None, []
    for _ in range(4):
        page = await admin.ok("GET", f"{path}/timeline", params={"limit": 1, **({"cursor": cursor} if cursor else {})})
        paged, cursor = [*paged, *page["entries"]], page["next_cursor"]
    assert (paged, cursor) == (whole["entries"], None)
    told = await admin.ok("GET", f"{path}/timeline", params={"kinds": "file,activity"})
    assert [entry["kind"] for entry in told["entries"]] == ["file", "activity"]

    await changed(admin, path, 2, {"papers": []})
    latest = (await admin.ok("GET", f"{path}/timeline", params={"kinds": "change", "limit": 1}))["entries"][0]
    assert [each["field"] for each in latest["changes"]] == ["papers"]


async def test_what_a_timeline_cannot_be_asked_for_is_told_at_its_place(admin: Client, customers: str):
    made = await admin.ok("POST", f"{customers}/records", 201, json={"name": "晴川"})
    path = f"{customers}/records/{made['id']}/timeline"
    for sent, status in (({"kinds": "gossip"}, 422), ({"cursor": "nonsense"}, 422), ({"limit": 1000}, 422)):
        answer = await admin.get(path, params=sent)
        assert answer.status_code == status, answer.text
    assert (await admin.get(path.replace(made["id"], "0193a1c2-0000-7000-8000-000000000001"))).status_code == 404
