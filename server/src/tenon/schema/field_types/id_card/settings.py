"""Settings of an identity card field: none so far."""

from __future__ import annotations

from msgspec import Struct


class IdCardSettings(Struct, frozen=True, forbid_unknown_fields=True):
    pass
