import asyncio
import random

import pytest

from tenon.feed import Consumer, Reader


class Seen:
    """A consumer that remembers what it saw."""

    def __init__(self, fail_first=0):
        self.ids = []
        self.fail = fail_first
        self.consumer = Consumer("seen", self.handle)

    async def handle(self, tx, workspace, changes):
        if self.fail:
            self.fail -= 1
            raise ValueError("not now")
        self.ids += [change.position.id for change in changes]


async def test_a_row_that_commits_late_is_neither_lost_nor_read_before_its_time(database, write, write_one):
    seen = Seen()
    reader = Reader(database, [seen.consumer])
    async with database.transaction("test") as slow:
        early = await write(slow)
        late = await write_one()
        await reader.advance("test", seen.consumer)
        assert seen.ids == []
    await reader.advance("test", seen.consumer)
    assert seen.ids == [early, late]


async def test_nothing_is_lost_or_doubled_while_eight_writers_write(database, write):
    seen = Seen()
    reader = Reader(database, [seen.consumer])
    written = []
    running = True

    async def writer(seed):
        chance = random.Random(seed)
        for _ in range(40):
            try:
                async with database.transaction("test") as tx:
                    fresh = [await write(tx) for _ in range(chance.randint(1, 3))]
                    await asyncio.sleep(chance.random() * 0.01)
                    if chance.random() < 0.2:
                        raise ZeroDivisionError
                written.extend(fresh)
            except ZeroDivisionError:
                pass

    async def read():
        while running or await reader.advance("test", seen.consumer, limit=7):
            await asyncio.gather(*(reader.advance("test", seen.consumer, limit=7) for _ in range(2)))
            await asyncio.sleep(0.001)

    reading = asyncio.create_task(read())
    await asyncio.gather(*(writer(seed) for seed in range(8)))
    running = False
    await reading
    assert len(seen.ids) == len(set(seen.ids))
    assert sorted(seen.ids) == sorted(written)


async def test_a_consumer_that_fails_gets_the_same_rows_again(database, write_one):
    row = await write_one()
    seen = Seen(fail_first=1)
    reader = Reader(database, [seen.consumer])
    with pytest.raises(ValueError, match="not now"):
        await reader.advance("test", seen.consumer)
    assert await reader.advance("test", seen.consumer) == 1
    assert await reader.advance("test", seen.consumer) == 0
    assert seen.ids == [row]


async def test_what_a_consumer_does_commits_with_its_cursor(database, write_one):
    await write_one()

    async def handle(tx, workspace, changes):
        await tx.execute("UPDATE w_test.sys_revision SET meta_rev = meta_rev + 1")

    reader = Reader(database, [Consumer("counting", handle)])
    async with database.lease("test") as lease:
        before = await lease.fetchval("SELECT meta_rev FROM w_test.sys_revision")
        for _ in range(3):
            await reader.advance("test", Consumer("counting", handle))
        assert await lease.fetchval("SELECT meta_rev FROM w_test.sys_revision") == before + 1


async def test_the_log_can_be_added_to_but_never_changed(database, write_one):
    import asyncpg

    await write_one()
    async with database.lease("test") as lease:
        for statement in ("UPDATE w_test.sys_change_log SET op = 'delete'", "DELETE FROM w_test.sys_change_log"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await lease.execute(statement)
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await lease.execute("TRUNCATE w_test.sys_change_log")
