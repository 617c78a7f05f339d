"""Promises of leases and transactions, on a real PostgreSQL."""

from __future__ import annotations

import asyncio
from datetime import date

import asyncpg
import pytest

from tenon.store import Database, Unavailable, bump_epoch, bump_revision, create_workspace_schema, current_revision


async def test_a_lease_holds_the_role_of_its_workspace_and_sees_no_other(database: Database) -> None:
    await create_workspace_schema(database, "other")
    async with database.lease("test") as lease:
        assert await lease.fetchval("SELECT current_user") == "w_test"
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await lease.fetch("SELECT * FROM w_other.sys_revision")


async def test_a_connection_changes_its_role_when_another_workspace_needs_it(dsns: tuple[str, str]) -> None:
    db = Database(*dsns, size=1)
    await create_workspace_schema(db, "other")
    for workspace in ("test", "other", "test", None):
        async with db.lease(workspace) as lease:
            role = await lease.fetchval("SELECT current_user")
            assert role == ("tenon_platform" if workspace is None else f"w_{workspace}")
    await db.close()


async def test_a_block_that_raises_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(RuntimeError, match="broken"):
        async with database.transaction("test") as tx:
            await bump_epoch(tx, "test")
            raise RuntimeError("broken")
    async with database.lease("test") as lease:
        assert (await current_revision(lease, "test")).perm_epoch == 0


async def test_a_final_statement_is_its_own_transaction_and_nothing_may_follow(database: Database) -> None:
    async with database.transaction("test") as tx:
        await tx.execute("UPDATE w_test.sys_revision SET meta_rev = 7", final=True)
        with pytest.raises(RuntimeError, match="final"):
            await tx.fetch("SELECT 1")
    async with database.lease("test") as lease:
        assert (await current_revision(lease, "test")).meta_rev == 7


async def test_more_tasks_than_connections_all_get_their_turn(dsns: tuple[str, str]) -> None:
    db = Database(*dsns, size=2)

    async def once() -> int:
        async with db.lease("test") as lease:
            return int(await lease.fetchval("SELECT 1"))

    assert sum(await asyncio.gather(*(once() for _ in range(50)))) == 50
    await db.close()


async def test_a_cancelled_waiter_does_not_swallow_the_turn_of_the_next(dsns: tuple[str, str]) -> None:
    db = Database(*dsns, size=1)
    async with db.lease("test"):
        waiting = [asyncio.create_task(db.read_row("test", "SELECT 1")) for _ in range(3)]
        await asyncio.sleep(0.05)
        waiting[0].cancel()
    assert [row[0] for row in await asyncio.gather(*waiting[1:])] == [1, 1]
    await db.close()


async def test_a_read_survives_the_loss_of_its_connection(database: Database) -> None:
    async with database.lease("test") as lease:
        pid = await lease.fetchval("SELECT pg_backend_pid()")
    async with database.ddl() as tx:
        await tx.execute("SET LOCAL ROLE tenon_owner")
    async with database.lease("test") as lease:
        with pytest.raises((Unavailable, asyncpg.PostgresError)):
            await lease.execute(f"SELECT pg_terminate_backend({pid})")
    row = await database.read_row("test", "SELECT 42")
    assert row[0] == 42


async def test_a_listener_hears_of_a_publishing_only_after_its_commit(database: Database) -> None:
    heard: list[str] = []
    connected = asyncio.Event()
    arrived = asyncio.Event()
    database.listen("tenon", lambda note: (heard.append(note), arrived.set()), connected.set)
    await asyncio.wait_for(connected.wait(), 5)
    async with database.transaction("test") as tx:
        await bump_revision(tx, "test")
        await asyncio.sleep(0.05)
        assert heard == []
    await asyncio.wait_for(arrived.wait(), 5)
    assert heard == ['{"ws":"test","rev":1,"epoch":0}']


async def test_the_first_and_the_last_day_of_the_calendar_are_days_and_not_infinities(database: Database) -> None:
    days = [date.min, date(2026, 2, 28), date.max, None]
    async with database.lease("test") as lease:
        row = await lease.fetchrow(
            "SELECT $1::date AS one, $1::date::text AS shown, $2::date[] AS more", date.max, days
        )
        assert (row["one"], row["shown"], row["more"]) == (date.max, "9999-12-31", days)
