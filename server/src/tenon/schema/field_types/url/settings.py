"""Settings of a URL field."""

from __future__ import annotations

from msgspec import Struct


class UrlSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``max_length`` in characters."""

    max_length: int = 500
