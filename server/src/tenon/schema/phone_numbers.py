"""Telephone numbers as people write them, and the one spelling in which they are stored. Pure.

Mainland numbers follow the numbering plan: an area code is ``010`` or ``02x`` (three digits) or begins with ``03`` to
``09`` (four digits); a mobile number has eleven digits and begins with 13 to 19. Everything else is foreign, begins
with ``+`` and its country, and has at most 15 digits (ITU-T E.164).
"""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"[\s()\[\].·~‐‑‒–—―−-]")
_EXTENSION = re.compile(
    r"(.*[0-9)\]])\s*(?:转|轉|分机|分機|ext\.?|extension|x|#|,|-)\s*[:：]?\s*([0-9]{1,6})", re.IGNORECASE
)
_HOME = re.compile(r"(?:\+|00)86")
_ABROAD = re.compile(r"\A00(?=[1-9])")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_FOREIGN = re.compile(r"\+(?!86)[1-9][0-9]{6,14}")
_LANDLINE = re.compile(r"(010|02[0-9]|0[3-9][0-9]{2})([1-9][0-9]{6,7})")
_LOCAL = re.compile(r"[1-9][0-9]{6,7}")
_SERVICE = re.compile(r"([48]00)([0-9]{3})([0-9]{4})")
_SHORT = re.compile(r"1[0-9]{2}|1[02][0-9]{3}|9[56][0-9]{3,4}|1010[0-9]{4}")
_NATIONAL = re.compile("|".join(f"(?:{each.pattern})" for each in (_MOBILE, _SERVICE, _SHORT)))
_STORED = re.compile(
    rf"(?:(?:010|02[0-9])-[1-9][0-9]{{7}}|0[3-9][0-9]{{2}}-[1-9][0-9]{{6,7}}|[48]00-[0-9]{{3}}-[0-9]{{4}}"
    rf"|{_MOBILE.pattern}|{_FOREIGN.pattern})-[0-9]{{1,6}}"
)
"""A number with its extension as it is stored: a short one must not be read as the end of the number before it."""

AREA_CODE = re.compile(r"010|02[0-9]|0[3-9][0-9]{2}")
"""What begins a mainland landline number; only lengths are told here, for the codes themselves change."""


def mobile_number(typed: str) -> str | None:
    """Return ``13800001234`` or ``+447700900123``; None if it is no mobile number.

    >>> mobile_number("+86 138-0000-1234"), mobile_number("0044 7700 900123"), mobile_number("12345678901")
    ('13800001234', '+447700900123', None)
    """
    digits = _joined(typed)
    if len(digits) > 11:
        digits = re.sub(r"\A86(?=1)", "", digits)
    if _MOBILE.fullmatch(digits):
        return digits
    return digits if _FOREIGN.fullmatch(digits) else None


def phone_number(typed: str, area_code: str = "") -> str | None:
    """Return a number of any kind, an extension at its end; None if it is none.

    ``area_code`` is put before a number that has none.

    >>> phone_number("(0755)1234 5678 转 801"), phone_number("010 6234-5678"), phone_number("4001234567")
    ('0755-12345678-801', '010-62345678', '400-123-4567')
    >>> phone_number("+44 20 7946 0123"), phone_number("95588"), phone_number("12345678", "021")
    ('+442079460123', '95588', '021-12345678')
    """
    if _STORED.fullmatch(typed):
        return typed
    whole = _whole(_joined(typed), area_code)
    if whole is not None:
        return whole
    found = _EXTENSION.fullmatch(typed)
    main = found and _whole(_joined(found[1]), area_code)
    return f"{main}-{found[2]}" if found and main else None


def _joined(typed: str) -> str:
    """Return the digits after a ``+`` if there is one; numbers of this country without it."""
    digits = _SEPARATORS.sub("", typed)
    home = _HOME.match(digits)
    if home:
        rest = digits[home.end() :]
        return rest if rest[:1] == "0" or _NATIONAL.fullmatch(rest) else "0" + rest
    digits = _ABROAD.sub("+", digits, count=1)
    return digits[1:] if _MOBILE.fullmatch(digits[1:]) and digits[:1] == "0" else digits


def _whole(digits: str, area_code: str) -> str | None:
    if _MOBILE.fullmatch(digits) or _FOREIGN.fullmatch(digits) or _SHORT.fullmatch(digits):
        return digits
    service = _SERVICE.fullmatch(digits)
    if service:
        return "-".join(service.groups())
    if area_code and _LOCAL.fullmatch(digits):
        digits = area_code + digits
    return _landline(digits)


def _landline(digits: str) -> str | None:
    found = _LANDLINE.fullmatch(digits)
    if found is None or (len(found[1]) == 3 and len(found[2]) != 8):
        return None
    return f"{found[1]}-{found[2]}"
