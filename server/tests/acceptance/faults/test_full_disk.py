"""The disk of the data is full: reading goes on, writing says why it waits, and returns by itself."""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
from http_world import Client, Server

from tenon.store.embedded import EmbeddedPostgres

SMALL_BYTES = 4 * 1024 * 1024
LONG = {"name": "x" * 60}


async def test_a_full_disk_lets_people_read_and_writing_returns_by_itself(
    server: Server, admin: Client, customers: str, cluster: EmbeddedPostgres, session_dsns: tuple[str, str]
) -> None:
    address = f"{customers}/records"
    kept = await admin.ok("POST", address, 201, json={"name": "Before"})
    database = session_dsns[0].rsplit("/", 1)[1].split("?")[0]
    schema = f"w_{admin.me['workspace']['key']}"
    connection = await asyncpg.connect(cluster.superuser_dsn(database))
    try:
        async with _full(connection, f"{schema}.{customers.rsplit('/', 1)[1]}", cluster) as free:
            refused = await _until(503, admin, address)
            assert (refused.json()["code"], refused.headers["retry-after"]) == ("S507", "2")
            assert (await admin.ok("GET", f"{address}/{kept['id']}"))["name"] == "Before"
            assert (await admin.ok("POST", f"{customers}/query", json={"kind": "count"}))["count"] >= 1
            for _ in range(8):
                assert await _eventually(admin, read_only=True), "a worker does not show the banner"
            await free()
            await _until(201, admin, address)
            for _ in range(8):
                assert await _eventually(admin, read_only=False), "a worker keeps the banner"
    finally:
        await connection.close()


async def _until(status: int, admin: Client, address: str):
    """Write until the answer has this status."""
    for _ in range(400):
        answer = await admin.post(address, json={"records": [LONG] * 200} if status == 503 else LONG)
        if answer.status_code == status:
            return answer
        assert answer.status_code in (201, 503), answer.text
    raise AssertionError(f"writing never answered {status}")


async def _eventually(admin: Client, *, read_only: bool) -> bool:
    """Ask both places that show it until they say so; two seconds are enough for every worker to hear of it."""
    for _ in range(40):
        health, me = await admin.ok("GET", "/health"), await admin.ok("GET", "/me")
        if health["read_only"] == me["server"]["read_only"] == read_only:
            return health["status"] == ("degraded" if read_only else "ok")
        await asyncio.sleep(0.05)
    return False


@asynccontextmanager
async def _full(
    connection: asyncpg.Connection, table: str, cluster: EmbeddedPostgres
) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Put a table on a file system that has no room to grow; give what makes room again.

    Where nobody may mount one, PostgreSQL itself raises the error of a full disk (53100) at every insert.
    """
    folder = Path(tempfile.mkdtemp(prefix="tenon-full-"))
    mounted = os.geteuid() == 0 and _mounted(folder, cluster)
    try:
        if mounted:
            await connection.execute(f"CREATE TABLESPACE small LOCATION '{folder}'")
            await connection.execute(f"ALTER TABLE {table} SET TABLESPACE small")
        else:
            await connection.execute(_REFUSAL.format(table=table))

        async def free() -> None:
            if mounted:
                await asyncio.to_thread(_run, "mount", "-o", f"remount,size={SMALL_BYTES * 16}", str(folder))
            else:
                await connection.execute(f"DROP TRIGGER full_disk ON {table}")

        yield free
    finally:
        if mounted:
            await connection.execute(f"ALTER TABLE {table} SET TABLESPACE pg_default")
            await connection.execute("DROP TABLESPACE small")
            await asyncio.to_thread(_run, "umount", str(folder))
        shutil.rmtree(folder, ignore_errors=True)


_REFUSAL = """
CREATE OR REPLACE FUNCTION public.full_disk() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON {table} FOR EACH STATEMENT EXECUTE FUNCTION public.full_disk()
"""


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


def _mounted(folder: Path, cluster: EmbeddedPostgres) -> bool:
    """Mount a small file system that belongs to PostgreSQL's own user; False if this machine forbids it."""
    assert cluster.pid is not None
    owner = pwd.getpwuid(Path(f"/proc/{cluster.pid}").stat().st_uid)
    option = f"size={SMALL_BYTES},mode=0700,uid={owner.pw_uid},gid={owner.pw_gid}"
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", option, "tmpfs", folder], check=False, capture_output=True)
    return done.returncode == 0
