"""What an export is asked for."""

from __future__ import annotations

from typing import Any, Literal

import msgspec


class Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to export.

    Attributes:
        format: a workbook, or text in UTF-8 with the mark that Excel knows it by.
        filter, sort, search: as a list is asked for; all records without them.
        fields: keys of the columns in their order; None: every field that the caller may read.
    """

    format: Literal["xlsx", "csv"] = "xlsx"
    filter: Any = None
    sort: str = ""
    search: str = ""
    fields: tuple[str, ...] | None = None
