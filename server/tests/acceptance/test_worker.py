"""The background workers: what publishing leaves to them is done, seen on the page of jobs, and two may run."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from http_world import CUSTOMER, Client, Server, publish


@pytest.fixture
def workers(server: Server, tmp_path: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    command = [sys.executable, "-m", "tenon", "worker"]
    log = tmp_path / "workers.log"
    with log.open("ab") as output:
        running = [subprocess.Popen(command, env=server.env, stdout=output, stderr=output) for _ in range(2)]
    deadline = time.monotonic() + 60
    while log.read_text().count("worker_started") < len(running):
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.1)
    yield running
    for worker in running:
        worker.terminate()
    for worker in running:
        worker.wait(20)


async def done(admin: Client, kind: str, seconds: float = 30) -> dict:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        jobs = [job for job in (await admin.ok("GET", "/jobs"))["jobs"] if job["kind"] == kind]
        if jobs and all(job["state"] == "done" for job in jobs):
            return jobs[0]
        await asyncio.sleep(0.2)
    raise AssertionError(jobs)


async def test_an_index_is_built_and_words_become_findable_after_a_publish(admin, customers, workers):
    key = customers.rsplit("/", 1)[1]
    rows = [{"name": f"Row {n}", "code": f"heron-{n}"} for n in range(20)]
    await admin.ok("POST", f"{customers}/records", 201, json={"records": rows})
    assert (await admin.ok("GET", f"{customers}/records", params={"search": "heron-7"}))["records"] == []
    fields = [
        {**field, "searchable": True, "indexed": True} if field["key"] == "code" else field
        for field in CUSTOMER["fields"]
    ]
    await publish(admin, key, {**CUSTOMER, "fields": fields})
    job = await done(admin, "refresh_search")
    assert job["progress"]["done"] == 20
    found = (await admin.ok("GET", f"{customers}/records", params={"search": "heron-7"}))["records"]
    assert [row["code"] for row in found] == ["heron-7"]
    assert all(worker.poll() is None for worker in workers)


async def test_a_worker_that_is_asked_to_stop_ends_soon_and_with_success(workers):
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
    assert [await asyncio.to_thread(worker.wait, 15) for worker in workers] == [0, 0]
