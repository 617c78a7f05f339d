"""Settings of a signature field: none so far."""

from __future__ import annotations

from msgspec import Struct


class SignatureSettings(Struct, frozen=True, forbid_unknown_fields=True):
    pass
