import asyncpg
import pytest
from pgqueuer.adapters.persistence import qb
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.domain.settings import DBSettings

SETTINGS = DBSettings(db_schema="jobs")


def library(connection):
    from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver

    return Queries(
        AsyncpgDriver(connection),
        qbe=qb.QueryBuilderEnvironment(SETTINGS),
        qbq=qb.QueryQueueBuilder(SETTINGS),
        qbs=qb.QuerySchedulerBuilder(SETTINGS),
    )


@pytest.fixture
async def connection(cluster, dsns):
    connection = await asyncpg.connect(dsns[1])
    await connection.execute("SET ROLE tenon_owner")
    yield connection
    await connection.close()


async def test_the_migration_installs_exactly_the_schema_that_the_library_declares(connection):
    plan = await library(connection).plan_upgrade()
    assert list(plan.statements) == []


async def test_our_enqueue_writes_the_same_rows_as_the_library(connection, bench):
    job = await bench.enqueue()
    payload = await connection.fetchval("SELECT payload FROM jobs.pgqueuer")
    await library(connection).enqueue("demo", payload)
    rows = await connection.fetch(
        "SELECT priority, queue_manager_id, status, entrypoint, dedupe_key, payload, headers, attempts, slot,"
        " execute_after = created AS at_once FROM jobs.pgqueuer ORDER BY id"
    )
    logged = await connection.fetch(
        "SELECT l.status, l.priority, l.entrypoint, traceback, aggregated, q.id IS NOT NULL AS known"
        " FROM jobs.pgqueuer_log l LEFT JOIN jobs.pgqueuer q ON q.id = job_id ORDER BY l.id"
    )
    ours, theirs = (dict(row) for row in rows)
    # The library writes an absent header as JSON null, and we as an empty object; both mean none.
    assert ours.pop("headers") in ("{}", theirs.pop("headers"))
    assert ours == theirs
    assert dict(logged[0]) == dict(logged[1])
    assert str(job) in payload.decode()


async def test_a_workspace_role_can_enqueue_but_not_read_payloads_or_take_jobs(bench):
    await bench.enqueue({"secret": "x"})
    async with bench.db.lease("test") as lease:
        for statement in (
            "SELECT payload FROM jobs.pgqueuer",
            "UPDATE jobs.pgqueuer SET priority = 1",
            "DELETE FROM jobs.pgqueuer",
            "SELECT * FROM jobs.pgqueuer_log",
        ):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await lease.fetch(statement)
