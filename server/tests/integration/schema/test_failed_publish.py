"""A failed publish changes nothing, wherever it fails; a locked table makes it wait, retry, and name who holds it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import Any

import pytest
from schema_world import WS, Designer, body, field

from tenon.definitions import DefinitionService, PublishBusy
from tenon.schema import definition_kinds
from tenon.store import Database

BEFORE = body(field("amount"), field("note", searchable=True, unique=True))
AFTER = body(field("amount", "number"), field("day", "date", indexed=True), field("note", searchable=True))
FACTS = """
SELECT (SELECT array_agg(t ORDER BY t) FROM (
          SELECT concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attisdropped,
                           col_description(c.oid, a.attnum)) AS t
            FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
           WHERE c.relnamespace = 'w_test'::regnamespace) s) AS relations,
       (SELECT array_agg(d::text ORDER BY kind, key) FROM w_test.sys_definition d) AS definitions,
       (SELECT count(*) FROM w_test.sys_definition_version) AS versions,
       (SELECT meta_rev FROM w_test.sys_revision) AS revision,
       (SELECT array_agg(t::text ORDER BY id) FROM w_test.thing t) AS rows
"""


class Fault(Exception):
    pass


class FailingDatabase:
    """The real database whose publish transaction fails before its n-th statement."""

    def __init__(self, db: Database, statement: int) -> None:
        self._db = db
        self._statement = statement
        self.count = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._db, name)

    @asynccontextmanager
    async def ddl(self):
        async with self._db.ddl() as tx:
            yield FailingTransaction(self, tx)

    def step(self) -> None:
        self.count += 1
        if self.count == self._statement:
            raise Fault


class FailingTransaction:
    def __init__(self, owner: FailingDatabase, tx: Any) -> None:
        self._owner = owner
        self._tx = tx

    def __getattr__(self, name: str) -> Any:
        async def call(*params: Any, **named: Any) -> Any:
            self._owner.step()
            return await getattr(self._tx, name)(*params, **named)

        return call


async def _facts(db: Database) -> dict[str, Any]:
    async with db.maintenance() as lease:
        row = await lease.fetchrow(FACTS)
    return dict(row)


async def test_a_fault_at_any_step_leaves_everything_as_it_was(designer: Designer):
    db = designer.db
    await designer.service.publish_bodies(WS, None, {("object", "thing"): BEFORE})
    await designer.fill("thing", "amount", ["1", "x"])
    new = {
        ("object", "thing"): AFTER,
        ("object", "other"): body(field("link", "relation", settings={"target": "thing"})),
    }
    before = await _facts(db)
    for statement in range(1, 200):
        failing = FailingDatabase(db, statement)
        service = DefinitionService(failing, definition_kinds())  # type: ignore[arg-type]
        try:
            await service.publish_bodies(WS, None, new)
        except Fault:
            assert await _facts(db) == before, f"statement {statement}"
        else:
            break
    assert statement > 30
    assert (await _facts(db))["revision"] == before["revision"] + 1


async def test_a_publish_waits_for_a_lock_in_short_attempts_and_then_succeeds(designer: Designer):
    await designer.publish("thing")
    async with designer.db.transaction(WS) as blocker:
        await blocker.execute("SELECT * FROM w_test.thing")
        publishing = asyncio.create_task(designer.publish("thing", field("more")))
        await asyncio.sleep(0.6)
        assert not publishing.done()
    assert (await publishing).versions == {("object", "thing"): 2}


async def test_a_publish_that_never_gets_its_lock_names_the_blocking_process(designer: Designer, monkeypatch):
    monkeypatch.setattr("tenon.definitions.publish.ATTEMPTS", 2)
    await designer.publish("thing")
    before = await _facts(designer.db)
    async with designer.db.transaction(WS) as blocker:
        await blocker.execute("SELECT * FROM w_test.thing")
        pid = await blocker.fetchval("SELECT pg_backend_pid()")
        with pytest.raises(PublishBusy) as busy:
            await designer.publish("thing", field("more"))
    assert busy.value.params["pids"] == str(pid)
    assert await _facts(designer.db) == before


async def test_two_publishes_at_once_follow_one_another(designer: Designer):
    await designer.publish("thing")
    first = (await designer.service.snapshot(WS)).revision
    bodies = [{("object", f"o{n}"): body()} for n in range(4)]
    done = await asyncio.gather(*(designer.service.publish_bodies(WS, None, each) for each in bodies))
    assert sorted(d.revision for d in done) == [first + n for n in range(1, 5)]


async def test_readers_do_not_queue_up_behind_a_publish_that_waits_for_its_lock(designer: Designer):
    """A transaction of 1.5 s holds the table. ``bench/schema.py`` measures the 300 ms; a busy machine gets more."""
    await designer.publish("thing")
    async with designer.db.ddl() as tx:
        await tx.execute(
            "INSERT INTO w_test.thing (id, name, created_at, updated_at)"
            " SELECT gen_random_uuid(), n::text, now(), now() FROM generate_series(1, 20000) n"
        )
    loop, stalls, over = asyncio.get_running_loop(), [], asyncio.Event()

    async def reader() -> None:
        async with designer.db.lease(WS) as lease:
            while not over.is_set():
                start = loop.time()
                await lease.fetchval("SELECT name FROM w_test.thing WHERE deleted_at IS NULL ORDER BY id LIMIT 1")
                stalls.append(loop.time() - start)
                await asyncio.sleep(0.005)

    readers = [asyncio.create_task(reader()) for _ in range(4)]
    async with designer.db.transaction(WS) as blocker:
        await blocker.execute("SELECT count(*) FROM w_test.thing")
        publishing = asyncio.create_task(designer.publish("thing", field("more")))
        await asyncio.sleep(1.5)
    await publishing
    over.set()
    await asyncio.gather(*readers)
    assert max(stalls) < 0.6
