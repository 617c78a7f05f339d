"""A running cluster keeps the promises of ``tenon.store.embedded``."""

from __future__ import annotations

import os
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from tenon.store.embedded import EmbeddedPostgres, check_database, check_folders


@pytest.fixture
async def superuser(cluster: EmbeddedPostgres) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(cluster.superuser_dsn())
    yield connection
    await connection.close()


@pytest.fixture
async def app(cluster: EmbeddedPostgres) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(cluster.endpoints().app_dsn)
    yield connection
    await connection.close()


@pytest.fixture
async def ddl(cluster: EmbeddedPostgres) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(cluster.endpoints().ddl_dsn)
    yield connection
    await connection.close()


async def test_there_is_no_way_in_over_a_network(superuser: asyncpg.Connection) -> None:
    assert await superuser.fetchval("SHOW listen_addresses") == ""
    assert await superuser.fetchval("SELECT count(*) FROM pg_hba_file_rules WHERE type <> 'local'") == 0


async def test_nobody_gets_in_without_a_password(cluster: EmbeddedPostgres, superuser: asyncpg.Connection) -> None:
    methods = await superuser.fetch("SELECT DISTINCT auth_method FROM pg_hba_file_rules")
    assert [row["auth_method"] for row in methods] == ["scram-sha-256"]
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(host=str(cluster.folders.run), user="tenon_super", password="guess", database="tenon")


def test_the_socket_lies_outside_the_data_in_a_folder_that_nobody_else_enters(cluster: EmbeddedPostgres) -> None:
    run = cluster.folders.run
    assert stat.S_IMODE(run.stat().st_mode) == 0o700
    assert not run.is_relative_to(cluster.folders.data)
    assert len(os.fsencode(run / ".s.PGSQL.5432")) <= 100


def test_passwords_lie_outside_the_data_readable_by_their_owner_alone(cluster: EmbeddedPostgres) -> None:
    files = sorted(cluster.folders.secrets.iterdir())
    assert [file.name for file in files] == ["app.password", "ddl.password", "superuser.password"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o400}
    assert not cluster.folders.secrets.is_relative_to(cluster.folders.data)


def test_the_server_never_runs_as_root(cluster: EmbeddedPostgres) -> None:
    assert Path(f"/proc/{cluster.pid}").stat().st_uid != 0


async def test_chinese_has_letters_and_order_does_not_depend_on_the_host(superuser: asyncpg.Connection) -> None:
    row = await superuser.fetchrow(
        "SELECT datlocprovider, datlocale, datctype FROM pg_database WHERE datname = current_database()"
    )
    assert tuple(row) == (b"b", "C.UTF-8", "C.UTF-8")
    assert await superuser.fetchval("SELECT cardinality(show_trgm('深圳华为'))") > 0


async def test_damage_is_noticed_and_incremental_backups_are_possible(superuser: asyncpg.Connection) -> None:
    assert await superuser.fetchval("SHOW data_checksums") == "on"
    assert await superuser.fetchval("SHOW wal_level") == "replica"


async def test_a_forgotten_transaction_ends_after_half_a_minute(superuser: asyncpg.Connection) -> None:
    assert await superuser.fetchval("SHOW idle_in_transaction_session_timeout") == "30s"


async def test_customers_data_never_reach_the_log(superuser: asyncpg.Connection) -> None:
    assert await superuser.fetchval("SHOW log_parameter_max_length") == "0"
    assert await superuser.fetchval("SHOW log_parameter_max_length_on_error") == "0"


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT rolpassword FROM pg_authid",
        "SET ROLE tenon_owner",
        "SET ROLE tenon_super",
        "CREATE ROLE intruder",
        "CREATE TABLE public.intruder ()",
        "CREATE TEMPORARY TABLE intruder ()",
        "CREATE SCHEMA intruder",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_read_file('/etc/hostname')",
        "ALTER SYSTEM SET fsync = off",
        "SET log_min_messages = 'panic'",
    ],
)
async def test_the_role_of_api_and_workers_has_no_right_of_its_own(app: asyncpg.Connection, statement: str) -> None:
    with pytest.raises(asyncpg.PostgresError) as refused:
        await app.execute(statement)
    assert refused.value.sqlstate in ("42501", "0A000")


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER ROLE tenon_app PASSWORD 'known'",
        "ALTER ROLE tenon_super PASSWORD 'known'",
        "GRANT tenon_super TO tenon_app",
        "GRANT pg_read_all_data TO tenon_app",
        "CREATE ROLE intruder SUPERUSER",
        "CREATE ROLE intruder REPLICATION",
        "CREATE DATABASE intruder",
        "COPY (SELECT 1) TO PROGRAM 'true'",
    ],
)
async def test_the_role_of_migrations_cannot_climb_higher(ddl: asyncpg.Connection, statement: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await ddl.execute(statement)


async def test_the_app_reads_a_workspace_only_after_entering_its_role(
    ddl: asyncpg.Connection, app: asyncpg.Connection
) -> None:
    await ddl.execute(
        """
        CREATE ROLE w_door NOLOGIN;
        GRANT w_door TO tenon_app WITH INHERIT FALSE, SET TRUE;
        CREATE SCHEMA w_door;
        GRANT USAGE ON SCHEMA w_door TO w_door;
        CREATE TABLE w_door.thing AS SELECT 1 AS a;
        GRANT SELECT ON w_door.thing TO w_door;
        """
    )
    owner = await ddl.fetchval("SELECT tableowner FROM pg_tables WHERE schemaname = 'w_door'")
    assert owner == "tenon_owner"
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await app.fetch("SELECT a FROM w_door.thing")
    await app.execute("SET ROLE w_door")
    assert await app.fetchval("SELECT a FROM w_door.thing") == 1


async def test_doctor_finds_nothing_on_a_sound_cluster_but_the_missing_fsync(cluster: EmbeddedPostgres) -> None:
    endpoints = cluster.endpoints()
    findings = await check_database(endpoints.app_dsn, endpoints.ddl_dsn, embedded=True)
    assert [finding.code for finding in findings] == ["S621"], findings
    assert check_folders(cluster.folders) == ()


async def test_doctor_names_the_rights_that_an_application_role_must_not_have(cluster: EmbeddedPostgres) -> None:
    direct = cluster.superuser_dsn()
    found = {finding.code: finding.params for finding in await check_database(direct, direct)}
    assert "SUPERUSER" in str(found["S627"]["rights"])
    assert "S628" in found


async def test_doctor_names_a_database_with_another_locale_and_without_trigrams(
    cluster: EmbeddedPostgres, superuser: asyncpg.Connection
) -> None:
    await superuser.execute(
        "CREATE DATABASE elsewhere TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'"
    )
    await superuser.execute("GRANT CONNECT ON DATABASE elsewhere TO tenon_app, tenon_ddl")
    endpoints = cluster.endpoints("elsewhere")
    codes = {finding.code for finding in await check_database(endpoints.app_dsn, endpoints.ddl_dsn)}
    assert {"S624", "S625"} <= codes
