"""Schemas that are still being filled: a mark stands on them until they are whole, and who finds it may drop them.

A workspace that is imported comes in by several transactions, the last of which names it. Whoever is killed before
leaves a schema that belongs to nobody; the mark tells it from one that somebody works in.
"""

from __future__ import annotations

from tenon.kernel.names import quote_ident
from tenon.store.database import Database, Transaction
from tenon.store.roles import schema_of
from tenon.store.sql import load

_queries = load(__name__)
_MARK = "unfinished"


async def mark_unfinished(db: Database, workspace: str) -> None:
    """Mark the schema of a workspace that nobody may enter yet."""
    async with db.ddl() as tx:
        await tx.execute(f"COMMENT ON SCHEMA {quote_ident(schema_of(workspace))} IS '{_MARK}'")


async def finish(tx: Transaction, workspace: str) -> None:
    """Take the mark away: the schema is whole with the commit of ``tx``."""
    await tx.execute(f"COMMENT ON SCHEMA {quote_ident(schema_of(workspace))} IS NULL")


async def drop_unfinished(db: Database, workspace: str) -> bool:
    """Drop the schema of a workspace with all it holds if the mark stands on it; tell whether it did."""
    schema = schema_of(workspace)
    async with db.ddl() as tx:
        if await tx.fetchval(_queries["mark_of_schema"], schema) != _MARK:
            return False
        await tx.execute(f"DROP SCHEMA {quote_ident(schema)} CASCADE")
        await tx.execute(_queries["forget_migrations"], schema)
    return True
