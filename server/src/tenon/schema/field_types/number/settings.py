"""Settings of a number field."""

from __future__ import annotations

from msgspec import Struct


class NumberSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``decimals`` 0 to 10; ``min`` and ``max`` are inclusive, as decimal text or number; ``unit`` stands after it."""

    decimals: int = 0
    min: str | int | float | None = None
    max: str | int | float | None = None
    unit: str = ""
