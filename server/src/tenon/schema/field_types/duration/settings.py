"""Settings of a duration field."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tenon.schema.spans import Unit


class DurationSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``unit`` is what a bare number typed counts; ``min`` and ``max`` are inclusive, in seconds.

    ``calendar`` says what the time is meant to be measured in: by the clock, or in working time.
    """

    unit: Unit = "minutes"
    min: int | None = None
    max: int | None = None
    calendar: Literal["calendar", "working"] = "calendar"
