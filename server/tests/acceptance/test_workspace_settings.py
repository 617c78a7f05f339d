"""Settings of a workspace hold from the next answer on, in every worker."""

from __future__ import annotations

from http_world import Client, Server, client


async def test_a_new_time_zone_holds_for_days_from_the_next_answer_on(
    server: Server, admin: Client, customers: str
) -> None:
    await admin.ok("POST", f"{customers}/records", 201, json={"name": "Late", "met_at": "2026-11-02T04:59:00Z"})
    by_day = {"kind": "aggregate", "group": [{"field": "met_at", "bucket": "day"}], "measures": [{"fn": "count"}]}
    try:
        for zone, day in (("America/New_York", "2026-11-01"), ("Asia/Shanghai", "2026-11-02")) * 3:
            await admin.ok("PATCH", "/workspaces/current", json={"timezone": zone})
            for _ in range(6):
                # A browser of its own each time, so that both workers are asked.
                async with client(server, cookies=admin.cookies, headers=admin.headers) as browser:
                    answer = await browser.ok("POST", f"{customers}/query", json=by_day)
                assert [group["keys"][0]["value"] for group in answer["groups"]] == [day]
    finally:
        await admin.ok("PATCH", "/workspaces/current", json={"timezone": "Asia/Shanghai"})
