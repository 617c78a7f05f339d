"""Settings of a rich text field."""

from __future__ import annotations

from msgspec import Struct


class RichTextSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``max_length`` in characters of the words, without their markup."""

    max_length: int = 20_000
