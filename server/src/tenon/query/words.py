"""What is looked through when a text is sought in a field."""

from __future__ import annotations

from tenon.query.sql import Sql, column
from tenon.query.view import type_of
from tenon.schema import Field


def words_of(field: Field, alias: str) -> Sql:
    """Return the text of a field of the row under ``alias``: of one with marks what is left without them."""
    if type_of(field).many:
        return "array_to_string(" + column(alias, field.column) + ", ' ')"
    return column(alias, next((c.name for c in field.columns if c.part == "plain"), field.column))
