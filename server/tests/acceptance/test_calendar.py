"""Everybody who plans is told which days are worked, not only those who design the calendar."""

from __future__ import annotations

from typing import Any

from http_world import Client, Server, invited

GOLDEN_WEEK: dict[str, Any] = {"params": {"from": "2026-10-01", "to": "2026-10-11"}}


async def test_every_member_is_told_holidays_and_make_up_days_of_a_span(server: Server, admin: Client) -> None:
    async with invited(server, admin, "plans-visits") as member:
        told = await member.ok("GET", "/calendar", **GOLDEN_WEEK)
        assert (await member.get("/definitions/calendar")).status_code == 403
    assert (told["weekend"], told["until"]) == ([6, 7], "2026-12-31")
    days = {day["date"]: (day["worked"], day["label"]) for day in told["days"]}
    assert list(days) == sorted(days)
    assert days["2026-10-01"] == (False, "国庆节")
    assert days["2026-10-10"][0] is True
    assert "2026-10-09" not in days


async def test_labels_are_in_the_language_of_the_reader(admin: Client) -> None:
    await admin.ok("PATCH", "/me", json={"language": "en-US"})
    told = await admin.ok("GET", "/calendar", **GOLDEN_WEEK)
    await admin.ok("PATCH", "/me", json={"language": "zh-CN"})
    assert told["days"][0]["label"] == "National Day"


async def test_a_span_that_ends_before_it_begins_or_has_no_day_is_refused_by_name(admin: Client) -> None:
    turned = await admin.get("/calendar", params={"from": "2026-10-08", "to": "2026-10-01"})
    assert turned.status_code == 422
    assert [(each["path"], each["code"]) for each in turned.json()["errors"]] == [("to", "C208")]
    missing = await admin.get("/calendar", params={"from": "2026-10-01"})
    assert missing.status_code == 422
    assert missing.json()["errors"][0]["path"] == "to"


async def test_nobody_is_told_without_having_signed_in(server: Server, admin: Client) -> None:
    admin.cookies.clear()
    assert (await admin.get("/calendar", **GOLDEN_WEEK)).status_code == 401
