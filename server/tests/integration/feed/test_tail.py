import asyncio

from tenon.feed import Position, Tail
from tenon.store import StatementTimeout


async def take(batches, count):
    ids = []
    while len(ids) < count:
        batch = await asyncio.wait_for(anext(batches), 5)
        ids += [change.position.id for change in batch.changes]
        if batch.resync:
            ids.append("resync")
    return ids


async def test_a_listener_hears_what_is_written_after_it_came(database, write_one):
    await write_one()
    tail = Tail(database, poll_seconds=0.01)
    async with tail.follow("test") as batches:
        fresh = [await write_one(), await write_one()]
        assert await take(batches, 2) == fresh


async def test_a_listener_that_comes_back_hears_what_it_missed_and_nothing_twice(database, write_one):
    tail = Tail(database, poll_seconds=0.01)
    start = await tail.position("test")
    rows = [await write_one() for _ in range(3)]
    changes, end = await tail.since("test", start, limit=1)
    assert [change.position.id for change in changes] == rows[:1]
    async with tail.follow("test", end) as batches:
        rows.append(await write_one())
        assert await take(batches, 3) == rows[1:]


async def test_many_listeners_share_one_poll_and_each_hears_all(database, write_one):
    tail = Tail(database, poll_seconds=0.01)
    async with tail.follow("test") as one, tail.follow("test") as two:
        row = await write_one()
        assert await take(one, 1) == await take(two, 1) == [row]
    assert tail._live == {}


async def test_a_place_that_this_cluster_has_not_reached_means_resync(database):
    tail = Tail(database, poll_seconds=0.01)
    async with tail.follow("test", Position(2**40, 1)) as batches:
        assert await take(batches, 1) == ["resync"]


async def test_a_listener_that_does_not_keep_up_is_told_to_resync(database, write_one, monkeypatch):
    monkeypatch.setattr("tenon.feed.tail.LONGEST_QUEUE", 2)
    tail = Tail(database, poll_seconds=0.001)
    async with tail.follow("test") as batches:
        for _ in range(5):
            await write_one()
            await asyncio.sleep(0.05)
        assert "resync" in await take(batches, 1)


async def test_a_listener_from_another_process_gets_nothing_twice(database, write_one):
    ahead, behind = Tail(database, poll_seconds=0.01), Tail(database, poll_seconds=0.3)
    async with behind.follow("test"):
        await asyncio.sleep(0.05)
        first = await write_one()
        _, seen = await ahead.since("test", Position(0, 0))
        async with behind.follow("test", seen) as batches:
            second = await write_one()
            assert await take(batches, 1) == [second]
    assert first != second


async def test_a_slow_answer_of_the_database_does_not_silence_the_listeners(database, write_one, monkeypatch):
    tail, answers = Tail(database, poll_seconds=0.01), []
    since = tail.since

    async def slow_once(*asked):
        answers.append(asked)
        if len(answers) == 1:
            raise StatementTimeout
        return await since(*asked)

    monkeypatch.setattr(tail, "since", slow_once)
    async with tail.follow("test") as batches:
        fresh = await write_one()
        assert await take(batches, 1) == [fresh]
