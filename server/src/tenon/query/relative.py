"""Whole days, weeks, months, quarters and years around now in the workspace's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

UNITS = ("day", "week", "month", "quarter", "year")
MAX_UNITS = 5_000
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def days_between(unit: str, start: int, end: int, now: datetime, timezone: str) -> tuple[date, date]:
    """Return the first day of the unit ``start`` steps from the current one and the day after the unit at ``end``.

    >>> days_between("month", -1, 0, datetime(2026, 3, 5, tzinfo=UTC), "Asia/Shanghai")
    (datetime.date(2026, 2, 1), datetime.date(2026, 4, 1))

    Raises:
        OverflowError: a day outside of the years 1 to 9999.
    """
    today = now.astimezone(ZoneInfo(timezone)).date()
    return _begin(unit, today, start), _begin(unit, today, end + 1)


def midnight(day: date, timezone: str) -> datetime:
    """Return the instant in UTC at which ``day`` begins in a zone."""
    return datetime.combine(day, time(), ZoneInfo(timezone)).astimezone(UTC)


def _begin(unit: str, today: date, steps: int) -> date:
    if unit == "day":
        return today + timedelta(days=steps)
    if unit == "week":
        return today - timedelta(days=today.weekday()) + timedelta(weeks=steps)
    size = _MONTHS[unit]
    months = (today.year * 12 + today.month - 1) // size * size + steps * size
    if not 12 <= months < 120_000:
        raise OverflowError
    return date(months // 12, months % 12 + 1, 1)
