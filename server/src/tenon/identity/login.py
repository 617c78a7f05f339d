"""Sign-in names: one spelling for each, however a person types it."""

from __future__ import annotations

import re
import unicodedata

_PHONE = re.compile(r"(?:\+|\()?[0-9][0-9 ()\-]{5,24}")
_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f]")
MAX_LOGIN = 100


def normalise_login(text: str) -> str:
    """Return the one spelling of a sign-in name: full-width made half-width, trimmed, lower-case, phones bare.

    >>> normalise_login("  Ｌi.Na@Example.com ")
    'li.na@example.com'
    >>> normalise_login("+86 138-0000-1234")
    '13800001234'
    """
    name = unicodedata.normalize("NFKC", text).strip().casefold()
    if _PHONE.fullmatch(name):
        return _bare_phone(name)
    return name


def is_login(text: str) -> bool:
    """Tell whether a normalised name may be used: 2 to 100 characters, no white space or control characters."""
    return 2 <= len(text) <= MAX_LOGIN and _FORBIDDEN.search(text) is None and text.isprintable()


def _bare_phone(name: str) -> str:
    digits = re.sub(r"[ ()\-]", "", name)
    foreign = re.sub(r"^00", "+", digits)
    home = re.fullmatch(r"\+?86(1[0-9]{10})", foreign)
    return home.group(1) if home else foreign
