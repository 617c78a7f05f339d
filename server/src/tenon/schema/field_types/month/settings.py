"""Settings of a month field."""

from __future__ import annotations

from msgspec import Struct


class MonthSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``min`` and ``max`` are inclusive months, ``2026-03``; empty is no bound."""

    min: str = ""
    max: str = ""
