"""Settings of a sub-table: the fields of its lines, and how many lines a record may have."""

from __future__ import annotations

from msgspec import Struct

from tenon.schema.bodies import FieldBody

MOST_ROWS = 200
"""Lines that one record may have: so many are read, shown and written as one document."""


class SubtableSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``fields`` are designed like those of an object; ``min_rows`` and ``max_rows`` bound the lines of one record."""

    fields: tuple[FieldBody, ...] = ()
    min_rows: int = 0
    max_rows: int = MOST_ROWS
