"""Changing an object of a million rows while people read and write it: how long does anybody wait?

Four readers list 20 records and one writer updates records, without pause, on a cluster of its own. Meanwhile an
object of 12 fields is changed: a field is added, once on a quiet table and once while a report holds a transaction
open for three seconds; a field is hidden; an index is built by the job. Each change is one JSON line with the longest
wait of a reader and of the writer. ``ROWS`` chooses the size (default 1 000 000).
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from typing import Any

from rig.harness import report
from tenon.definitions import DefinitionService
from tenon.kernel.ids import new_id
from tenon.schema import Catalogs, FollowUps, build_indexes, definition_kinds
from tenon.store import Database, create_workspace_schema, migrate_platform
from tenon.store.embedded import throwaway

ROWS = int(os.environ.get("ROWS", "1000000"))
READERS = 4
REPORT_SECONDS = 3.0
LIMIT_MS = 300
WORKSPACE = "bench"
LIST = (
    "SELECT json_agg(t)::text FROM (SELECT id, name, amount FROM w_bench.thing WHERE deleted_at IS NULL"
    " ORDER BY created_at DESC, id DESC LIMIT 20) t"
)
UPDATE = "UPDATE w_bench.thing SET amount = amount + 1, version = version + 1 WHERE id = $1"


def field(key: str, type_: str = "text", **more: Any) -> dict[str, Any]:
    """Return a designed field."""
    return {"key": key, "type": type_, "label": key, **more}


FIELDS = [
    field("name"),
    field("amount", "number", settings={"decimals": 2}),
    *(field(f"t{n}") for n in range(10)),
]


class Load:
    """Readers and a writer that note how long each statement took, in milliseconds."""

    def __init__(self, db: Database, ids: list[Any]) -> None:
        self._db = db
        self._ids = ids
        self.reads: list[float] = []
        self.writes: list[float] = []

    async def during(self, change: Callable[[], Awaitable[Any]]) -> float:
        """Run a change under load and return how long it took."""
        self.reads, self.writes, over = [], [], asyncio.Event()
        people = [asyncio.create_task(self._read(over)) for _ in range(READERS)]
        people.append(asyncio.create_task(self._write(over)))
        await asyncio.sleep(1)
        start = time.perf_counter()
        await change()
        took = (time.perf_counter() - start) * 1000
        await asyncio.sleep(0.5)
        over.set()
        await asyncio.gather(*people)
        return took

    async def _read(self, over: asyncio.Event) -> None:
        async with self._db.lease(WORKSPACE) as lease:
            while not over.is_set():
                start = time.perf_counter()
                await lease.fetchval(LIST)
                self.reads.append((time.perf_counter() - start) * 1000)

    async def _write(self, over: asyncio.Event) -> None:
        while not over.is_set():
            start = time.perf_counter()
            async with self._db.transaction(WORKSPACE) as tx:
                await tx.execute(UPDATE, self._ids[len(self.writes) % len(self._ids)], final=True)
            self.writes.append((time.perf_counter() - start) * 1000)


async def main() -> None:
    """Make the table, then change it step by step."""
    with throwaway(memory_bytes=4 * 1024**3) as server:
        endpoints = server.endpoints("tenon")
        db = Database(endpoints.app_dsn, endpoints.ddl_dsn, size=READERS + 4)
        await migrate_platform(db)
        await create_workspace_schema(db, WORKSPACE)
        await _run(db)
        await db.close()


async def _run(db: Database) -> None:
    async def later(*_: Any) -> None:
        """Leave indexes to ``build_indexes`` below, as a worker would."""

    service = DefinitionService(db, definition_kinds(FollowUps(build_indexes=later)))

    async def publish(*fields: dict[str, Any]) -> None:
        body = {"label": "Thing", "title_field": "name", "fields": list(fields)}
        await service.publish_bodies(WORKSPACE, None, {("object", "thing"): body})

    async def publish_during_report() -> None:
        reporting = asyncio.create_task(_report(db))
        await asyncio.sleep(0.2)
        await publish(*FIELDS, field("first", "date"), field("second", "number"))
        await reporting

    async def index() -> None:
        await build_indexes(db, await Catalogs(service).get(WORKSPACE), "thing")

    await publish(*FIELDS)
    load = Load(db, await _fill(db))
    added = [*FIELDS, field("first", "date")]
    await _measure(load, "add a field", lambda: publish(*added))
    await _measure(load, "add a field during a report of 3 s", publish_during_report)
    await _measure(load, "hide a field", lambda: publish(*added))
    flagged = [
        field("name"),
        field("amount", "number", settings={"decimals": 2}, indexed=True),
        *added[2:],
    ]
    await _measure(load, "ask for an index", lambda: publish(*flagged))
    await _measure(load, "build the index online", index)


async def _measure(load: Load, figure: str, change: Callable[[], Awaitable[Any]]) -> None:
    took = await load.during(change)
    reads, writes = sorted(load.reads), sorted(load.writes)
    report(
        bench="schema",
        figure=figure,
        rows=ROWS,
        took_ms=round(took),
        reads=len(reads),
        read_p50_ms=round(reads[len(reads) // 2], 2),
        longest_read_ms=round(reads[-1], 1),
        longest_write_ms=round(writes[-1], 1),
        limit_ms=LIMIT_MS,
        kept=reads[-1] <= LIMIT_MS,
    )


async def _report(db: Database) -> None:
    async with db.transaction(WORKSPACE) as tx:
        await tx.execute("SELECT count(*) FROM w_bench.thing WHERE amount > 5")
        await asyncio.sleep(REPORT_SECONDS)


async def _fill(db: Database) -> list[Any]:
    texts = ", ".join(f"t{n}" for n in range(10))
    values = ", ".join(f"md5((n + {n})::text)" for n in range(10))
    async with db.ddl() as tx:
        await tx.execute(
            f"INSERT INTO w_bench.thing (id, name, amount, {texts}, created_at, updated_at)"
            f" SELECT gen_random_uuid(), 'thing ' || n, n % 10000, {values}, now() - n * interval '1 s', now()"
            f" FROM generate_series(1, {ROWS}) n"
        )
    async with db.maintenance() as lease:
        await lease.execute("VACUUM (ANALYZE) w_bench.thing")
    known = "INSERT INTO w_bench.thing (id, name, amount, created_at, updated_at) VALUES ($1, 'known', 1, now(), now())"
    ids = [new_id() for _ in range(500)]
    async with db.transaction(WORKSPACE) as tx:
        await tx.executemany(known, [[each] for each in ids])
    return ids


if __name__ == "__main__":
    asyncio.run(main())
