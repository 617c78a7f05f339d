"""Settings of a slider field."""

from __future__ import annotations

from msgspec import Struct


class SliderSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """From ``min`` to ``max``, both included, in steps of ``step`` counted from ``min``; decimal text or number."""

    min: str | int | float = 0
    max: str | int | float = 100
    step: str | int | float = 1
    decimals: int = 0
    unit: str = ""
