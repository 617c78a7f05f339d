"""Values that are encrypted before they are written: what a sealed type's ``parse`` returns for its columns."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Sealed(Struct, frozen=True):
    """A text that ``records`` encrypts for the record it belongs to; it is never shown by a repr or a log."""

    text: str

    def __repr__(self) -> str:
        return "Sealed(…)"


class Blind(Struct, frozen=True):
    """A text of which ``records`` writes the blind index: equal texts are found without being read.

    Attributes:
        bits: 128 for a whole value; fewer so that one fingerprint stands for many.
        form: how the text is normalised, see ``vault.index``.
        own: made over the record as well: it tells whether its value has changed, and nothing of other records.
    """

    text: str
    bits: int = 128
    form: Literal["text", "digits"] = "text"
    own: bool = False

    def __repr__(self) -> str:
        return "Blind(…)"
