"""Settings of a markdown field."""

from __future__ import annotations

from msgspec import Struct


class MarkdownSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``max_length`` in characters."""

    max_length: int = 20_000
