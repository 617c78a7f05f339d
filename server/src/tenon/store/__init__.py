"""The way to PostgreSQL: one pool per data source, leases bound to one workspace, transactions, migrations.

Start reading at ``database.py``. A connection holds the role of one workspace from lease to return, so a statement
can only ever reach that workspace's schema. Values of type ``json`` and ``jsonb`` are passed and returned as text.
``store.embedded`` runs the PostgreSQL that comes with Tenon.
"""

from tenon.store.database import Database, Lease, Snapshot, Transaction
from tenon.store.errors import Contended, ReadOnly, StatementTimeout, Unavailable, tables_moved
from tenon.store.migrate import create_workspace_schema, migrate_platform, migrate_workspace
from tenon.store.revision import CHANNEL, Revision, bump_epoch, bump_revision, current_revision
from tenon.store.roles import role_of, schema_of
from tenon.store.sql import Queries, load
from tenon.store.unfinished import drop_unfinished, finish, mark_unfinished

__all__ = [
    "CHANNEL",
    "Contended",
    "Database",
    "Lease",
    "Queries",
    "ReadOnly",
    "Revision",
    "Snapshot",
    "StatementTimeout",
    "Transaction",
    "Unavailable",
    "bump_epoch",
    "bump_revision",
    "create_workspace_schema",
    "current_revision",
    "drop_unfinished",
    "finish",
    "load",
    "mark_unfinished",
    "migrate_platform",
    "migrate_workspace",
    "role_of",
    "schema_of",
    "tables_moved",
]
