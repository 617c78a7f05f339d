"""Lengths of time the way people write them (``2天3小时``, ``1h30m``, ``1:30:00``), in whole seconds. Pure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from tenon.schema.characters import folded

Unit = Literal["seconds", "minutes", "hours", "days"]

SECONDS: dict[Unit, int] = {"days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1}
"""A day of a length of time is 24 hours."""

_WORDS: dict[Unit, str] = {
    "days": r"天|日|days?|d",
    "hours": r"个?小时|个?钟头|时|hours?|hrs?|h",
    "minutes": r"分钟?|minutes?|mins?|m",
    "seconds": r"秒钟?|seconds?|secs?|s",
}
_PARTS = re.compile(
    "".join(rf"(?:(?P<{unit}>[0-9]{{1,12}}(?:\.[0-9]{{1,6}})?)\s*(?:{words})\s*)?" for unit, words in _WORDS.items()),
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<h>[0-9]{1,9}):(?P<m>[0-5]?[0-9])(?::(?P<s>[0-5]?[0-9]))?")
_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{0,6})?")
_NAMES: dict[str, dict[Unit, str]] = {
    "zh-CN": {"days": "天", "hours": "小时", "minutes": "分钟", "seconds": "秒"},
    "en-US": {"days": "d", "hours": "h", "minutes": "m", "seconds": "s"},
}


def read_span(typed: str, unit: Unit) -> int | None:
    """Return the seconds that ``typed`` says, or None; a bare number counts ``unit``.

    >>> [read_span(t, "minutes") for t in ("2天3小时", "1h30m", "90分钟", "90", "1:30", "1.5小时", "半天")]
    [183600, 5400, 5400, 5400, 5400, 5400, None]
    """
    text = folded(typed[:100]).replace("个半小时", ".5小时").replace("半小时", "30分钟")
    if _NUMBER.fullmatch(text):
        return _whole(Decimal(text) * SECONDS[unit])
    clock = _CLOCK.fullmatch(text)
    if clock:
        return int(clock["h"]) * 3_600 + int(clock["m"]) * 60 + int(clock["s"] or 0)
    parts = _PARTS.fullmatch(text)
    if parts is None or not text:
        return None
    return _whole(sum((Decimal(parts[each]) * SECONDS[each] for each in SECONDS if parts[each]), Decimal()))


def span_text(seconds: int, language: str) -> str:
    """Say a length of time.

    >>> span_text(183_600, "zh-CN"), span_text(5_400, "en-US"), span_text(0, "zh-CN")
    ('2天3小时', '1h 30m', '0分钟')
    """
    names = _NAMES.get(language, _NAMES["en-US"])
    told, rest = [], seconds
    for unit, size in SECONDS.items():
        count, rest = divmod(rest, size)
        if count:
            told.append(f"{count}{names[unit]}")
    return ("" if names is _NAMES["zh-CN"] else " ").join(told) or f"0{names['minutes']}"


def _whole(seconds: Decimal) -> int | None:
    return int(seconds) if seconds == seconds.to_integral_value() else None
