"""Workers, PostgreSQL and the room on its disk go while files come in: no row is doubled, none is lost."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import asyncpg
import httpx
import pytest
from full_disk import full
from http_world import CUSTOMER, SETUP, Client, Server, client, publish

from tenon.store.embedded import EmbeddedPostgres

sys.path.insert(0, str(Path(__file__).parents[1] / "launcher"))

from whole_tenon import fresh

ROWS, SHARED = 20_000, 1_000
MANY = 30_000
"""Rows of more bytes than fit on the small disk."""

PATIENCE_SECONDS = 180
"""A claim goes to another worker half a minute after the last word of its own; everything here waits for that."""


def listed(first: int, count: int, name: str = "Row") -> bytes:
    lines = (f"{name} {number},K-{number},{number}" for number in range(first, first + count))
    return "\n".join(["Name,Code,Amount", *lines]).encode()


async def begun(one: Client, content: bytes, customers: str) -> str:
    file = await one.ok("POST", "/files", 201, json={"name": "rows.csv", "size_bytes": len(content)})
    headers = {"content-type": "application/octet-stream", "upload-offset": "0"}
    await one.ok("PATCH", f"/files/{file['id']}", content=content, headers=headers)
    what = await one.ok("POST", f"{customers}/imports", 201, json={"file": file["id"]})
    return f"{customers}/imports/{what['id']}"


@pytest.fixture
def worker(server: Server, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A worker beside the server that all tests share."""
    with (tmp_path / "worker.log").open("wb") as log:
        running = subprocess.Popen([sys.executable, "-m", "tenon", "worker"], env=server.env, stdout=log, stderr=log)
    yield running
    running.terminate()
    running.wait(20)


async def told(one: Client, path: str) -> dict[str, Any]:
    """Return what an import says, as soon as the server answers again."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with suppress(httpx.TransportError):
            answer = await one.get(path)
            assert answer.status_code in (200, 503), answer.text
            if answer.status_code == 200:
                found: dict[str, Any] = answer.json()
                return found
        await asyncio.sleep(0.1)
    raise AssertionError("the server stays away")


async def reached(one: Client, path: str, state: str) -> dict[str, Any]:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (found := await told(one, path))["state"] != state:
        assert time.monotonic() < deadline, found
        await asyncio.sleep(0.2)
    counts: dict[str, Any] = found["counts"]
    return counts


async def in_the_middle(one: Client, paths: list[str]) -> None:
    """Wait until some rows of the imports have been read, and not yet all."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        for path in paths:
            if 0 < (await told(one, path))["counts"]["read"] < ROWS:
                return
    raise AssertionError("no import was ever in the middle")


async def counted(one: Client, customers: str) -> int:
    found = await one.ok("POST", f"{customers}/query", json={"kind": "count", "exact": True})
    return int(found["count"])


async def test_two_files_at_once_come_in_whole_whoever_is_killed_while_they_are_checked_and_imported() -> None:
    with fresh() as tenon:
        await asyncio.to_thread(tenon.start)
        place: Any = SimpleNamespace(url=f"http://127.0.0.1:{tenon.port}")
        async with client(place) as one:
            await one.signed_in(await one.post("/setup", json=SETUP))
            await publish(one, "customer", CUSTOMER)
            firsts = (0, ROWS - SHARED)
            paths = [await begun(one, listed(first, ROWS), "/objects/customer") for first in firsts]

            for path in paths:
                await one.ok("POST", f"{path}/check", 202)
            await in_the_middle(one, paths)
            worker = tenon.pid_of("worker")
            assert worker is not None
            os.kill(worker, signal.SIGKILL)
            for path in paths:
                counts = await reached(one, path, "checked")
                assert (counts["read"], counts["created"], counts["refused"]) == (ROWS, ROWS, 0)
            assert await counted(one, "/objects/customer") == 0

            for path in paths:
                await one.ok("POST", f"{path}/start", 202)
            await in_the_middle(one, paths)
            database = tenon.pid_of("postgres")
            assert database is not None
            for pid in (database, *_children(database)):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            done = [await reached(one, path, "done") for path in paths]
            assert [counts["read"] for counts in done] == [ROWS, ROWS]
            assert sum(counts["refused"] for counts in done) == SHARED, "each code that both files hold comes in once"
            assert sum(counts["created"] for counts in done) == 2 * ROWS - SHARED
            assert await counted(one, "/objects/customer") == 2 * ROWS - SHARED


async def test_an_import_waits_while_the_disk_is_full_and_goes_on_where_it_stood(
    admin: Client,
    customers: str,
    cluster: EmbeddedPostgres,
    session_dsns: tuple[str, str],
    worker: subprocess.Popen[bytes],
) -> None:
    path = await begun(admin, listed(0, MANY, "x" * 50), customers)
    connection = await asyncpg.connect(cluster.superuser_dsn(session_dsns[0].rsplit("/", 1)[1].split("?")[0]))
    schema, table = f"w_{admin.me['workspace']['key']}", customers.rsplit("/", 1)[1]
    try:
        async with full(connection, f"{schema}.{table}", cluster) as free:
            job = (await admin.ok("POST", f"{path}/start", 202))["job_id"]
            deadline = time.monotonic() + PATIENCE_SECONDS
            while (seen := await admin.ok("GET", f"/jobs/{job}"))["state"] != "failed":
                assert time.monotonic() < deadline, seen
                await asyncio.sleep(0.1)
            assert seen["error"]["code"] == "S507"
            waiting = await told(admin, path)
            assert waiting["state"] == "running"
            assert await counted(admin, customers) == waiting["counts"]["created"] < MANY
            await free()
            counts = await reached(admin, path, "done")
            assert (counts["read"], counts["created"], counts["refused"]) == (MANY, MANY, 0)
            assert await counted(admin, customers) == MANY
    finally:
        await connection.close()
    assert worker.poll() is None, "the worker did not outlive a full disk"


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
