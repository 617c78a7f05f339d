"""What people type and paste, made plain: full-width letters and digits, ideographic spaces, invisible characters."""

from __future__ import annotations

import re
import unicodedata

_ALNUM = {
    code: code - 0xFEE0
    for span in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for code in range(span[0], span[1] + 1)
}
_PLAIN = str.maketrans(_ALNUM | {0x3000: " ", 0x00A0: " ", 0xFEFF: None, 0x200B: None, 0x2060: None})
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROLS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TAME = re.compile("[ -~\u3001-\u3011\u4e00-\u9fff！（），：；？]*")
"""Texts of these characters alone are plain already, and almost every text that people have is one."""

_BREAKS = re.compile("\r\n?|[\u2028\u2029]")
_BROKEN = re.compile(r"\s*[\n\t]\s*")
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


def is_storable(text: str) -> bool:
    r"""Tell whether the database can hold the text: no NUL, no half of a surrogate pair.

    >>> is_storable("榫卯"), is_storable("a\x00b"), is_storable("\ud800")
    (True, False, False)
    """
    return _UNSTORABLE.search(text) is None


def plain(text: str) -> str:
    r"""Return the text trimmed, composed (NFC), with ASCII letters, digits and spaces; Chinese punctuation stays.

    >>> plain("\u3000ＡＢＣ１２３（上海），好 ")
    'ABC123（上海），好'
    """
    if _TAME.fullmatch(text):
        return text.strip()
    text = _BREAKS.sub("\n", text.translate(_PLAIN))
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text)).strip()


def one_line(text: str) -> str:
    """Return the text on one line: each run of line breaks and tabs becomes one space."""
    return _BROKEN.sub(" ", text) if "\n" in text or "\t" in text else text


def folded(text: str) -> str:
    """Return the compatibility form without blanks at the ends: for numbers, dates and comparison, never for storing.

    >>> folded("￥１，２３４．５ ")
    '¥1,234.5'
    """
    return text.strip() if text.isascii() else unicodedata.normalize("NFKC", text).strip()


def bare(text: str) -> str:
    r"""Return the compatibility form on one line, without invisible characters: for numbers and codes of any kind.

    >>> bare("\u202a９１４４０３００\u200b ｍａ５\tｆ\n")
    '91440300 ma5 f'
    """
    text = _CONTROLS.sub("", _INVISIBLE.sub("", _BREAKS.sub("\n", text)))
    return " ".join(unicodedata.normalize("NFKC", text).split())
