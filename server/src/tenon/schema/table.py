"""The table of an object as SQL: its name, its columns in order of width, its creation."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from tenon.kernel.names import quote_ident
from tenon.schema.field_types import FIELD_TYPES
from tenon.schema.model import PARENT_ID, POSITION, Column, Field, Object

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
_LINE_COLUMNS: dict[str, str] = {PARENT_ID: "uuid NOT NULL", POSITION: "int NOT NULL"}
REWRITE_ROWS = 200_000
"""Up to so many rows a change of type is done at once, while readers wait (about a second)."""

_WIDTHS = (
    *("uuid", "timestamptz", "bigint", "time", "int", "date", "boolean"),
    *("numeric", "daterange", "bytea", "text", "text[]", "uuid[]", "jsonb"),
)
"""Fixed widths first: PostgreSQL walks every variable-length column before the one it reads (39 % of a scan)."""

_MARK = re.compile(r"[a-z0-9_:]*")


class Table(Struct, frozen=True):
    """A table as it stands in the database.

    Attributes:
        columns: live columns with their types as PostgreSQL spells them.
        marks: what ``mark`` says of the columns whose type alone does not tell what their values mean.
        indexes: all index names, those still building included.
        rows: how many rows, deleted ones included; counted up to ``REWRITE_ROWS + 1``.
        attnum: the highest column number ever used; dropped columns count against the limit of 1,600 for ever.
    """

    columns: Mapping[str, str]
    indexes: frozenset[str]
    rows: int
    attnum: int
    marks: Mapping[str, str] = {}


def qualified(schema: str, key: str) -> str:
    """Return the quoted, qualified name of an object's table."""
    return f"{quote_ident(schema)}.{quote_ident(key)}"


def primary_key(key: str) -> str:
    """Return the name of a table's primary key; ``__`` keeps it apart from every object's key."""
    return f"{key}__pk"


def create_table(schema: str, target: Object) -> str:
    """Return the statement that creates an object's table, fixed-width columns first."""
    columns = [*_SYSTEM_COLUMNS.items(), *(_LINE_COLUMNS.items() if target.parent else ())]
    columns += [(column.name, column.sql_type) for field in target.own_fields for column in field.columns]
    columns.sort(key=lambda column: (column[0] != "id", _width(column[1])))
    listed = ", ".join(f"{quote_ident(name)} {kind}" for name, kind in [*columns, ("search", "text[]")])
    key = f"CONSTRAINT {quote_ident(primary_key(target.key))} PRIMARY KEY (id)"
    # The room left on each page keeps an updated row beside its old version, so that no index is touched (HOT).
    return f"CREATE TABLE {qualified(schema, target.key)} ({listed}, {key}) WITH (fillfactor = 90)"


def lay_table(schema: str, key: str, columns: Mapping[str, str]) -> str:
    """Return the statement that creates a table whose object is no longer published, from its columns as they stood.

    Args:
        schema: where it is made.
        key: of the object.
        columns: types by name, as PostgreSQL spells them.
    """
    known = {**_SYSTEM_COLUMNS, **_LINE_COLUMNS}
    listed = ", ".join(f"{quote_ident(name)} {known.get(name, kind)}" for name, kind in columns.items())
    primary = f"CONSTRAINT {quote_ident(primary_key(key))} PRIMARY KEY (id)"
    return f"CREATE TABLE {qualified(schema, key)} ({listed}, {primary}) WITH (fillfactor = 90)"


def grant_table(schema: str, key: str, role: str) -> str:
    """Return the statement that lets the workspace's role work with the table."""
    return f"GRANT SELECT, INSERT, UPDATE, DELETE ON {qualified(schema, key)} TO {quote_ident(role)}"


def add_column(schema: str, key: str, column: Column) -> str:
    """Return the statement that adds a column; without a default it only touches the catalogue of PostgreSQL."""
    return f"ALTER TABLE {qualified(schema, key)} ADD COLUMN {quote_ident(column.name)} {column.sql_type}"


def mark(field: Field) -> str:
    """Return what a field's values mean where the column's type does not tell; kept as the column's comment.

    Without it a removed text field would come back as a select full of unknown options.
    """
    kind = FIELD_TYPES[field.type]
    if kind.refers == "record":
        return f"{field.type}:{field.settings.target}"
    return "" if _BARE.get(kind.storage) == field.type else field.type


_BARE = {"text": "text", "numeric": "number", "date": "date", "timestamptz": "datetime"}
"""What a column without a mark means."""


def is_mark(text: str) -> bool:
    """Tell whether a text can be the mark of a column."""
    return _MARK.fullmatch(text) is not None


def mark_column(schema: str, key: str, column: str, text: str) -> str:
    """Return the statement that sets a column's mark; a mark is made of keys, so it needs no escaping."""
    if not is_mark(text):
        raise ValueError(f"not a mark: {text!r}")
    return f"COMMENT ON COLUMN {qualified(schema, key)}.{quote_ident(column)} IS '{text}'"


def spelled(sql_type: str) -> str:
    """Return a type as PostgreSQL's ``format_type`` spells it.

    >>> spelled("timestamptz"), spelled("numeric(24,2)")
    ('timestamp with time zone', 'numeric(24,2)')
    """
    return _SPELLED.get(sql_type, sql_type)


_SPELLED = {
    "timestamptz": "timestamp with time zone",
    "time": "time without time zone",
    "int": "integer",
}


def _width(kind: str) -> int:
    return _WIDTHS.index(kind.split("(")[0].split(" ")[0])
