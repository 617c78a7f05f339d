"""What every test may ask for: a PostgreSQL of its own, made once per test process, and fresh databases in it."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import asyncpg
import pytest
from hypothesis import HealthCheck, settings

from tenon.store import Database, create_workspace_schema, migrate_platform
from tenon.store.embedded import EmbeddedPostgres, throwaway

settings.register_profile("tenon", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tenon")

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def cluster() -> Iterator[EmbeddedPostgres]:
    """A running cluster without fsync, thrown away at the end of the run."""
    with throwaway() as server:
        yield server


@pytest.fixture(scope="session")
def template(cluster: EmbeddedPostgres) -> str:
    """The name of a migrated database with the empty workspace ``test``; copied, never written to."""

    async def prepare() -> None:
        db = Database(*_dsns(cluster, "tenon"), size=1)
        await migrate_platform(db)
        await create_workspace_schema(db, "test")
        await db.close()

    asyncio.run(prepare())
    return "tenon"


@asynccontextmanager
async def fresh_database(cluster: EmbeddedPostgres, template: str) -> AsyncIterator[tuple[str, str]]:
    """Copy the template and give the DSNs ``(app, ddl)`` of the copy, which is dropped at the end."""
    name = f"tenon_{next(_numbers)}"
    admin = await asyncpg.connect(cluster.superuser_dsn("postgres"))
    try:
        await admin.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy OWNER tenon_owner")
        await admin.execute(f"GRANT CONNECT ON DATABASE {name} TO tenon_app, tenon_ddl")
        yield _dsns(cluster, name)
    finally:
        await admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await admin.close()


@pytest.fixture
async def dsns(cluster: EmbeddedPostgres, template: str) -> AsyncIterator[tuple[str, str]]:
    """The DSNs of a fresh database for one test."""
    async with fresh_database(cluster, template) as pair:
        yield pair


@pytest.fixture
async def other_dsns(cluster: EmbeddedPostgres, template: str) -> AsyncIterator[tuple[str, str]]:
    """The DSNs of a second fresh database for one test."""
    async with fresh_database(cluster, template) as pair:
        yield pair


@pytest.fixture
async def database(dsns: tuple[str, str]) -> AsyncIterator[Database]:
    """A fresh, migrated database with the workspace ``test`` for one test."""
    db = Database(*dsns)
    try:
        yield db
    finally:
        await db.close()


@pytest.fixture(scope="module")
async def module_dsns(cluster: EmbeddedPostgres, template: str) -> AsyncIterator[tuple[str, str]]:
    """The DSNs of a fresh database for one test module."""
    async with fresh_database(cluster, template) as pair:
        yield pair


@pytest.fixture(scope="module")
async def module_database(module_dsns: tuple[str, str]) -> AsyncIterator[Database]:
    """A fresh, migrated database with the workspace ``test`` for one test module."""
    db = Database(*module_dsns)
    try:
        yield db
    finally:
        await db.close()


@pytest.fixture(scope="session")
async def session_dsns(cluster: EmbeddedPostgres, template: str) -> AsyncIterator[tuple[str, str]]:
    """The DSNs of one fresh database for the whole run: that of the server which the tests over HTTP share."""
    async with fresh_database(cluster, template) as pair:
        yield pair


def _dsns(cluster: EmbeddedPostgres, name: str) -> tuple[str, str]:
    endpoints = cluster.endpoints(name)
    return endpoints.app_dsn, endpoints.ddl_dsn
