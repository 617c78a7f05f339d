import asyncio
from datetime import timedelta

import pytest
from records_world import BOSS, NOW, caller

from tenon.kernel.errors import Invalid
from tenon.records import KeyReused, create, forget_answers, once


async def send(world, body, *, key="k", request=b"hash", who=None):
    who = who or world.me
    async with world.db.transaction("test") as tx:
        return await once(tx, who, key, request, lambda: create(tx, who, "customer", body))


async def test_the_same_key_and_request_gives_the_stored_answer_and_writes_once(world):
    first, replayed = await send(world, {"name": "a"})
    assert not replayed
    assert await send(world, {"name": "a"}) == (first, True)
    assert len(await world.rows("SELECT 1 FROM {s}.customer")) == 1


async def test_of_many_requests_at_once_with_one_key_one_writes_and_all_get_its_answer(world):
    answers = await asyncio.gather(*(send(world, {"name": "a"}) for _ in range(8)))
    assert len({answer for answer, _ in answers}) == 1
    assert sum(not replayed for _, replayed in answers) == 1
    assert len(await world.rows("SELECT 1 FROM {s}.customer")) == 1


async def test_the_same_key_with_another_request_is_refused(world):
    await send(world, {"name": "a"})
    with pytest.raises(KeyReused):
        await send(world, {"name": "b"}, request=b"other")


async def test_a_refused_write_keeps_no_key_so_that_it_can_be_mended(world):
    with pytest.raises(Invalid):
        await send(world, {})
    with pytest.raises(Invalid):
        await send(world, {"name": "a", "company": "00000000-0000-7000-8000-000000000000"})
    assert (await send(world, {"name": "a"}))[1] is False


async def test_the_key_of_one_person_is_none_of_anothers_and_is_forgotten_in_time(world):
    await send(world, {"name": "a"})
    assert (await send(world, {"name": "b"}, who=caller(BOSS)))[1] is False
    async with world.db.transaction("test") as tx:
        await forget_answers(tx, "test", NOW + timedelta(days=1))
    assert (await send(world, {"name": "c"}))[1] is False
