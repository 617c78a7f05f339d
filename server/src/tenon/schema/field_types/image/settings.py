"""Settings of an image field."""

from __future__ import annotations

from msgspec import Struct


class ImageSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``camera_only`` asks the client for the camera; ``watermark`` has it write time and person onto each photo."""

    max_count: int = 9
    max_megabytes: int = 20
    camera_only: bool = False
    watermark: bool = False
