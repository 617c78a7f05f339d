"""Dates: whole days of the proleptic Gregorian calendar, years 1 to 9999; instants in UTC, read in a zone. Pure."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import NoReturn
from zoneinfo import ZoneInfo

from tenon.expression.figures import whole
from tenon.expression.model import Failed

_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_CLOCK = re.compile(r"(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2}))?[分秒]?")


def make_date(year: Decimal, month: Decimal, day: Decimal) -> date:
    """Return a day; months and days beyond their end run on, as in ``DATE(2026, 13, 1)``."""
    years, months, days = whole(year), whole(month) - 1, whole(day) - 1
    if not 1 <= years <= 9999:
        raise Failed("NUM")
    return add_days(add_months(date(years, 1, 1), months), days)


def add_days(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise Failed("NUM") from None


def add_months(day: date, months: int) -> date:
    """Return the same day of another month, or its last one where there is none.

    >>> add_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= years <= 9999:
        raise Failed("NUM")
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))


def month_end(day: date, months: int) -> date:
    there = add_months(day.replace(day=1), months)
    return there.replace(day=calendar.monthrange(there.year, there.month)[1])


def difference(start: date, end: date, unit: str) -> int:
    """Return what lies between two days in the units of Excel's DATEDIF: Y, M, D, MD, YM, YD."""
    if start > end:
        raise Failed("NUM")
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    match unit.upper():
        case "D":
            return (end - start).days
        case "M":
            return months
        case "Y":
            return months // 12
        case "YM":
            return months % 12
        case "MD":
            return (end - add_months(start, months)).days
        case "YD":
            return (end - add_months(start, months // 12 * 12)).days
    raise Failed("NUM")


def weekday(day: date, kind: int) -> int:
    """Return the number of a day in its week; ``kind`` is Excel's: 1 Sunday = 1, 2 Monday = 1, 3 Monday = 0, 11–17."""
    if kind == 3:
        return day.weekday()
    first = {1: 6, 2: 0}.get(kind, kind - 11 if 11 <= kind <= 17 else None)
    if first is None:
        raise Failed("NUM")
    return (day.weekday() - first) % 7 + 1


def week_number(day: date, kind: int) -> int:
    """Return the week of the year that holds 1 January as its first, weeks beginning as ``kind`` says; 21 is ISO."""
    if kind == 21:
        return day.isocalendar().week
    first = weekday(day.replace(month=1, day=1), {1: 1, 2: 2}.get(kind, kind))
    return (day.timetuple().tm_yday + first - 2) // 7 + 1


def days_360(start: date, end: date, european: bool) -> int:
    """Return the days between two dates of a year of twelve months of 30 days (NASD, or European)."""
    first, last = start.day, end.day
    if european:
        first, last = min(first, 30), min(last, 30)
    else:
        if first == 31 or (start.month == 2 and _is_month_end(start)):
            first = 30
        if last == 31 and first >= 30:
            last = 30
    return (end.year - start.year) * 360 + (end.month - start.month) * 30 + last - first


def year_fraction(start: date, end: date, basis: int) -> tuple[Decimal, Decimal]:
    """Return days and days of a year, whose quotient is the fraction: 0 30/360, 1 actual, 2 /360, 3 /365, 4 30E/360."""
    if start > end:
        start, end = end, start
    match basis:
        case 0:
            return Decimal(days_360_us(start, end)), Decimal(360)
        case 1:
            return Decimal((end - start).days), _mean_year(start, end)
        case 2:
            return Decimal((end - start).days), Decimal(360)
        case 3:
            return Decimal((end - start).days), Decimal(365)
        case 4:
            return Decimal(days_360(start, end, european=True)), Decimal(360)
    raise Failed("NUM")


def days_360_us(start: date, end: date) -> int:
    """Return the days as YEARFRAC counts them, where the end of February is a 30th on both sides."""
    first, last = start.day, end.day
    if start.month == 2 and _is_month_end(start):
        if end.month == 2 and _is_month_end(end):
            last = 30
        first = 30
    if last == 31 and first >= 30:
        last = 30
    first = min(first, 30)
    return (end.year - start.year) * 360 + (end.month - start.month) * 30 + last - first


def _mean_year(start: date, end: date) -> Decimal:
    """Return how long a year is between two days: of at most one year whether a leap day lies in it, else the mean."""
    if difference(start, end, "D") == 0 or _within_a_year(start, end):
        return Decimal(366 if _holds_leap_day(start, end) else 365)
    years = range(start.year, end.year + 1)
    return Decimal(sum(366 if calendar.isleap(year) else 365 for year in years)) / Decimal(len(years))


def _within_a_year(start: date, end: date) -> bool:
    return start.year == end.year or (start.year + 1 == end.year and (start.month, start.day) >= (end.month, end.day))


def _holds_leap_day(start: date, end: date) -> bool:
    if start.year == end.year:
        return calendar.isleap(start.year)
    return (calendar.isleap(start.year) and start <= date(start.year, 2, 29)) or (
        calendar.isleap(end.year) and end >= date(end.year, 2, 29)
    )


def _is_month_end(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def read_date(text: str) -> date:
    """Return the day that a text names: 2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日."""
    found = _ISO.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups())) if found else _refuse()
    except ValueError:
        raise Failed("VALUE") from None


def read_time(text: str) -> timedelta:
    """Return the time of day that a text names: 14:30, 14:30:05, 14时30分."""
    found = _CLOCK.fullmatch(text.strip())
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else _refuse()
    if hours > 23 or minutes > 59 or seconds > 59:
        raise Failed("VALUE")
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _refuse() -> NoReturn:
    raise Failed("VALUE")


def local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone)


