from uuid import UUID

from records_world import caller

from tenon.records import create_many, delete, refresh_search


async def test_words_and_spellings_are_made_anew_without_a_version_or_a_log_row(world):
    made = await world.do(create_many, "customer", [{"name": f"张三{n}", "phone": str(n)} for n in range(5)])
    await world.do(delete, "customer", UUID(made["records"][0]["id"]))
    wanted = await world.rows("SELECT id, name__pinyin, search, version FROM {s}.customer ORDER BY id")
    log = await world.rows("SELECT count(*) FROM {s}.sys_change_log")
    await world.rows("UPDATE {s}.customer SET search = NULL, name__pinyin = NULL")
    after, seen = None, 0
    for steps in range(1, 9):  # noqa: B007
        after, count = await world.do(refresh_search, "customer", after, 2, who=caller(admin=True))
        seen += count
        if after is None:
            break
    assert (seen, steps) == (5, 3)
    assert await world.rows("SELECT id, name__pinyin, search, version FROM {s}.customer ORDER BY id") == wanted
    assert await world.rows("SELECT count(*) FROM {s}.sys_change_log") == log


async def test_records_that_came_before_the_counting_field_are_numbered_in_the_order_they_were_made(world):
    made = await world.do(create_many, "order", [{"number": str(n)} for n in range(5)])
    wipe = "UPDATE {s}.order SET no = NULL, no__number = NULL, search = NULL RETURNING version"
    assert await world.rows(wipe.replace(".order", '."order"')) == [(1,)] * 5
    late = await world.do(create_many, "order", [{"number": "late"}])
    after = None
    for _ in range(5):
        after, _ = await world.do(refresh_search, "order", after, 2, who=caller(admin=True))
    told = dict(await world.rows('SELECT number, no FROM {s}."order"'))
    assert late["records"][0]["no"] == told["late"]
    numbers = [int(told[str(n)].split("-")[1]) for n in range(5)]
    assert numbers == list(range(numbers[0], numbers[0] + 5))
    assert len(set(told.values())) == 6
    assert {record["version"] for record in made["records"]} == {1}
    assert await world.rows('SELECT count(*) FROM {s}."order" WHERE search IS NOT NULL') == [(6,)]
