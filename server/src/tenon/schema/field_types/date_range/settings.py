"""Settings of a date range field."""

from __future__ import annotations

from msgspec import Struct


class DateRangeSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``max_days`` counts both ends; None is no limit."""

    max_days: int | None = None
