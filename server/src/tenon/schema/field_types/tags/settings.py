"""Settings of a tags field."""

from __future__ import annotations

from msgspec import Struct


class TagsSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``suggestions`` are offered; without ``allow_new`` they are all there is."""

    suggestions: tuple[str, ...] = ()
    allow_new: bool = True
    max_count: int | None = None
