"""The disk of the data is full: reading goes on, writing says why it waits, and returns by itself."""

from __future__ import annotations

import asyncio

import asyncpg
from full_disk import full
from http_world import Client, Server

from tenon.store.embedded import EmbeddedPostgres

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
        async with full(connection, f"{schema}.{customers.rsplit('/', 1)[1]}", cluster) as free:
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
