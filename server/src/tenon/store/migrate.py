"""Numbered SQL files, applied once each, in order, each in a transaction of its own.

``migrations/platform`` makes the schema ``tenon``; ``migrations/workspace`` makes the system tables of one workspace,
with ``{schema}`` and ``{role}`` replaced. A file that was applied must never change: its hash is kept and compared.
"""

from __future__ import annotations

import hashlib
from importlib import resources
from typing import NamedTuple

from tenon.kernel.names import quote_ident
from tenon.store.database import Database, Transaction
from tenon.store.roles import APP_LOGIN, PLATFORM_ROLE, role_of, schema_of
from tenon.store.sql import load
from tenon.store.unfinished import drop_unfinished

_queries = load(__name__)


class Migration(NamedTuple):
    version: int
    name: str
    text: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def migrations(kind: str) -> list[Migration]:
    """Return the migrations of ``platform`` or ``workspace`` by version."""
    folder = resources.files("tenon.store").joinpath("migrations", kind)
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return [Migration(int(f.name[:4]), f.name[5:-4], f.read_text("utf-8")) for f in files]


async def migrate_platform(db: Database) -> list[str]:
    """Bring the platform's tables up to date; returns the names of the migrations that ran."""
    await _ensure_role(db, PLATFORM_ROLE)
    async with db.ddl() as tx:
        await _lock(tx)
        if not await tx.fetchval(_queries["platform_exists"]):
            await tx.execute(_migration_zero())
    return await _migrate(db, "platform", None)


async def create_workspace_schema(db: Database, workspace: str) -> None:
    """Make the role, the schema and the system tables of a workspace; harmless if they exist.

    What an import of this workspace left when it was killed goes first.
    """
    await _ensure_role(db, role_of(workspace))
    await drop_unfinished(db, workspace)
    async with db.ddl() as tx:
        schema, role = quote_ident(schema_of(workspace)), quote_ident(role_of(workspace))
        await tx.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
        await tx.execute(f"GRANT USAGE ON SCHEMA {schema} TO {role}")
    await migrate_workspace(db, workspace)


async def migrate_workspace(db: Database, workspace: str) -> list[str]:
    """Bring the system tables of one workspace up to date; returns the names of the migrations that ran."""
    return await _migrate(db, "workspace", workspace)


async def _migrate(db: Database, kind: str, workspace: str | None) -> list[str]:
    ran = []
    for migration in migrations(kind):
        async with db.ddl() as tx:
            if await _apply(tx, migration, kind, workspace):
                ran.append(migration.name)
    return ran


async def _apply(tx: Transaction, migration: Migration, kind: str, workspace: str | None) -> bool:
    scope = kind if workspace is None else schema_of(workspace)
    await _lock(tx)
    done = {row["version"]: row["sha256"] for row in await tx.fetch(_queries["migrations_done"], scope)}
    if migration.version in done:
        if done[migration.version] != migration.sha256:
            raise RuntimeError(f"migration {migration.version:04} {migration.name} of {scope} was changed after it ran")
        return False
    await tx.execute("SET LOCAL lock_timeout = '10s'")
    text = migration.text.replace("{schema}", schema_of(workspace)).replace("{role}", role_of(workspace))
    await tx.execute(text)
    await tx.execute(_queries["migration_done"], scope, migration.version, migration.name, migration.sha256)
    return True


async def _lock(tx: Transaction) -> None:
    # Two processes that start at once wait for each other here, longer than a statement of DDL may wait for a table.
    await tx.execute("SET LOCAL lock_timeout = '60s'")
    await tx.execute(_queries["lock_migrations"])


def _migration_zero() -> str:
    return resources.files("tenon.store").joinpath("migrations", "zero.sql").read_text("utf-8")


async def _ensure_role(db: Database, role: str) -> None:
    async with db.ddl() as tx:
        await _lock(tx)
        if await tx.fetchval(_queries["role_exists"], role):
            return
        name = quote_ident(role)
        await tx.execute(f"CREATE ROLE {name} NOLOGIN")
        await tx.execute(f"GRANT {name} TO {quote_ident(APP_LOGIN)} WITH INHERIT FALSE, SET TRUE")
