"""The table of an object as SQL: its name, its columns in order of width, its creation."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from tenon.kernel.names import quote_ident
from tenon.schema.model import Column, Object

_SYSTEM_COLUMNS: dict[str, str] = {
    "id": "uuid NOT NULL",
    "created_by": "uuid",
    "updated_by": "uuid",
    "owner_id": "uuid",
    "department_id": "uuid",
    "created_at": "timestamptz NOT NULL",
    "updated_at": "timestamptz NOT NULL",
    "deleted_at": "timestamptz",
    "version": "int NOT NULL DEFAULT 1",
}
_WIDTHS = ("uuid", "timestamptz", "int", "date", "numeric", "text")
"""Fixed widths first: PostgreSQL walks every variable-length column before the one it reads (39 % of a scan)."""


class Table(Struct, frozen=True):
    """A table as it stands in the database.

    Attributes:
        columns: live columns with their types as PostgreSQL spells them.
        indexes: all index names, those still building included.
        rows: how many rows, deleted ones included; counted up to ``REWRITE_ROWS + 1``.
        attnum: the highest column number ever used; dropped columns count against the limit of 1,600 for ever.
    """

    columns: Mapping[str, str]
    indexes: frozenset[str]
    rows: int
    attnum: int


def qualified(schema: str, key: str) -> str:
    """Return the quoted, qualified name of an object's table."""
    return f"{quote_ident(schema)}.{quote_ident(key)}"


def primary_key(key: str) -> str:
    """Return the name of a table's primary key; ``__`` keeps it apart from every object's key."""
    return f"{key}__pk"


def create_table(schema: str, target: Object) -> str:
    """Return the statement that creates an object's table, fixed-width columns first."""
    columns = list(_SYSTEM_COLUMNS.items())
    columns += [(column.name, column.sql_type) for field in target.own_fields for column in field.columns]
    columns.sort(key=lambda column: (column[0] != "id", _width(column[1])))
    listed = ", ".join(f"{quote_ident(name)} {kind}" for name, kind in [*columns, ("search", "text[]")])
    key = f"CONSTRAINT {quote_ident(primary_key(target.key))} PRIMARY KEY (id)"
    # The room left on each page keeps an updated row beside its old version, so that no index is touched (HOT).
    return f"CREATE TABLE {qualified(schema, target.key)} ({listed}, {key}) WITH (fillfactor = 90)"


def grant_table(schema: str, key: str, role: str) -> str:
    """Return the statement that lets the workspace's role work with the table."""
    return f"GRANT SELECT, INSERT, UPDATE, DELETE ON {qualified(schema, key)} TO {quote_ident(role)}"


def add_column(schema: str, key: str, column: Column) -> str:
    """Return the statement that adds a column; without a default it only touches the catalogue of PostgreSQL."""
    return f"ALTER TABLE {qualified(schema, key)} ADD COLUMN {quote_ident(column.name)} {column.sql_type}"


def spelled(sql_type: str) -> str:
    """Return a type as PostgreSQL's ``format_type`` spells it.

    >>> spelled("timestamptz"), spelled("numeric(24,2)")
    ('timestamp with time zone', 'numeric(24,2)')
    """
    return {"timestamptz": "timestamp with time zone", "int": "integer"}.get(sql_type, sql_type)


def _width(kind: str) -> int:
    return _WIDTHS.index(kind.split("(")[0].split(" ")[0])
