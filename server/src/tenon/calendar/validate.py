"""What a calendar's body must hold to be published. Pure; every problem at once, each at its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tenon.calendar.model import CalendarBody, Day
from tenon.kernel.errors import FieldProblem
from tenon.kernel.words import is_blank

MAX_DAYS = 4000


def validate(body: CalendarBody) -> list[FieldProblem]:
    """Return what keeps ``body`` from being published, empty if nothing does.

    Codes: C201 no label, C202 a weekday that is none or comes twice, C203 every day is weekend, C204 a day that
    stands twice or as holiday and workday, C205 more than 4000 days, C207 ``until`` before the last day listed.
    """
    return [*_label(body), *_weekend(body), *_days(body), *_until(body)]


def check_span(first: date, last: date) -> list[FieldProblem]:
    """Return what is wrong with a span that is asked about: C208, ``to`` lies before ``from``."""
    if first <= last:
        return []
    return [FieldProblem("to", "C208", {"first": first.isoformat(), "last": last.isoformat()})]


def _label(body: CalendarBody) -> Iterator[FieldProblem]:
    if is_blank(body.label):
        yield FieldProblem("label", "C201")


def _weekend(body: CalendarBody) -> Iterator[FieldProblem]:
    seen: set[int] = set()
    for index, weekday in enumerate(body.weekend):
        if not 1 <= weekday <= 7 or weekday in seen:
            yield FieldProblem(f"weekend[{index}]", "C202", {"value": weekday})
        seen.add(weekday)
    if seen >= set(range(1, 8)):
        yield FieldProblem("weekend", "C203")


def _days(body: CalendarBody) -> Iterator[FieldProblem]:
    seen: set[date] = set()
    for name, days in (("holidays", body.holidays), ("workdays", body.workdays)):
        if len(days) > MAX_DAYS:
            yield FieldProblem(name, "C205", {"count": len(days), "limit": MAX_DAYS})
        yield from _twice(name, days, seen)


def _twice(name: str, days: tuple[Day, ...], seen: set[date]) -> Iterator[FieldProblem]:
    for index, day in enumerate(days):
        if day.date in seen:
            yield FieldProblem(f"{name}[{index}].date", "C204", {"date": day.date.isoformat()})
        seen.add(day.date)


def _until(body: CalendarBody) -> Iterator[FieldProblem]:
    last = max((day.date for day in (*body.holidays, *body.workdays)), default=None)
    if body.until is not None and last is not None and body.until < last:
        yield FieldProblem("until", "C207", {"until": body.until.isoformat(), "last": last.isoformat()})
