"""Settings of a location field."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

System = Literal["gcj02", "wgs84", "bd09"]


class LocationSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``system`` is what the coordinates of the field are measured in: that of Chinese maps, of GPS, or of Baidu."""

    system: System = "gcj02"
