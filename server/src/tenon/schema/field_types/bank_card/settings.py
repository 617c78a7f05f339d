"""Settings of a bank card field: none so far."""

from __future__ import annotations

from msgspec import Struct


class BankCardSettings(Struct, frozen=True, forbid_unknown_fields=True):
    pass
