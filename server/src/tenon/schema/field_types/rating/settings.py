"""Settings of a rating field."""

from __future__ import annotations

from msgspec import Struct


class RatingSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``max`` stars, 3 to 10."""

    max: int = 5
