"""Settings of a credit code field: none so far."""

from __future__ import annotations

from msgspec import Struct


class CreditCodeSettings(Struct, frozen=True, forbid_unknown_fields=True):
    pass
