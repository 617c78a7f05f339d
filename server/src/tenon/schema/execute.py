"""Carrying out a plan: locks within a budget, steps in order, indexes without blocking anybody."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

import asyncpg

from tenon.definitions import Connection, Step
from tenon.kernel.names import quote_ident
from tenon.schema.errors import IndexNotBuilt, IndexTooLong
from tenon.schema.indexes import wanted_indexes
from tenon.schema.model import Catalog
from tenon.schema.table import primary_key
from tenon.store import Database, load

LOCK_BUDGET_MS = 150
"""All locks of one publish together; who waits longer keeps the readers waiting that queue up behind."""

_queries = load(__name__)


async def lock_tables(tx: Connection, tables: Mapping[str, Sequence[Step]]) -> None:
    """Lock every table that its steps change, by name, so that two publishes never wait for each other.

    Raises:
        asyncpg.LockNotAvailableError: not within the budget; the transaction is to be given up and tried again.
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + LOCK_BUDGET_MS / 1000
    for table, steps in sorted(tables.items()):
        mode = _mode(steps)
        if mode:
            left_ms = max(10, round((deadline - loop.time()) * 1000))
            await tx.execute(f"SET LOCAL lock_timeout = '{left_ms}ms'")
            await tx.execute(f"LOCK TABLE {table} IN {mode} MODE")


async def run_steps(tx: Connection, steps: Sequence[Step], *, online: bool) -> None:
    """Run the steps that belong into the transaction; with ``online`` false that is all of them."""
    for step in steps:
        if step.act is not None:
            await step.act(tx)
        elif step.sql and not (step.concurrent and online):
            await tx.execute(step.sql.replace("INDEX CONCURRENTLY ", "INDEX "), *step.params)


async def build_indexes(db: Database, catalog: Catalog, object_key: str) -> list[str]:
    """Make the missing indexes of one object without blocking readers or writers; returns their names.

    Safe to repeat: an index that an earlier attempt left invalid is dropped and made again. Runs outside any
    transaction, as a job.

    Raises:
        NotFound: the object is not published any more.
        IndexNotBuilt: a unique index met equal values that were written meanwhile.
        IndexTooLong: values written under a longer limit do not fit.
    """
    target, built = catalog.object(object_key), []
    async with db.maintenance() as lease:
        rows = await lease.fetch(_queries["table_indexes"], catalog.schema, object_key)
        standing = {row["name"]: row["valid"] for row in rows if row["name"] != primary_key(object_key)}
        for name, index in wanted_indexes(target).items():
            if standing.get(name):
                continue
            if name in standing:
                await lease.execute(f"DROP INDEX CONCURRENTLY {quote_ident(catalog.schema)}.{quote_ident(name)}")
            try:
                await lease.execute(index.create(catalog.table(object_key), concurrently=True))
            except asyncpg.UniqueViolationError:
                raise IndexNotBuilt(object=object_key, fields=", ".join(index.fields)) from None
            except asyncpg.ProgramLimitExceededError:
                raise IndexTooLong(object=object_key, fields=", ".join(index.fields)) from None
            built.append(name)
    return built


def _mode(steps: Sequence[Step]) -> str:
    now = [step.sql for step in steps if step.sql and not step.concurrent]
    if any(not sql.startswith(("CREATE INDEX", "CREATE UNIQUE INDEX", "COMMENT")) for sql in now):
        return "ACCESS EXCLUSIVE"
    return "SHARE" if now else ""
