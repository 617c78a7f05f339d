"""What a request that is given up half way leaves behind: nothing that anybody after it could meet."""

from __future__ import annotations

import asyncio
import contextlib

import pytest

from tenon.store import Contended, Database
from tenon.store import database as store_database


async def test_a_connection_given_up_while_its_transaction_began_is_not_handed_on(dsns: tuple[str, str]) -> None:
    db = Database(*dsns, size=1)
    async with db.lease("test") as lease:
        await lease.execute("SELECT 1")
    for steps in range(1, 8):
        work = asyncio.create_task(_write(db, f"broken {steps}"))
        for _ in range(steps):
            await asyncio.sleep(0)
        work.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await work
        await _write(db, f"whole {steps}")
        async with db.lease("test") as lease:
            assert not await lease.fetchval("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
        other = Database(*dsns, size=1)
        async with other.lease("test") as lease:
            assert await lease.fetchval("SELECT count(*) FROM w_test.sys_idempotency WHERE key = $1", f"whole {steps}")
        await other.close()
    await db.close()


async def _write(db: Database, key: str) -> None:
    async with db.transaction("test") as tx:
        await tx.execute(
            "INSERT INTO w_test.sys_idempotency (principal, key, request_hash, at)"
            " VALUES (gen_random_uuid(), $1, '\\x00', now())",
            key,
        )


async def test_a_lock_that_does_not_come_is_told_as_contention(database: Database) -> None:
    async with database.transaction("test") as holder:
        await holder.execute("LOCK TABLE w_test.sys_idempotency IN SHARE MODE")
        with pytest.raises(Contended):
            async with database.transaction("test") as tx:
                await tx.execute("SET LOCAL lock_timeout = '20ms'")
                await tx.execute("DELETE FROM w_test.sys_idempotency")


async def test_a_listener_outlives_a_server_that_does_not_answer_in_time(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts, connect = [], store_database._connect

    async def slow_once(*args: object) -> object:
        attempts.append(args)
        if len(attempts) == 1:
            raise TimeoutError
        return await connect(*args)

    monkeypatch.setattr(store_database, "_connect", slow_once)
    connected = asyncio.Event()
    database.listen("tenon", lambda _: None, connected.set)
    await asyncio.wait_for(connected.wait(), 5)
