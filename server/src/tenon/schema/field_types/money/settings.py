"""Settings of a money field."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class MoneySettings(Struct, frozen=True, forbid_unknown_fields=True):
    """One ``currency`` (ISO 4217) for the whole field, so that sums mean something.

    ``min`` and ``max`` are inclusive, as decimal text or number. ``unit`` is how large amounts are shown (元, 万元,
    亿元); what is stored and answered stays in single units. ``upper`` shows yuan in capital Chinese numerals as well.
    """

    currency: str = "CNY"
    decimals: int = 2
    min: str | int | float | None = None
    max: str | int | float | None = None
    unit: Literal["one", "ten_thousand", "hundred_million"] = "one"
    upper: bool = False
