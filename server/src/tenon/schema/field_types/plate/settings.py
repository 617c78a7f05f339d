"""Settings of a plate field: none so far."""

from __future__ import annotations

from msgspec import Struct


class PlateSettings(Struct, frozen=True, forbid_unknown_fields=True):
    pass
