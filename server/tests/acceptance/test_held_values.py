"""What a record holds may be sent again: retired options, days that have gone by, masks, signatures of others."""

from __future__ import annotations

import base64
from typing import Any

from http_world import Client, Server, invited, publish

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def options(*retired: str) -> dict[str, Any]:
    return {"options": [{"key": key, "label": key.upper(), "retired": key in retired} for key in "abc"]}


def task(*retired: str) -> dict[str, Any]:
    """An object and a sub-table of the same fields; the options named are retired."""
    fields = [
        {"key": "name", "type": "text", "label": "Name"},
        {"key": "kind", "type": "select", "label": "Kind", "settings": options(*retired)},
        {"key": "kinds", "type": "multi_select", "label": "Kinds", "settings": options(*retired)},
        {"key": "place", "type": "cascader", "label": "Place", "settings": options(*retired)},
        {"key": "due", "type": "date", "label": "Due", "settings": {"min": "today"}},
        {"key": "days", "type": "date_range", "label": "Days", "settings": {"max_days": 31 if retired else 90}},
        {"key": "phrase", "type": "secret", "label": "Phrase"},
        {"key": "signed", "type": "signature", "label": "Signed"},
    ]
    lines = {"key": "lines", "type": "subtable", "label": "Lines", "settings": {"fields": fields}}
    return {"label": "Task", "title_field": "name", "fields": [*fields, lines]}


async def change(who: Client, record: dict[str, Any], **values: Any) -> Any:
    headers = {"if-match": f'"{record["version"]}"'}
    return await who.patch(f"/objects/task/records/{record['id']}", json=values, headers=headers)


async def changed(who: Client, record: dict[str, Any], **values: Any) -> dict[str, Any]:
    answer = await change(who, record, **values)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def refused(who: Client, record: dict[str, Any], **values: Any) -> list[tuple[str, str]]:
    answer = await change(who, record, **values)
    assert answer.status_code == 422, answer.text
    return [(error["path"], error["code"]) for error in answer.json()["errors"]]


async def drawn(who: Client) -> str:
    file = await who.ok("POST", "/files", 201, json={"name": "s.png", "size_bytes": len(PNG), "type": "image/png"})
    headers = {"content-type": "application/octet-stream", "upload-offset": "0"}
    assert (await who.patch(f"/files/{file['id']}", content=PNG, headers=headers)).status_code == 200
    id: str = file["id"]
    return id


async def test_a_retired_option_stays_where_it_is_held_and_is_chosen_nowhere_else(admin: Client):
    await publish(admin, "task", task())
    chosen = {"kind": "a", "kinds": ["a", "b"], "place": "a"}
    made = await admin.ok("POST", "/objects/task/records", 201, json={**chosen, "lines": [chosen, {"name": "n"}]})
    await publish(admin, "task", task("a", "c"))
    assert await changed(admin, made, **chosen) == made
    fewer = await changed(admin, made, kinds=["a"], name="N")
    assert fewer["kinds"] == ["a"]
    new = {"kind": "c", "kinds": ["a", "c"], "place": "c"}
    assert await refused(admin, fewer, **new) == [("kind", "F107"), ("kinds", "F107"), ("place", "F107")]
    first, second = made["lines"]
    lines = (await changed(admin, fewer, lines=[{**first, "name": "1"}, second]))["lines"]
    assert [(line["name"], line["kinds"]) for line in lines] == [("1", ["a", "b"]), ("n", None)]
    now = await admin.ok("GET", f"/objects/task/records/{made['id']}")
    assert await refused(admin, now, lines=[first, {**second, "kind": "a"}]) == [("lines[1].kind", "F107")]
    again = await changed(admin, now, kinds=["b"], kind=None)
    assert await refused(admin, again, kinds=["a", "b"], kind="a") == [("kind", "F107"), ("kinds", "F107")]


async def test_a_form_of_yesterday_is_sent_back_as_it_was_answered(admin: Client):
    await publish(admin, "task", task())
    try:
        await admin.ok("PUT", "/test/clock", json={"now": "2031-05-01T02:00:00Z"})
        values = {"due": "2031-05-01", "phrase": "wide-lantern"}
        made = await admin.ok("POST", "/objects/task/records", 201, json={**values, "lines": [values]})
        await admin.ok("PUT", "/test/clock", json={"now": "2031-05-04T02:00:00Z"})
        assert await changed(admin, made, due=made["due"], phrase=made["phrase"], lines=made["lines"]) == made
        named = await changed(admin, made, due=made["due"], lines=[{**made["lines"][0], "name": "L"}], name="N")
        assert (named["version"], named["lines"][0]["due"]) == (2, "2031-05-01")
        told = await admin.ok("POST", f"/objects/task/records/{made['id']}/reveal", json={"field": "phrase"})
        assert told["value"] == "wide-lantern"
        other = {"due": "2031-05-02", "phrase": {"masked": "****1234"}}
        problems = [("due", "F157"), ("phrase", "F148")]
        assert await refused(admin, named, **other) == problems
        lines = [{**named["lines"][0], **other}]
        assert await refused(admin, named, lines=lines) == [(f"lines[0].{key}", code) for key, code in problems]
    finally:
        await admin.ok("DELETE", "/test/clock")


async def test_a_range_longer_than_is_allowed_by_now_stays_and_no_other_comes(admin: Client):
    await publish(admin, "task", task())
    long = {"start": "2026-01-01", "end": "2026-03-15"}
    made = await admin.ok("POST", "/objects/task/records", 201, json={"days": long, "lines": [{"days": long}]})
    await publish(admin, "task", task("c"))
    named = await changed(admin, made, days=long, lines=[{**made["lines"][0], "name": "L"}])
    assert (named["days"], named["lines"][0]["days"]) == (long, long)
    other = {"days": {"start": "2026-01-01", "end": "2026-03-16"}}
    problems = [("days", "F162"), ("lines[0].days", "F162")]
    assert await refused(admin, named, **other, lines=[{**named["lines"][0], **other}]) == problems


async def test_a_signature_in_a_line_stands_until_it_is_cleared(server: Server, admin: Client):
    await publish(admin, "task", task())
    made = await admin.ok(
        "POST", "/objects/task/records", 201, json={"lines": [{"signed": {"id": await drawn(admin)}}]}
    )
    async with invited(server, admin, "second_signer") as member:
        (line,) = made["lines"]
        other = {**line, "signed": {"id": await drawn(member)}}
        assert await refused(member, made, lines=[other]) == [("lines[0].signed", "F186")]
        named = await changed(member, made, lines=[{**line, "name": "L"}])
        assert named["lines"][0]["signed"] == line["signed"]
        cleared = await changed(member, named, lines=[{**line, "signed": None}])
        assert (await changed(member, cleared, lines=[other]))["lines"][0]["signed"]["by"]["name"] == "Second_Signer"
