from datetime import UTC, datetime

from tenon.feed import make_partitions

INSERT = (
    "INSERT INTO w_test.sys_change_log (at, source, object, op, salt)"
    " VALUES ($1, 'api', 'demo', 'batch', $2)"
    " RETURNING (SELECT relname FROM pg_class WHERE oid = sys_change_log.tableoid)"
)


async def test_a_month_gets_its_partition_ahead_of_time_and_only_once(database):
    moment = datetime(2031, 12, 5, tzinfo=UTC)
    made = ["sys_change_log_2031_12", "sys_change_log_2032_01"]
    assert await make_partitions(database, "test", moment) == made
    assert await make_partitions(database, "test", moment) == []
    async with database.lease("test") as lease:
        assert await lease.fetchval(INSERT, datetime(2032, 1, 31, 23, 59, tzinfo=UTC), bytes(16)) == (
            "sys_change_log_2032_01"
        )


async def test_rows_of_a_month_that_nobody_prepared_move_into_its_partition(database):
    moment = datetime(2033, 5, 5, tzinfo=UTC)
    async with database.lease("test") as lease:
        assert await lease.fetchval(INSERT, moment, bytes(16)) == "sys_change_log_default"
        await make_partitions(database, "test", moment)
        rows = await lease.fetch(
            "SELECT relname AS place FROM w_test.sys_change_log l JOIN pg_class c ON c.oid = l.tableoid"
        )
    assert [row["place"] for row in rows] == ["sys_change_log_2033_05"]
