"""Settings of a long_text field."""

from __future__ import annotations

from msgspec import Struct


class LongTextSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``max_length`` in characters."""

    max_length: int = 10_000
