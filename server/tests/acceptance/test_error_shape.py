"""Whatever goes wrong leaves in one shape, in the caller's language; nothing a client sends makes a 500."""

from __future__ import annotations

import json

import httpx
import pytest

JSON = {"content-type": "application/json"}
MEMBERS = {"type", "title", "status", "code", "detail", "hint", "request_id", "errors"}


def problem(answer: httpx.Response, status: int, code: str) -> dict:
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    document = answer.json()
    assert document.keys() >= MEMBERS
    assert (document["status"], document["code"]) == (status, code)
    assert document["detail"]
    assert document["detail"] != code
    assert answer.headers["x-request-id"] == document["request_id"]
    return document


async def test_an_unknown_address_is_not_found(admin):
    problem(await admin.get("/no-such-thing"), 404, "X404")


async def test_an_unknown_address_tells_a_stranger_nothing(server):
    async with httpx.AsyncClient(base_url=server.url) as stranger:
        problem(await stranger.get("/api/v1/no-such-thing"), 401, "I401")
        problem(await stranger.get("/api/v1/objects/x/records"), 401, "I401")


@pytest.mark.parametrize(
    ("method", "path"), [("DELETE", "/jobs"), ("PUT", "/objects/customer/records"), ("GET", "/keys")]
)
async def test_a_wrong_method_is_refused_and_the_right_ones_are_named(admin, method, path):
    answer = await admin.request(method, path)
    problem(answer, 405, "X405")
    assert answer.headers["allow"]


@pytest.mark.parametrize("path", ["/session", "/objects/customer/records", "/keys"])
@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b'{"label": "a",}', 400, "X101"),
        (b'{"label": "\xff"}', 400, "X102"),
        (b'{"label": "a\\u0000b"}', 400, "X103"),
        (b'{"label": ' + b"[" * 100 + b"]" * 100 + b"}", 400, "X104"),
        (b'{"label": ' + b"[" * 5000, 400, "X104"),
        (b'"\\ud800"', 400, "X101"),
        (b'{"label": "' + b"a" * (9 * 1024 * 1024) + b'"}', 413, "X105"),
        (b"[]", 422, "X422"),
        (b"null", 422, "X422"),
    ],
    ids=["trailing comma", "not utf-8", "nul", "deep", "deep and open", "half a pair", "large", "array", "null"],
)
async def test_an_unreadable_body_is_refused_with_its_reason(admin, customers, path, body, status, code):
    path = path.replace("/objects/customer", customers)
    problem(await admin.post(path, content=body, headers=JSON), status, code)


async def test_a_backslash_before_u0000_is_no_nul_character(admin):
    answer = await admin.post("/keys", content=rb'{"label": "a\\u0000"}', headers=JSON)
    assert answer.status_code == 200


async def test_a_body_must_be_marked_as_json(admin, customers):
    for path in ("/keys", f"{customers}/records"):
        problem(await admin.post(path, content=b'{"label":"a"}', headers={"content-type": "text/plain"}), 415, "X106")


async def test_problems_of_a_body_name_their_places(admin):
    document = problem(await admin.post("/keys", json={"label": 3, "taken": ["a", 4], "other": 1}), 422, "X422")
    assert [each["path"] for each in document["errors"]] == ["label"]
    document = problem(await admin.post("/keys", json={"label": "a", "taken": ["a", 4]}), 422, "X422")
    assert document["errors"][0]["path"] == "taken[1]"
    document = problem(await admin.post("/keys", json={"label": "a", "other": 1}), 422, "X422")
    assert (document["errors"][0]["path"], document["errors"][0]["code"]) == ("other", "X113")
    document = problem(await admin.post("/keys", json={}), 422, "X422")
    assert (document["errors"][0]["path"], document["errors"][0]["code"]) == ("label", "X112")


async def test_problems_of_a_query_name_their_places(admin):
    document = problem(await admin.get("/users?limit=many"), 422, "X422")
    assert document["errors"][0]["path"] == "limit"


@pytest.mark.parametrize(
    "query", ["search=%ff", "search=%00", "filter=%7B", "limit=0", "limit=9999999999999", "cursor=x"]
)
async def test_an_unreadable_query_is_refused(admin, customers, query):
    assert (await admin.get(f"{customers}/records?{query}")).status_code in (400, 422)


async def test_errors_speak_the_language_of_the_session_or_of_the_browser(admin, server):
    async with httpx.AsyncClient(base_url=f"{server.url}/api/v1") as stranger:
        english = (await stranger.get("/me", headers={"accept-language": "en-GB,en;q=0.9"})).json()["detail"]
        chinese = (await stranger.get("/me", headers={"accept-language": "zh"})).json()["detail"]
    assert english.isascii()
    assert not chinese.isascii()
    assert not (await admin.get("/nothing", headers={"accept-language": "en"})).json()["detail"].isascii()
    await admin.ok("PATCH", "/me", json={"language": "en-US"})
    try:
        assert (await admin.get("/nothing")).json()["detail"].isascii()
    finally:
        await admin.ok("PATCH", "/me", json={"language": "zh-CN"})


async def test_every_answer_of_data_forbids_keeping_framing_and_guessing(admin, customers):
    for path in ("/me", f"{customers}/records", "/nothing"):
        headers = (await admin.get(path)).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]


async def test_a_head_request_answers_like_a_get_without_its_body(admin, customers):
    answer = await admin.head(f"{customers}/records")
    assert (answer.status_code, answer.content) == (200, b"")


async def test_the_log_holds_no_search_word_and_no_value(admin, customers, server):
    await admin.get(f"{customers}/records", params={"search": "sesame-street"})
    await admin.post(f"{customers}/records", json={"name": "heffalump", "bogus": "woozle"})
    lines = [json.loads(line) for line in server.log.read_text().splitlines() if line.startswith("{")]
    assert any(line.get("route") == "/objects/{object}/records" and line.get("workspace") == "main" for line in lines)
    text = server.log.read_text()
    assert not any(word in text for word in ("sesame", "heffalump", "woozle"))
