"""Settings of an automatic number."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class AutoNumberSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``pattern`` has one block of zeros and parts of the day; the counter begins anew as ``reset`` says."""

    pattern: str = "{YYYY}{MM}-{0000}"
    reset: Literal["never", "year", "month", "day"] = "year"
