"""Settings of a user field: none so far."""

from __future__ import annotations

from msgspec import Struct


class UserSettings(Struct, frozen=True, forbid_unknown_fields=True):
    pass
