"""The API describes itself, and keeps to its description."""

from __future__ import annotations

from http_world import CUSTOMER, client, invited, publish
from openapi_spec_validator import OpenAPIV31SpecValidator


async def test_the_document_is_valid_and_describes_the_callers_objects(admin):
    await publish(admin, "described", CUSTOMER)
    document = await admin.ok("GET", "/openapi.json")
    own = {path: item for path, item in document["paths"].items() if "/described/" in path}
    assert {f"/api/v1/objects/described/{rest}" for rest in ("records", "records/{id}", "query", "bulk")} <= own.keys()
    # The whole document takes the validator minutes; one object, one platform route and all schemas do as well.
    some = {**own, "/api/v1/me": document["paths"]["/api/v1/me"]}
    OpenAPIV31SpecValidator({**document, "paths": some}).validate()
    schemas = document["components"]["schemas"]
    assert schemas["Described"]["properties"]["name"]["x-label"] == "客户名称"
    assert schemas["Described"]["properties"]["created_at"]["readOnly"] is True
    assert schemas["DescribedCreate"]["required"] == ["name"]
    assert "created_at" not in schemas["DescribedPatch"]["properties"]


async def test_operation_ids_are_unique_and_belong_to_the_key(admin):
    await publish(admin, "described", CUSTOMER)
    document = await admin.ok("GET", "/openapi.json")
    ids = [operation["operationId"] for item in document["paths"].values() for operation in item.values()]
    assert len(set(ids)) == len(ids)
    assert document["paths"]["/api/v1/objects/described/records"]["post"]["operationId"] == "described_create"


async def test_an_unchanged_document_is_not_sent_again(admin):
    first = await admin.get("/openapi.json")
    etag = {"if-none-match": first.headers["etag"]}
    assert (await admin.get("/openapi.json", headers=etag)).status_code == 304
    await publish(admin, "described_too", CUSTOMER)
    assert (await admin.get("/openapi.json", headers=etag)).status_code == 200


async def test_every_answer_of_an_error_is_described(admin):
    document = await admin.ok("GET", "/openapi.json")
    for path, item in document["paths"].items():
        for method, operation in item.items():
            content = operation["responses"]["default"]["content"]
            assert "application/problem+json" in content, (method, path)


async def test_a_member_gets_a_document_of_his_own(server, admin):
    await publish(admin, "described", CUSTOMER)
    async with invited(server, admin, "ingrid") as ingrid:
        document = await ingrid.ok("GET", "/openapi.json")
    assert "/api/v1/objects/described/records" in document["paths"]


PUBLIC = {
    ("get", "/api/v1/setup"),
    ("post", "/api/v1/setup"),
    ("post", "/api/v1/session"),
    ("get", "/api/v1/health"),
    ("get", "/api/v1/metrics"),
    ("get", "/api/v1/ca"),
    ("get", "/api/v1/invitations/{token}"),
    ("post", "/api/v1/invitations/{token}"),
}


async def test_every_route_but_the_few_public_ones_demands_a_session(server, admin):
    await publish(admin, "described", CUSTOMER)
    document = await admin.ok("GET", "/openapi.json")
    async with client(server) as stranger:
        for path, item in document["paths"].items():
            for method in item:
                address = path.removeprefix("/api/v1").replace("{", "").replace("}", "")
                answer = await stranger.request(method, address)
                if (method, path) not in PUBLIC:
                    assert answer.status_code == 401, (method, path, answer.status_code)


async def test_no_unsafe_route_can_be_called_without_the_token_of_the_page(admin):
    await publish(admin, "described", CUSTOMER)
    document = await admin.ok("GET", "/openapi.json")
    del admin.headers["x-csrf-token"]
    for path, item in document["paths"].items():
        for method in item:
            if method in ("get", "head") or (method, path) in PUBLIC:
                continue
            address = path.removeprefix("/api/v1").replace("{", "").replace("}", "")
            answer = await admin.request(method, address, json={})
            assert (answer.status_code, answer.json()["code"]) == (403, "X403"), (method, path)
