"""Settings of a datetime field: none so far."""

from __future__ import annotations

from msgspec import Struct


class DatetimeSettings(Struct, frozen=True, forbid_unknown_fields=True):
    pass
