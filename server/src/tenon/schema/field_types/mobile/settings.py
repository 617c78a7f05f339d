"""Settings of a mobile field: none so far."""

from __future__ import annotations

from msgspec import Struct


class MobileSettings(Struct, frozen=True, forbid_unknown_fields=True):
    pass
