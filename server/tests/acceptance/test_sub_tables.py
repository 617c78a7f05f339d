"""A sub-table over HTTP: described, written with its record, read on its own, and nowhere offered as an object."""

from __future__ import annotations

from http_world import publish
from openapi_spec_validator import OpenAPIV31SpecValidator

QUOTATION = {
    "label": {"zh-CN": "报价单", "en-US": "Quotation"},
    "title_field": "name",
    "fields": [
        {"key": "name", "type": "text", "label": "标题", "required": True, "settings": {}},
        {
            "key": "lines",
            "type": "subtable",
            "label": "明细",
            "settings": {
                "fields": [
                    {"key": "item", "type": "text", "label": "品名", "required": True, "settings": {}},
                    {"key": "price", "type": "number", "label": "单价", "settings": {"decimals": 2}},
                ]
            },
        },
    ],
}
RECORDS = "/objects/quotation/records"


async def test_a_sub_table_is_described_with_its_fields_and_is_no_object_of_the_navigation(admin):
    await publish(admin, "quotation", QUOTATION)
    described = await admin.ok("GET", "/objects/quotation")
    lines = next(field for field in described["fields"] if field["key"] == "lines")
    assert [field["key"] for field in lines["fields"]] == ["item", "price"]
    assert (lines["target"], "fields" in lines["settings"]) == ("quotation__lines", False)
    listed = await admin.ok("GET", "/objects")
    assert "quotation__lines" not in [found["key"] for found in listed["objects"]]
    assert "quotation__lines" not in str(await admin.ok("GET", "/apps"))
    own = await admin.ok("GET", "/objects/quotation__lines")
    assert [field["key"] for field in own["fields"]][:4] == ["item", "price", "parent_id", "position"]


async def test_lines_are_written_with_their_record_and_reported_on_by_themselves(admin):
    await publish(admin, "quotation", QUOTATION)
    body = {"name": "报价", "lines": [{"item": "甲", "price": "1.5"}, {"item": "乙", "price": 2}]}
    made = await admin.ok("POST", RECORDS, 201, json=body)
    assert [line["price"] for line in made["lines"]] == ["1.50", "2.00"]
    path = f"{RECORDS}/{made['id']}"
    refused = await admin.patch(path, json={"lines": [{"item": ""}]}, headers={"if-match": '"1"'})
    assert [error["path"] for error in refused.json()["errors"]] == ["lines[0].item"]
    changed = await admin.ok("PATCH", path, json={"lines": made["lines"][::-1]}, headers={"if-match": '"1"'})
    assert [line["item"] for line in changed["lines"]] == ["乙", "甲"]
    sums = {"kind": "aggregate", "group": [{"field": "parent_id"}], "measures": [{"fn": "sum", "field": "price"}]}
    found = await admin.ok("POST", "/objects/quotation__lines/query", json=sums)
    assert "3.50" in str(found["groups"])
    direct = await admin.post("/objects/quotation__lines/records", json={"item": "丙"})
    assert (direct.status_code, direct.json()["code"]) == (422, "R430")
    assert "报价单" in direct.json()["hint"]


async def test_the_document_says_what_lines_take_and_answer(admin):
    await publish(admin, "quotation", QUOTATION)
    document = await admin.ok("GET", "/openapi.json")
    paths = {path: item for path, item in document["paths"].items() if "/quotation" in path}
    assert paths["/api/v1/objects/quotation__lines/records"].keys() == {"get"}
    OpenAPIV31SpecValidator({**document, "paths": paths}).validate()
    answered = document["components"]["schemas"]["Quotation"]["properties"]["lines"]["items"]["properties"]
    assert answered.keys() == {"id", "version", "item", "price"}