def at(day: date, clock: timedelta, zone: ZoneInfo) -> datetime:
    """Return the instant of a day and a time in a zone; of a time that comes twice the first."""
    midnight = datetime.combine(day, time(), tzinfo=None)
    return (midnight + clock).replace(tzinfo=zone).astimezone(UTC)


Rest = Callable[[date], bool]
"""Tells whether a day is one of rest."""


def weekend_of(code: str | int) -> frozenset[int]:
    """Return the days of rest of a week, Monday 0, from Excel's number or its seven signs ``0000011``.

    >>> sorted(weekend_of(1)), sorted(weekend_of("0000011"))
    ([5, 6], [5, 6])
    """
    if isinstance(code, int):
        if 1 <= code <= 7:
            return frozenset({(code + 4) % 7, (code + 5) % 7})
        if 11 <= code <= 17:
            return frozenset({(code - 12) % 7})
        raise Failed("NUM")
    if len(code) != 7 or set(code) - {"0", "1"} or code == "1111111":
        raise Failed("VALUE")
    return frozenset(place for place, sign in enumerate(code) if sign == "1")


def resting(weekend: Collection[int], holidays: Collection[date]) -> Rest:
    return lambda day: day.weekday() in weekend or day in holidays


def working_days(start: date, end: date, rests: Rest) -> int:
    """Return how many working days there are from one day to another, both included; backwards it is negative."""
    sign = 1
    if start > end:
        start, end, sign = end, start, -1
    if (end - start).days > 100_000:
        raise Failed("NUM")
    return sign * sum(not rests(start + timedelta(days=n)) for n in range((end - start).days + 1))


def working_day(start: date, days: int, rests: Rest) -> date:
    """Return the working day that lies so many working days away."""
    if abs(days) > 100_000:
        raise Failed("NUM")
    day, step = start, 1 if days > 0 else -1
    for _ in range(abs(days)):
        day = add_days(day, step)
        for _ in range(1_000):
            if not rests(day):
                break
            day = add_days(day, step)
        else:
            raise Failed("NUM")
    return day
