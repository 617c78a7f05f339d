"""Settings of a date field: none so far."""

from __future__ import annotations

from msgspec import Struct


class DateSettings(Struct, frozen=True, forbid_unknown_fields=True):
    pass
