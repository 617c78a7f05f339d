"""Settings of a region field."""

from __future__ import annotations

from msgspec import Struct

from tenon.schema.regions import Depth


class RegionSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``depth`` is how far down a region must be told; where there is nothing below, less is enough."""

    depth: Depth = "district"
