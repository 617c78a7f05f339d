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
