"""What an export is asked for."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Format = Literal["xlsx", "csv", "json"]


class Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to export.

    Attributes:
        format: a workbook; text in UTF-8 with the mark that Excel knows it by; or an array of records as the API
            answers them, one a line, their fields by key.
        filter, sort, search, group: as a list is asked for; all records without them. Chosen records are those whose
            ``id`` is ``in`` a list; groups put records into their order.
        fields: keys of the columns in their order; None: every field that the caller may read.
    """

    format: Format = "xlsx"
    filter: Any = None
    sort: str = ""
    search: str = ""
    group: Any = None
    fields: tuple[str, ...] | None = None
