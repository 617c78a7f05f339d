"""The calendars Tenon knows: the published holidays and make-up days of mainland China, as data with their source."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from tenon.calendar.model import CalendarBody

_CHINA = frozenset(("Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Harbin", "Asia/Kashgar", "PRC"))


def calendar_for(timezone: str) -> CalendarBody:
    """Return the calendar that a new workspace in this IANA zone starts with; elsewhere weekdays alone decide."""
    if timezone in _CHINA:
        return mainland_china()
    return CalendarBody(label={"zh-CN": "工作日", "en-US": "Working days"})


@cache
def mainland_china() -> CalendarBody:
    """Return the working days of mainland China; they cover the years whose notices are published."""
    text = resources.files("tenon.calendar").joinpath("cn_2025_2026.json").read_bytes()
    return msgspec.json.decode(text, type=CalendarBody)
