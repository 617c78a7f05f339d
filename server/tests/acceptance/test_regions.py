"""The regions of the country are told once, and then only whether they are still the same."""

from __future__ import annotations

from http_world import Client


async def test_every_region_is_told_with_its_code_name_and_pinyin(admin: Client) -> None:
    answer = await admin.ok("GET", "/regions")
    told = {region["code"]: region for region in answer["regions"]}
    assert len(told) == len(answer["regions"]) > 3_000
    assert told["440305"] == {"code": "440305", "name": "南山区", "pinyin": "nan shan qu"}


async def test_whoever_has_the_regions_is_not_sent_them_again(admin: Client) -> None:
    first = await admin.request("GET", "/regions")
    again = await admin.request("GET", "/regions", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
