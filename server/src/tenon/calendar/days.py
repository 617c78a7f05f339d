"""The published holidays and make-up days of mainland China, as data with their source."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from tenon.calendar.model import CalendarBody


@cache
def mainland_china() -> CalendarBody:
    """Return the calendar that a new workspace starts with; it covers the years whose notices are published."""
    text = resources.files("tenon.calendar").joinpath("cn_2025_2026.json").read_bytes()
    return msgspec.json.decode(text, type=CalendarBody)
