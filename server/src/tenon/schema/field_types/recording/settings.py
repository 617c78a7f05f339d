"""Settings of a recording field."""

from __future__ import annotations

from msgspec import Struct


class RecordingSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``types`` are audio, video or, when empty, both; ``min_seconds`` is the shortest length of all together."""

    types: tuple[str, ...] = ()
    max_count: int = 5
    max_megabytes: int = 500
    min_seconds: int = 0
    camera_only: bool = False
