"""Settings of a secret field."""

from __future__ import annotations

from msgspec import Struct


class SecretSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``max_length`` in characters; with ``index`` equal values are found, and may be refused as no longer unique."""

    max_length: int = 200
    index: bool = False
