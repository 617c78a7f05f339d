"""A table on a file system that has no room to grow."""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg

from tenon.store.embedded import EmbeddedPostgres

SMALL_BYTES = 4 * 1024 * 1024


@asynccontextmanager
async def full(
    connection: asyncpg.Connection, table: str, cluster: EmbeddedPostgres
) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Put a table on a file system that has no room to grow; give what makes room again.

    Where nobody may mount one, PostgreSQL itself raises the error of a full disk (53100) at every insert.
    """
    folder = Path(tempfile.mkdtemp(prefix="tenon-full-"))
    space = f"small_{os.getpid()}_{table.rpartition('.')[2]}"
    mounted = os.geteuid() == 0 and _mounted(folder, cluster)
    try:
        if mounted:
            await connection.execute(f"CREATE TABLESPACE {space} LOCATION '{folder}'")
            await connection.execute(f"ALTER TABLE {table} SET TABLESPACE {space}")
        else:
            await connection.execute(_REFUSAL.format(table=table))

        async def free() -> None:
            if mounted:
                await asyncio.to_thread(_run, "mount", "-o", f"remount,size={SMALL_BYTES * 16}", str(folder))
            else:
                await connection.execute(f"DROP TRIGGER full_disk ON {table}")

        yield free
    finally:
        if mounted:
            await connection.execute(f"ALTER TABLE {table} SET TABLESPACE pg_default")
            await connection.execute(f"DROP TABLESPACE {space}")
            await asyncio.to_thread(_run, "umount", str(folder))
        shutil.rmtree(folder, ignore_errors=True)


_REFUSAL = """
CREATE OR REPLACE FUNCTION public.full_disk() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON {table} FOR EACH STATEMENT EXECUTE FUNCTION public.full_disk()
"""


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


def _mounted(folder: Path, cluster: EmbeddedPostgres) -> bool:
    """Mount a small file system that belongs to PostgreSQL's own user; False if this machine forbids it."""
    assert cluster.pid is not None
    owner = pwd.getpwuid(Path(f"/proc/{cluster.pid}").stat().st_uid)
    option = f"size={SMALL_BYTES},mode=0700,uid={owner.pw_uid},gid={owner.pw_gid}"
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", option, "tmpfs", folder], check=False, capture_output=True)
    return done.returncode == 0
