"""The database for a command that runs beside the server, or without it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from tenon.kernel.settings import Settings
from tenon.ops import instance
from tenon.store.embedded import EmbeddedPostgres


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
    with instance.Instance(settings.data, settings.keys):
        try:
            server.start()
            yield _with(settings, server)
        finally:
            server.stop()


def _with(settings: Settings, server: EmbeddedPostgres) -> Settings:
    endpoints = server.endpoints()
    return msgspec.structs.replace(settings, database_url=endpoints.app_dsn, database_direct_url=endpoints.ddl_dsn)
