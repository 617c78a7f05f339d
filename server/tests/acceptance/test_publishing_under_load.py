"""A field changes its type while people write to it: nobody meets an error of the server."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

from http_world import Client, publish


def lots(kind: str) -> dict[str, Any]:
    name = {"key": "name", "type": "text", "label": "Name", "searchable": True}
    size = {"key": "size", "type": kind, "label": "Size"}
    return {"label": "Lot", "title_field": "name", "fields": [name, size]}


async def test_changing_the_type_of_a_field_under_load_is_no_error_of_the_server(admin: Client) -> None:
    await publish(admin, "lot", lots("text"))
    address, changing, statuses = "/objects/lot/records", True, set[int]()
    made = await admin.ok("POST", address, 201, json={"records": [{"name": f"L{n}", "size": str(n)} for n in range(9)]})
    ids = [row["id"] for row in made["records"]]

    async def work(number: int) -> None:
        turn = 0
        while changing:
            turn += 1
            wishes = [
                (address, {"name": "New", "size": str(turn)}, {"idempotency-key": str(uuid4())}),
                (address, {"records": [{"name": "New", "size": str(turn)}] * 2}, {}),
                ("/objects/lot/bulk", {"op": "update", "ids": ids[number::3], "changes": {"size": str(turn)}}, {}),
                ("/objects/lot/query", {"kind": "list", "sort": [{"field": "size", "desc": False}]}, {}),
            ]
            where, sent, headers = wishes[turn % 4]
            answer = await admin.post(where, json=sent, headers=headers)
            assert answer.status_code < 500, answer.text
            statuses.add(answer.status_code)

    people = [asyncio.create_task(work(number)) for number in range(3)]
    for kind in ("number", "text") * 4:
        await publish(admin, "lot", lots(kind))
        await asyncio.sleep(0.2)
    changing = False
    await asyncio.gather(*people)
    assert {200, 201} <= statuses
