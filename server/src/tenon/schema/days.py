"""What the types of days and times share: bounds that move with today, and how they are checked and refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from tenon.calendar import WorkCalendar, calendar_for
from tenon.schema.field_type import BadSetting, BadValue, ValueContext
from tenon.schema.model import Field
from tenon.schema.moments import read_bound

_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC).date()


def today_of(context: ValueContext) -> date:
    """Return the day it is where the value is typed."""
    return context.now.astimezone(ZoneInfo(context.timezone)).date()


def allowed_day(day: date, field: Field, context: ValueContext) -> date:
    """Return the day if the settings ``min``, ``max`` and ``workday_only`` allow it.

    Raises:
        BadValue: ``F157``, it is out of range; ``F158``, nobody works on it.
    """
    settings, today = field.settings, today_of(context)
    low = read_bound(settings.min, today) if settings.min else None
    high = read_bound(settings.max, today) if settings.max else None
    if (low and day < low) or (high and day > high):
        raise BadValue(field, "F157", min=_told(low), max=_told(high))
    if settings.workday_only and not _calendar(context.timezone).is_workday(day):
        raise BadValue(field, "F158", value=day.isoformat())
    return day


def bad_bounds(settings: Any) -> Iterator[BadSetting]:
    """Yield what is wrong with ``min`` and ``max``: neither a day nor ``today±n``, or the wrong way round."""
    days = {}
    for name in ("min", "max"):
        typed = getattr(settings, name)
        if typed:
            days[name] = read_bound(typed, _SOME_DAY)
            if days[name] is None:
                yield BadSetting(name, "M155", {"value": typed[:40]})
    low, high = days.get("min"), days.get("max")
    # A fixed day and one that moves pass each other some time; that is for the designer to know.
    if low and high and low > high and ("today" in settings.min.lower()) is ("today" in settings.max.lower()):
        yield BadSetting("min", "M156")


@cache
def _calendar(timezone: str) -> WorkCalendar:
    return WorkCalendar(calendar_for(timezone))


def _told(day: date | None) -> str:
    return "…" if day is None else day.isoformat()
