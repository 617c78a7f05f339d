"""Deep offsets answer what counting from row one would, whatever was remembered and whoever writes meanwhile."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from query_world import CATALOG, ask, fill, full_caller, gate_of, insert, meta

from tenon.query import ListRecords, Order, ReadGate
from tenon.store import Database

ME = str(UUID(int=100))
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
ROWS = 3_000
SORTS = [(), (Order("amount"),), (Order("amount", True),), (Order("status", True), Order("created_at"))]


@pytest.fixture
def gate(world_db: Database) -> ReadGate:
    """A gate of each test's own: ``filled`` replaces the rows behind the log, so no known position outlives them."""
    return gate_of(world_db)


@pytest.fixture
async def filled(world_db: Database) -> None:
    await fill(world_db, {"objects": meta(), "members": {}, "departments": {}, "records": {}})
    async with world_db.transaction("test") as tx:
        await tx.execute(f"DELETE FROM {CATALOG.table('customer')}")
        await tx.execute(
            f"INSERT INTO {CATALOG.table('customer')} (id, version, created_at, updated_at, amount, status, name)"
            " SELECT uuidv7(), 1, $1::timestamptz + (n % 700) * interval '1 minute', now(),"
            " CASE WHEN n % 3 = 0 THEN NULL ELSE n % 50 END, CASE WHEN n % 5 = 0 THEN NULL ELSE 'won' END, 'n' || n"
            " FROM generate_series(1, $2::int) n",
            MOMENT,
            ROWS,
        )


async def truth(db: Database, request: ListRecords) -> list[str]:
    """The same list, counted by a statement of its own from row one."""
    near = msgspec.structs.replace(request, limit=200, offset=None)
    gate, ids, caller = gate_of(db), [], full_caller(ME)
    while True:
        page = await ask(gate, caller, near)
        ids += [each["id"] for each in page["records"]]
        if page["next_cursor"] is None:
            return ids
        near = msgspec.structs.replace(near, cursor=page["next_cursor"])


@pytest.mark.parametrize("sort", SORTS)
async def test_jumps_to_and_fro_land_on_the_same_rows_as_walking(
    world_db: Database, gate: ReadGate, filled: None, sort: tuple[Order, ...]
) -> None:
    request = ListRecords("customer", sort=sort, fields=("name",), limit=20)
    rows, chance = await truth(world_db, request), random.Random(5)
    assert len(rows) == ROWS
    for offset in [1000, 2990, 2999, 3000, 5000, *(chance.randint(900, 3050) for _ in range(40)), 1000]:
        page = await ask(gate, full_caller(ME), msgspec.structs.replace(request, offset=offset))
        assert [each["id"] for each in page["records"]] == rows[offset : offset + 20]
        assert page["offset"] == offset
        assert (page["next_cursor"] is None) == (offset + 20 >= ROWS)


async def test_the_cursor_of_a_jump_continues_where_it_landed(world_db: Database, gate: ReadGate, filled: None) -> None:
    request = ListRecords("customer", sort=(Order("amount"),), fields=("name",), limit=20)
    rows = await truth(world_db, request)
    for offset in (1500, 1700, 1500):
        page = await ask(gate, full_caller(ME), msgspec.structs.replace(request, offset=offset))
        after = await ask(gate, full_caller(ME), msgspec.structs.replace(request, cursor=page["next_cursor"]))
        assert [each["id"] for each in after["records"]] == rows[offset + 20 : offset + 40]


async def test_a_position_is_forgotten_when_a_logged_change_moves_it(world_db: Database, filled: None) -> None:
    gate, request = gate_of(world_db), ListRecords("customer", fields=("name",), limit=20, offset=2000)
    before = await ask(gate, full_caller(ME), request)
    await add(world_db, 1)
    after = await ask(gate, full_caller(ME), request)
    assert [each["id"] for each in after["records"]][1:] == [each["id"] for each in before["records"]][:-1]


async def test_jumps_stay_right_while_others_write(world_db: Database, filled: None) -> None:
    gate, request, stop = gate_of(world_db), ListRecords("customer", fields=("name",), limit=1), asyncio.Event()

    async def write() -> None:
        for number in range(60):
            await add(world_db, number)
            await asyncio.sleep(0)
        stop.set()

    async def read() -> None:
        # Every insert goes to the front, so the row at a fixed distance from the end never moves.
        while not stop.is_set():
            async with world_db.lease("test") as lease:
                low = await lease.fetchval(f"SELECT count(*) FROM {CATALOG.table('customer')}")
            page = await ask(gate, full_caller(ME), msgspec.structs.replace(request, offset=low - 1500))
            async with world_db.lease("test") as lease:
                high = await lease.fetchval(f"SELECT count(*) FROM {CATALOG.table('customer')}")
            allowed = rows[ROWS - 1500 - (high - low) : ROWS - 1500 + 1]
            assert page["records"][0]["id"] in allowed

    rows = await truth(world_db, ListRecords("customer", fields=("name",)))
    await asyncio.gather(write(), *(read() for _ in range(4)))


async def add(db: Database, number: int) -> None:
    """Create the newest record of all, with its row in the log, as the write path does."""
    now = datetime(2027, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
    blank: dict[str, Any] = {"spelt": {}, "version": 1, "created_at": now, "updated_at": now, "name": f"new {number}"}
    async with db.transaction("test") as tx:
        record_id = UUID(int=1 << 120 | number | random.getrandbits(60) << 30)
        await insert(tx, "customer", {**blank, "id": record_id})
        await tx.execute(
            f"INSERT INTO {CATALOG.table('sys_change_log')} (at, source, object, record_id, op, version, salt)"
            " VALUES ($1, 'api', 'customer', $2, 'create', 1, '\\x00000000000000000000000000000000')",
            now,
            record_id,
        )
