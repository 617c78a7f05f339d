"""PostgreSQL is killed with its children while records are written: what was acknowledged is there, with its log."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import tempfile
from pathlib import Path
from uuid import UUID

import pytest
from records_world import WORKSPACE, World, caller, create_tables

from tenon.records import create, update
from tenon.store import Database, Unavailable, create_workspace_schema, migrate_platform
from tenon.store.embedded import EmbeddedPostgres

WRITERS = 6


@pytest.fixture
def durable():
    """A cluster with fsync on, of its own."""
    home = Path(tempfile.mkdtemp(prefix="tenon-kill-"))
    home.chmod(0o711)
    server = EmbeddedPostgres(home / "data", home / "run", home / "keys", memory_bytes=512 * 1024 * 1024)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)


def kill_all(postmaster: int) -> None:
    """Send SIGKILL to the postmaster and its children, at once."""
    children = [
        int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and _parent(entry) == postmaster
    ]
    for pid in (postmaster, *children):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _parent(entry: Path) -> int:
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
    return 0


async def test_no_acknowledged_write_is_lost_or_half_there_when_postgresql_is_killed(durable):
    endpoints = durable.endpoints()
    db = Database(endpoints.app_dsn, endpoints.ddl_dsn)
    await migrate_platform(db)
    await create_workspace_schema(db, WORKSPACE)
    await create_tables(db)
    world = World(db)
    acknowledged: dict[str, int] = {}
    running = True

    async def writer(number: int) -> None:
        count = 0
        while running:
            count += 1
            with contextlib.suppress(Unavailable):
                made = await world.do(create, "customer", {"name": f"{number}-{count}", "amount": count})
                acknowledged[made["id"]] = 1
                await world.do(update, "customer", UUID(made["id"]), 1, {"note": "x"}, who=caller())
                acknowledged[made["id"]] = 2

    writers = [asyncio.create_task(writer(number)) for number in range(WRITERS)]
    await asyncio.sleep(1.0)
    assert durable.pid is not None
    kill_all(durable.pid)
    await asyncio.to_thread(durable.wait, 30)
    before = len(acknowledged)
    await asyncio.to_thread(durable.start)
    for _ in range(100):
        await asyncio.sleep(0.1)
        if len(acknowledged) > before + WRITERS:
            break
    running = False
    await asyncio.gather(*writers)
    assert before > 0
    assert len(acknowledged) > before, "writers did not come back after the restart"
    stored = dict(await world.rows("SELECT id::text, version FROM {s}.customer"))
    log = dict(await world.rows("SELECT record_id::text, max(version) FROM {s}.sys_change_log GROUP BY 1"))
    assert stored == log
    assert {key: version for key, version in acknowledged.items() if stored.get(key, 0) < version} == {}
    await db.close()
