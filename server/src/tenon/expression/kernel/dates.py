"""Days, moments, spans; working days by the workspace's calendar or by holidays that are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

from tenon.expression import days
from tenon.expression.around import Around
from tenon.expression.figures import divide, whole
from tenon.expression.model import Failed, Fault
from tenon.expression.values import Value


def duration(hour: Decimal, minute: Decimal, second: Decimal) -> timedelta:
    found = timedelta(hours=whole(hour), minutes=whole(minute), seconds=whole(second))
    if found < timedelta(0):
        raise Failed("NUM")
    return found


def _holidays(around: Around, told: list[Value]) -> frozenset[date]:
    found = set()
    for value in told:
        if isinstance(value, Fault):
            raise Failed(value.code)
        if isinstance(value, datetime):
            value = days.local(value, around.zone).date()
        if not isinstance(value, date):
            raise Failed("VALUE")
        found.add(value)
    return frozenset(found)


def _rests(around: Around, holidays: list[Value], weekend: Value = None) -> days.Rest:
    """Return what tells days of rest: the calendar as long as nothing is told, else a weekend and holidays."""
    if weekend is None and not holidays:
        return around.rests
    code = weekend if isinstance(weekend, str) else whole(weekend) if isinstance(weekend, Decimal) else 1
    return days.resting(days.weekend_of(code), _holidays(around, holidays))


def between(around: Around, start: date, end: date, holidays: list[Value]) -> Decimal:
    return Decimal(days.working_days(start, end, _rests(around, holidays)))


def between_with(around: Around, start: date, end: date, weekend: Value, holidays: list[Value]) -> Decimal:
    return Decimal(days.working_days(start, end, _rests(around, holidays, weekend)))


def moved(around: Around, start: date, number: Decimal, holidays: list[Value]) -> date:
    return days.working_day(start, whole(number), _rests(around, holidays))


def moved_with(around: Around, start: date, number: Decimal, weekend: Value, holidays: list[Value]) -> date:
    return days.working_day(start, whole(number), _rests(around, holidays, weekend))


def year_fraction(start: date, end: date, basis: Decimal) -> Decimal:
    return divide(*days.year_fraction(start, end, whole(basis)))


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "DATE": days.make_date,
    "DATEVALUE": days.read_date,
    "TIME": duration,
    "TIMEVALUE": days.read_time,
    "YEAR": lambda day: Decimal(day.year),
    "MONTH": lambda day: Decimal(day.month),
    "DAY": lambda day: Decimal(day.day),
    "HOUR": lambda clock: Decimal(clock.seconds // 3_600),
    "MINUTE": lambda clock: Decimal(clock.seconds // 60 % 60),
    "SECOND": lambda clock: Decimal(clock.seconds % 60),
    "WEEKDAY": lambda day, kind: Decimal(days.weekday(day, whole(kind))),
    "WEEKNUM": lambda day, kind: Decimal(days.week_number(day, whole(kind))),
    "EDATE": lambda day, months: days.add_months(day, whole(months)),
    "EOMONTH": lambda day, months: days.month_end(day, whole(months)),
    "DATEDIF": lambda start, end, unit: Decimal(days.difference(start, end, unit)),
    "DAYS360": lambda start, end, european: Decimal(days.days_360(start, end, european)),
    "NETWORKDAYS": between,
    "NETWORKDAYS.INTL": between_with,
    "WORKDAY": moved,
    "WORKDAY.INTL": moved_with,
    "YEARFRAC": year_fraction,
    "TODAY": lambda around: days.local(around.now, around.zone).date(),
    "NOW": lambda around: around.now,
}
