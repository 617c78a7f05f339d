"""Settings of a percent field."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class PercentSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``decimals`` of the percent figure, 0 to 8; ``min`` and ``max`` are inclusive fractions (``"1"`` is 100 %).

    ``entry`` says what a text without a sign means: ``percent`` (15 is 15 %) or ``fraction`` (0.15 is 15 %).
    """

    decimals: int = 0
    min: str | int | float | None = None
    max: str | int | float | None = None
    entry: Literal["percent", "fraction"] = "percent"
