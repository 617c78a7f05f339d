"""The database for a command that runs beside the server, or without it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from tenon.kernel.settings import Settings
from tenon.ops import instance
from tenon.store import Database, load, migrate_platform, migrate_workspace
from tenon.store.embedded import CheckFailed, EmbeddedPostgres, check_database

_queries = load(__name__)


@contextmanager
def opened(settings: Settings) -> Iterator[Settings]:
    """Yield settings that name a reachable database.

    An external database is taken as it is. The embedded one is used as it runs; if no Tenon runs on the data folder,
    it is started for the time of the command, under the same lock as the server's.

    Raises:
        TenonError: the database cannot be started, or the data folder is just being taken by another process.
    """
    if settings.database_url is not None:
        yield settings
        return
    server = EmbeddedPostgres(settings.data, secrets_dir=settings.keys / "postgres")
    if instance.is_held(settings.data):
        yield _with(settings, server)
        return
    with instance.Instance(settings.data):
        try:
            server.start()
            yield _with(settings, server)
        finally:
            server.stop()


async def migrate_all(settings: Settings) -> list[str]:
    """Check the database that ``settings`` name, and bring the platform and every workspace up to date.

    Returns:
        The names of the migrations that ran, those of a workspace as ``workspace/name``.

    Raises:
        CheckFailed: the database must not be used; every reason is in its findings.
    """
    app_dsn, direct_dsn = settings.database_url or "", settings.database_direct_url or settings.database_url or ""
    findings = await check_database(app_dsn, direct_dsn)
    if findings:
        raise CheckFailed(findings)
    db = Database(app_dsn, direct_dsn, size=1)
    try:
        ran = await migrate_platform(db)
        async with db.lease(None) as lease:
            keys = [row["key"] for row in await lease.fetch(_queries["workspaces"])]
        for key in keys:
            ran += [f"{key}/{name}" for name in await migrate_workspace(db, key)]
    finally:
        await db.close()
    return ran


def _with(settings: Settings, server: EmbeddedPostgres) -> Settings:
    endpoints = server.endpoints()
    return msgspec.structs.replace(settings, database_url=endpoints.app_dsn, database_direct_url=endpoints.ddl_dsn)
