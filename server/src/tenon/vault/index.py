"""One spelling for values that are compared without being read: what a blind index is made over."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Form = Literal["text", "digits"]
"""``text``: any text, compared without case and runs of white space. ``digits``: numbers of people, phones, cards."""


def normalise(text: str, form: Form = "text") -> str:
    """Return the spelling under which equal values are equal.

    >>> normalise(" 青木  Ｃo. ")
    '青木 co.'
    >>> normalise("11010519491231002ｘ", "digits"), normalise("138-0000 1234", "digits")
    ('11010519491231002X', '13800001234')
    """
    plain = unicodedata.normalize("NFKC", text)
    if form == "digits":
        return re.sub(r"[^0-9X]", "", plain.upper())
    return " ".join(plain.casefold().split())
