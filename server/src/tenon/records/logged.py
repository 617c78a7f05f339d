"""Values as the log holds them, and back to what the database takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from tenon.access import Caller
from tenon.query import logged_columns
from tenon.records.carried import range_text
from tenon.schema import FIELD_TYPES, BadValue, Column, Field, ValueContext


def stored(column: Column, logged: Any) -> Any:
    """Return the database value that a log row holds for a column.

    >>> stored(Column("amount", "numeric(24,2)"), "12.50")
    Decimal('12.50')
    """
    if logged is None:
        return None
    match column.sql_type.split("(")[0]:
        case "numeric":
            return Decimal(logged)
        case "date":
            return date.fromisoformat(logged)
        case "timestamptz":
            return datetime.fromisoformat(logged)
        case "time":
            return time.fromisoformat(logged)
        case "uuid":
            return UUID(logged)
        case "uuid[]":
            return [UUID(each) for each in logged]
        case "bytea":
            return bytes.fromhex(logged.removeprefix("\\x"))
        case "jsonb":
            return msgspec.json.encode(logged).decode()
    return logged


def normal(column: Column, content: Any) -> Any:
    """Return a database value so that equal values are equal: two texts may say the same JSON."""
    if column.sql_type == "jsonb" and isinstance(content, str):
        return msgspec.json.decode(content)
    return range_text(content) if isinstance(content, asyncpg.Range) else content


def stored_columns(caller: Caller, field: Field, logged: Mapping[str, Any]) -> dict[str, Any]:
    """Return all columns of a field from one side of a log row; shadows are made anew."""
    columns = {column.name: stored(column, logged.get(column.name)) for column in logged_columns(field)}
    return {**columns, **shadows_of(caller, field, columns[field.column])}


def shadows_of(caller: Caller, field: Field, value: Any) -> dict[str, Any]:
    """Return the derived columns of a field for a database value.

    A value that today's settings would refuse has none.
    """
    kept = {column.name for column in logged_columns(field)}
    shadows = [column.name for column in field.columns if column.name not in kept]
    if not shadows:
        return {}
    context = ValueContext(caller.now, caller.timezone, caller.language)
    try:
        made = FIELD_TYPES[field.type].parse(value, field, context)
    except BadValue:
        made = {}
    return {name: made.get(name) for name in shadows}
