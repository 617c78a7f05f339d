"""API worker, background worker, PostgreSQL are killed while people write: nothing acknowledged is lost or halved."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import httpx
import pytest
from http_world import CUSTOMER, SETUP, Client, client, publish

sys.path.insert(0, str(Path(__file__).parents[1] / "launcher"))

from whole_tenon import Tenon, fresh

WRITERS = 4
AWAY_SECONDS = 30


class Writers:
    """People who write all the time, and again under the same key while no answer comes."""

    def __init__(self, one: Client) -> None:
        self.one = one
        self.acknowledged: dict[str, int] = {}
        self.names: Counter[str] = Counter()
        self._running = True

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(self._write(number)) for number in range(WRITERS)]
        try:
            yield
            self._running = False
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()

    async def more(self, count: int = 20) -> None:
        """Wait until so many further records are acknowledged."""
        goal, loop = len(self.acknowledged) + count, asyncio.get_running_loop()
        deadline = loop.time() + AWAY_SECONDS
        while len(self.acknowledged) < goal:
            assert loop.time() < deadline, "nobody can write any more"
            await asyncio.sleep(0.05)

    async def _write(self, number: int) -> None:
        count = 0
        while self._running:
            count += 1
            name = f"{number}-{count}"
            made = await self._surely("POST", "/objects/customer/records", {"name": name})
            self.acknowledged[made["id"]] = 1
            self.names[name] += 1
            address = f"/objects/customer/records/{made['id']}"
            changed = await self._surely("PATCH", address, {"level": "a"}, **{"if-match": '"1"'})
            self.acknowledged[made["id"]] = changed["version"]
            await asyncio.sleep(0.02)

    async def _surely(self, method: str, path: str, sent: dict[str, Any], **headers: str) -> dict[str, Any]:
        headers["idempotency-key"], began = str(uuid4()), asyncio.get_running_loop().time()
        while True:
            with suppress(httpx.TransportError):
                answer = await self.one.request(method, path, json=sent, headers=headers)
                assert answer.status_code in (200, 201, 503), answer.text
                if answer.status_code != 503:
                    told: dict[str, Any] = answer.json()
                    return told
                assert answer.headers["retry-after"]
            assert asyncio.get_running_loop().time() - began < AWAY_SECONDS, "the server stays away"
            await asyncio.sleep(0.1)


@pytest.fixture(scope="module")
async def writers() -> AsyncIterator[tuple[Tenon, Writers]]:
    with fresh() as tenon:
        await asyncio.to_thread(tenon.start)
        place: Any = SimpleNamespace(url=f"http://127.0.0.1:{tenon.port}")
        async with client(place) as one:
            await one.signed_in(await one.post("/setup", json=SETUP))
            await publish(one, "customer", CUSTOMER)
            yield tenon, Writers(one)


async def test_nothing_acknowledged_is_lost_or_halved_whatever_process_is_killed(
    writers: tuple[Tenon, Writers],
) -> None:
    tenon, people = writers
    async with people.at_work():
        await people.more()
        api, worker, database = (tenon.pid_of(name) for name in ("api", "worker", "postgres"))
        assert None not in (api, worker, database)
        os.kill(_children(api)[0], signal.SIGKILL)
        await people.more()
        os.kill(worker, signal.SIGKILL)
        await people.more()
        for pid in (database, *_children(database)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        await people.more()
        await asyncio.to_thread(tenon.wait_for, tenon.well, "everything runs again")
    for record, version in people.acknowledged.items():
        address = f"/objects/customer/records/{record}"
        assert (await people.one.ok("GET", address))["version"] == version
        entries = (await people.one.ok("GET", f"{address}/history"))["entries"]
        assert [entry["version"] for entry in entries] == list(range(version, 0, -1))
    count = await people.one.ok("POST", "/objects/customer/query", json={"kind": "count", "exact": True})
    assert count["count"] == len(people.acknowledged), "a write was sent again and took effect twice"
    assert max(people.names.values()) == 1


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
