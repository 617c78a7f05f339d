"""Killed processes under load: short outages, honest answers, no acknowledged write lost and none half written."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest
from http_world import CUSTOMER, PASSWORD, SETUP, Client, Server, client, publish, serving

from tenon.store import Database, migrate_platform
from tenon.store.embedded import EmbeddedPostgres

WRITERS = 6


class Load:
    """People who write without pause, each in a thread, and remember what was acknowledged."""

    def __init__(self, server: Server, address: str) -> None:
        self._server = server
        self._address = address
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._write, args=(number,)) for number in range(WRITERS)]
        self.acknowledged: dict[str, str] = {}
        self.statuses: list[int] = []
        self.successes: list[float] = []
        self.refusals_without_retry = 0

    def __enter__(self) -> Load:
        with httpx.Client(base_url=f"{self._server.url}/api/v1", timeout=60) as browser:
            answer = browser.post("/session", json={"login": "ada", "password": PASSWORD})
            self._headers = {"x-csrf-token": answer.json()["csrf"]}
            self._cookies = dict(browser.cookies)
        for thread in self._threads:
            thread.start()
        return self

    async def acknowledges(self, more: int) -> None:
        """Wait until so many further writes were acknowledged."""
        wanted, deadline = len(self.acknowledged) + more, time.monotonic() + 120
        while len(self.acknowledged) < wanted:
            assert time.monotonic() < deadline, self.statuses[-20:]
            await asyncio.sleep(0.05)

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(60)

    def _write(self, writer: int) -> None:
        options: Any = {"headers": self._headers, "cookies": self._cookies, "timeout": 30}
        with httpx.Client(base_url=f"{self._server.url}/api/v1", **options) as browser:
            number = 0
            while not self._stop.is_set():
                number += 1
                self._once(browser, f"{writer}-{number}")

    def _once(self, browser: httpx.Client, name: str) -> None:
        key = {"idempotency-key": name}
        while not self._stop.is_set():
            try:
                answer = browser.post(self._address, json={"name": name}, headers=key)
            except httpx.TransportError:
                # The worker that held the connection is gone; the key makes it safe to ask again.
                time.sleep(0.05)
                continue
            self.statuses.append(answer.status_code)
            if answer.status_code == 201:
                self.acknowledged[answer.json()["id"]] = name
                self.successes.append(time.monotonic())
                return
            self.refusals_without_retry += "retry-after" not in answer.headers
            time.sleep(0.05)

    def longest_pause_seconds(self) -> float:
        moments = sorted(self.successes)
        return max(later - earlier for earlier, later in pairwise(moments))


@pytest.fixture
def own_cluster() -> Iterator[EmbeddedPostgres]:
    # Not the cluster of the other tests: it gives up durability for speed, and here durability is the question.
    home = Path(tempfile.mkdtemp(prefix="tenon-fault-"))
    home.chmod(0o711)
    cluster = EmbeddedPostgres(home / "data", home / "run", home / "keys", memory_bytes=1024**3)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def own_server(own_cluster: EmbeddedPostgres, tmp_path: Path) -> Iterator[Server]:
    dsns = own_cluster.endpoints()

    async def prepare() -> None:
        db = Database(dsns.app_dsn, dsns.ddl_dsn, 1)
        await migrate_platform(db)
        await db.close()

    runner = threading.Thread(target=lambda: asyncio.run(prepare()))
    runner.start()
    runner.join()
    with serving((dsns.app_dsn, dsns.ddl_dsn), tmp_path) as server:
        yield server


async def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)


async def prepared(server: Server) -> str:
    async with client(server) as browser:
        await browser.signed_in(await browser.post("/setup", json=SETUP))
        await publish(browser, "customer", CUSTOMER)
    return "/objects/customer/records"


async def check_nothing_is_lost_or_half_written(server: Server, cluster: EmbeddedPostgres, load: Load) -> None:
    connection = await asyncpg.connect(cluster.superuser_dsn())
    try:
        stored = {str(row["id"]): row["name"] for row in await connection.fetch("SELECT id, name FROM w_main.customer")}
        logged = await connection.fetch("SELECT record_id, count(*) FROM w_main.sys_change_log GROUP BY 1")
    finally:
        await connection.close()
    assert load.acknowledged.items() <= stored.items()
    # Each name was sent under a key: repeated requests have written it once.
    assert len(set(stored.values())) == len(stored)
    assert {str(row["record_id"]): row["count"] for row in logged} == dict.fromkeys(stored, 1)
    async with client(server) as browser:
        await browser.sign_in("ada")
        some = next(iter(load.acknowledged))
        assert (await browser.get(f"/objects/customer/records/{some}")).status_code == 200


async def test_a_killed_api_worker_costs_its_open_requests_and_nothing_else(
    own_server: Server, own_cluster: EmbeddedPostgres
):
    address = await prepared(own_server)
    before = own_server.workers()
    with Load(own_server, address) as load:
        await load.acknowledges(50)
        os.kill(before[0], signal.SIGKILL)
        await load.acknowledges(50)
        await until(lambda: len(own_server.workers()) == len(before) and before[0] not in own_server.workers())
        await load.acknowledges(50)
    assert set(load.statuses) == {201}
    assert load.longest_pause_seconds() < 5
    await check_nothing_is_lost_or_half_written(own_server, own_cluster, load)


async def test_a_killed_database_is_an_outage_of_seconds_and_no_loss(
    own_server: Server, own_cluster: EmbeddedPostgres
):
    address = await prepared(own_server)
    with Load(own_server, address) as load:
        await load.acknowledges(50)
        assert own_cluster.pid is not None
        os.kill(own_cluster.pid, signal.SIGKILL)
        own_cluster.wait()
        # This thread stands still until the database has recovered; the writers do not.
        own_cluster.start()
        await load.acknowledges(100)
    assert set(load.statuses) <= {201, 503}
    assert load.refusals_without_retry == 0
    assert load.longest_pause_seconds() < 20
    await check_nothing_is_lost_or_half_written(own_server, own_cluster, load)


async def test_reads_wait_for_a_database_that_is_away_for_a_moment(own_server: Server, own_cluster: EmbeddedPostgres):
    address = await prepared(own_server)
    async with client(own_server) as browser:
        await browser.sign_in("ada")
        answers: list[httpx.Response] = []
        reader = threading.Thread(target=_read_through, args=(browser, f"{own_server.url}/api/v1{address}", answers))
        assert own_cluster.pid is not None
        os.kill(own_cluster.pid, signal.SIGKILL)
        own_cluster.wait()
        reader.start()
        own_cluster.start()
        reader.join()
    assert [answer.status_code for answer in answers if answer.status_code not in (200, 503)] == []
    assert answers[-1].status_code == 200


def _read_through(browser: Client, url: str, answers: list[Any]) -> None:
    cookies = dict(browser.cookies)
    with httpx.Client(timeout=30, cookies=cookies) as reader, contextlib.suppress(IndexError):
        while len(answers) < 50:
            answers.append(reader.get(url))
            if answers[-1].status_code == 200:
                return
            time.sleep(0.2)
