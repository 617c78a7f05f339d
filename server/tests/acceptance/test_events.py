"""Live events: what a page is told, what it is not told, and when its stream ends."""

from __future__ import annotations

import asyncio
import json
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from http_world import CUSTOMER, SETUP, Client, client, invited, publish, serving


class Stream:
    """One open stream; events gather in ``events`` as they come, ``ended`` is set when the server has closed it."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self.last_id = ""
        self.ended = asyncio.Event()
        self.open = asyncio.Event()

    async def follow(self, who: Client, last_id: str = "") -> None:
        headers = {"last-event-id": last_id} if last_id else {}
        async with who.stream("GET", "/events", headers=headers) as answer:
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith("text/event-stream")
            kind = ""
            async for line in answer.aiter_lines():
                self.open.set()
                name, _, value = line.partition(": ")
                if name == "event":
                    kind = value
                elif name == "id":
                    self.last_id = value
                elif name == "data":
                    self.events.append({"event": kind, **json.loads(value)})
        self.ended.set()

    async def until(self, kind: str, seconds: float = 10, **wanted: Any) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for event in self.events:
                if event["event"] == kind and event.items() >= wanted.items():
                    return event
            await asyncio.sleep(0.02)
        raise AssertionError(f"no {kind} {wanted} among {self.events}")


@asynccontextmanager
async def streaming(who: Client, last_id: str = "") -> AsyncIterator[Stream]:
    stream = Stream()
    task = asyncio.create_task(stream.follow(who, last_id))
    await asyncio.wait_for(stream.open.wait(), 10)
    # The first line comes before the log is followed.
    await asyncio.sleep(0.6)
    try:
        yield stream
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_change_is_told_with_its_fields_and_without_values(admin, customers):
    key = customers.rsplit("/", 1)[1]
    async with streaming(admin) as stream:
        made = await admin.ok("POST", f"{customers}/records", 201, json={"name": "Told"})
        event = await stream.until("change", id=made["id"], op="create")
        assert event == {
            "event": "change", "object": key, "id": made["id"], "op": "create", "version": 1, "fields": ["name"]
        }  # fmt: skip
        address = f"{customers}/records/{made['id']}"
        await admin.ok("PATCH", address, json={"level": "a"}, headers={"if-match": '"1"'})
        assert (await stream.until("change", id=made["id"], op="update"))["fields"] == ["level"]
        await admin.ok("DELETE", address)
        await stream.until("change", id=made["id"], op="delete")


async def test_a_stream_goes_on_where_the_last_one_ended(admin, customers):
    async with streaming(admin) as stream:
        made = await admin.ok("POST", f"{customers}/records", 201, json={"name": "Before"})
        await stream.until("change", id=made["id"])
        place = stream.last_id
    missed = await admin.ok("POST", f"{customers}/records", 201, json={"name": "Missed"})
    async with streaming(admin, place) as stream:
        await stream.until("change", id=missed["id"])
        assert made["id"] not in {event.get("id") for event in stream.events}


async def test_a_place_nobody_has_reached_asks_the_page_to_read_itself_anew(admin, customers):
    async with streaming(admin, "999999999999.1") as stream:
        await stream.until("resync")


async def test_a_publish_is_told_as_a_revision(admin, customers):
    key = customers.rsplit("/", 1)[1]
    async with streaming(admin) as stream:
        field = {"key": "later", "type": "text", "label": "Later"}
        done = await publish(admin, key, {**CUSTOMER, "fields": [*CUSTOMER["fields"], field]})
        await stream.until("revision", revision=done["revision"])


async def test_a_stream_ends_within_a_second_of_suspension(server, admin, customers):
    async with invited(server, admin, "hanna") as hanna, streaming(hanna) as stream:
        await admin.ok("PATCH", f"/users/{hanna.me['user']['id']}", json={"status": "suspended"})
        made = asyncio.create_task(admin.ok("POST", f"{customers}/records", 201, json={"name": "Unseen"}))
        # One second is the promise; the machine that tests may be busy.
        await asyncio.wait_for(stream.ended.wait(), 1.5)
        record = await made
        assert record["id"] not in {event.get("id") for event in stream.events}


async def test_a_stream_ends_when_its_session_signs_out(server, admin):
    async with client(server) as browser:
        await browser.sign_in("ada")
        async with streaming(browser) as stream:
            await browser.ok("DELETE", "/session", 204)
            await asyncio.wait_for(stream.ended.wait(), 1.5)


async def test_a_server_that_is_asked_to_stop_ends_its_streams_at_once(module_dsns, tmp_path):
    with serving(module_dsns, tmp_path, workers=1) as own:
        async with client(own) as admin:
            await admin.signed_in(await admin.post("/setup", json=SETUP))
            async with streaming(admin) as stream:
                own.process.send_signal(signal.SIGTERM)
                await asyncio.wait_for(stream.ended.wait(), 2)
                await asyncio.to_thread(own.process.wait, 3)


async def test_a_stranger_gets_no_stream(server):
    async with client(server) as stranger:
        assert (await stranger.get("/events")).status_code == 401
