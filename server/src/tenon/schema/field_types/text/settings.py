"""Settings of a text field."""

from __future__ import annotations

from msgspec import Struct


class TextSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``max_length`` in characters; a multiline text keeps its line breaks."""

    max_length: int = 200
    multiline: bool = False
