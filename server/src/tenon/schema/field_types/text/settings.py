"""Settings of a text field."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Case = Literal["none", "upper", "lower"]
Form = Literal["any", "letters_digits", "digits", "chinese", "no_space"]


class TextSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``max_length`` in characters; a multiline text keeps its line breaks; ``form`` is which characters it may hold.

    ``case`` is how Latin letters are stored, however they are typed.
    """

    max_length: int = 200
    multiline: bool = False
    case: Case = "none"
    form: Form = "any"
