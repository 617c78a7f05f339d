"""Settings of a file field."""

from __future__ import annotations

from msgspec import Struct


class FileSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``types`` are the kinds that may be attached, none meaning all; limits are inclusive, for one file each."""

    types: tuple[str, ...] = ()
    max_count: int = 10
    max_megabytes: int = 100
