"""Days at the ends of the calendar, such as 9999-12-31 for “without end”, come back as they were sent."""

from __future__ import annotations

import pytest
from http_world import Client


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1900-02-28"])
async def test_a_day_comes_back_as_it_was_sent(admin: Client, customers: str, day: str) -> None:
    one = await admin.ok("POST", f"{customers}/records", 201, json={"name": "One", "signed_on": day})
    many = await admin.ok("POST", f"{customers}/records", 201, json={"records": [{"name": "Two", "signed_on": day}]})
    assert [one["signed_on"], many["records"][0]["signed_on"]] == [day, day]
    for op, value in (("eq", day), ("between", [day, day])):
        asked = {"kind": "count", "filter": {"field": "signed_on", "op": op, "value": value}}
        assert (await admin.ok("POST", f"{customers}/query", json=asked))["count"] == 2
    undone = await admin.ok("POST", f"/batches/{many['batch_id']}/undo")
    assert undone["undone"] == 1


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00"])
async def test_a_moment_beyond_the_calendar_is_refused_at_its_field(admin: Client, customers: str, moment: str) -> None:
    answer = await admin.post(f"{customers}/records", json={"name": "One", "met_at": moment})
    assert (answer.status_code, [each["code"] for each in answer.json()["errors"]]) == (422, ["F111"])
