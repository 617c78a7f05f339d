r"""Whole tables as lines of JSON, and back: what a workspace consists of when it moves. The SQL of it alone.

A line is an object of all columns of a row by name. JSON carries every type that a column of ours can have without
loss: numbers with all their digits, times with microseconds, bytes as ``\\x…``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from tenon.definitions import Connection
from tenon.kernel.names import quote_ident
from tenon.schema.table import grant_table, lay_table, mark_column, qualified
from tenon.store import load, role_of, schema_of

_queries = load(__name__)

_KNOWN_TYPE = re.compile(
    r"uuid|uuid\[\]|text|text\[\]|integer|bigint|boolean|date|daterange|bytea|jsonb|numeric\(\d{1,3},\d{1,3}\)"
    r"|timestamp with time zone|time without time zone"
)


class StandingColumn(Struct, frozen=True, omit_defaults=True):
    """A column: its type as PostgreSQL spells it, and the mark that says what its values mean."""

    name: str
    type: str
    mark: str = ""


class StandingTable(Struct, frozen=True):
    """A table as it stands; ``key`` are the columns of its primary key, or those that order it without one."""

    name: str
    columns: tuple[StandingColumn, ...]
    key: tuple[str, ...]


async def standing_tables(connection: Connection, workspace: str) -> dict[str, StandingTable]:
    """Return every table of a workspace by name, its columns in the order in which they are told."""
    found: dict[str, StandingTable] = {}
    for row in await connection.fetch(_queries["standing_tables"], schema_of(workspace)):
        key = tuple(row["key"] or ("id",))
        columns = [StandingColumn(*each) for each in zip(row["names"], row["types"], row["marks"], strict=True)]
        columns.sort(key=lambda column: (column.name not in key, column.name))
        found[row["name"]] = StandingTable(row["name"], tuple(columns), key)
    return found


def is_column_type(text: str) -> bool:
    """Tell whether a column that we make can have this type, as PostgreSQL spells it."""
    return _KNOWN_TYPE.fullmatch(text) is not None


def lines_sql(workspace: str, table: StandingTable, columns: Sequence[str], where: str = "true") -> str:
    """Return the statement that reads a table as lines, in the order of its key; ``where`` is a condition of ours."""
    name = qualified(schema_of(workspace), table.name)
    listed = ", ".join(map(quote_ident, columns))
    order = ", ".join(f"r.{quote_ident(key)}" for key in table.key)
    return f"SELECT row_to_json(r)::text AS line FROM (SELECT {listed} FROM {name} WHERE {where}) r ORDER BY {order}"


def load_sql(workspace: str, table: str, columns: Sequence[str], over: Sequence[str] = ()) -> str:
    """Return the statement that writes the lines ``$1`` into a table; over rows that are equal in ``over``, if any."""
    name = qualified(schema_of(workspace), table)
    listed, taken = (", ".join(prefix + quote_ident(column) for column in columns) for prefix in ("", "r."))
    rest = ", ".join(f"{quote_ident(c)} = excluded.{quote_ident(c)}" for c in columns if c not in over)
    conflict = f" ON CONFLICT ({', '.join(map(quote_ident, over))}) DO UPDATE SET {rest}" if over else ""
    return (
        f"INSERT INTO {name} ({listed}) OVERRIDING SYSTEM VALUE SELECT {taken} FROM unnest($1::text[]) AS given(line),"
        f" LATERAL jsonb_populate_record(NULL::{name}, given.line::jsonb) AS r{conflict}"
    )


def count_sql(workspace: str, table: str, where: str = "true") -> str:
    """Return the statement that counts the rows of a table."""
    return f"SELECT count(*) FROM {qualified(schema_of(workspace), table)} WHERE {where}"


async def complete_table(
    connection: Connection, workspace: str, wanted: StandingTable, stands: StandingTable | None
) -> None:
    """Make what publishing did not: the table of a retired object, the columns of removed fields, as they stood."""
    schema = schema_of(workspace)
    have = {} if stands is None else {column.name: column for column in stands.columns}
    if stands is None:
        await connection.execute(lay_table(schema, wanted.name, {each.name: each.type for each in wanted.columns}))
        await connection.execute(grant_table(schema, wanted.name, role_of(workspace)))
    for column in wanted.columns:
        if stands is not None and column.name not in have:
            kind = f"{quote_ident(column.name)} {column.type}"
            await connection.execute(f"ALTER TABLE {qualified(schema, wanted.name)} ADD COLUMN {kind}")
        if column.mark and (column.name not in have or have[column.name].mark != column.mark):
            await connection.execute(mark_column(schema, wanted.name, column.name, column.mark))
