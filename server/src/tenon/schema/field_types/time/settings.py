"""Settings of a time field."""

from __future__ import annotations

from msgspec import Struct


class TimeSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``min`` and ``max`` are inclusive, ``09:00``; empty is none. ``step_minutes`` counts from midnight, 0: any."""

    min: str = ""
    max: str = ""
    step_minutes: int = 0
