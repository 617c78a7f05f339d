"""Counting working days: O(1) for whole weeks, a bisection for the days that break the rule."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from tenon.calendar.errors import TooManyDays
from tenon.calendar.model import CalendarBody
from tenon.kernel.errors import FieldProblem

WARN_DAYS = 60
MAX_WORKDAYS = 20_000
_ONE_DAY = timedelta(days=1)


class WorkCalendar:
    """A calendar body made ready for counting; immutable.

    >>> calendar = WorkCalendar(CalendarBody())
    >>> calendar.add_workdays(date(2026, 3, 6), 1)
    datetime.date(2026, 3, 9)
    """

    def __init__(self, body: CalendarBody) -> None:
        self._weekend = frozenset(body.weekend)
        workdays = {day.date for day in body.workdays}
        holidays = {day.date for day in body.holidays} - workdays
        self._off = sorted(day for day in holidays if day.isoweekday() not in self._weekend)
        self._on = sorted(day for day in workdays if day.isoweekday() in self._weekend)
        self._off_set, self._on_set = frozenset(self._off), frozenset(self._on)
        known = [day.date for day in (*body.holidays, *body.workdays)]
        self._until = body.until or (date(max(known).year, 12, 31) if known else None)

    def is_workday(self, day: date) -> bool:
        """Tell whether ``day`` is worked."""
        if day.isoweekday() in self._weekend:
            return day in self._on_set
        return day not in self._off_set

    def workdays_between(self, start: date, end: date) -> int:
        """Count the working days from ``start`` (included) to ``end`` (excluded); negative if ``end`` lies before.

        >>> WorkCalendar(CalendarBody()).workdays_between(date(2026, 3, 2), date(2026, 3, 9))
        5
        """
        if end < start:
            return -self.workdays_between(end, start)
        weeks, rest = divmod((end - start).days, 7)
        first = start.isoweekday()
        partial = sum((first + step - 1) % 7 + 1 not in self._weekend for step in range(rest))
        plain = weeks * (7 - len(self._weekend)) + partial
        return plain - _within(self._off, start, end) + _within(self._on, start, end)

    def add_workdays(self, day: date, count: int) -> date:
        """Return the ``count``-th working day after ``day`` (before it, if negative); ``day`` itself never counts.

        ``count`` 0 returns ``day`` if it is worked, else the next working day.

        Raises:
            TooManyDays: ``count`` passes ±20 000, no day is ever worked, or the answer leaves the years 1–9999.
        """
        if abs(count) > MAX_WORKDAYS or len(self._weekend) > 6:
            raise TooManyDays(count=count, limit=MAX_WORKDAYS)
        try:
            return self._walk(day, count)
        except OverflowError:
            raise TooManyDays(count=count, limit=MAX_WORKDAYS) from None

    def _walk(self, day: date, count: int) -> date:
        if count == 0:
            return day if self.is_workday(day) else self._walk(day, 1)
        step = _ONE_DAY if count > 0 else -_ONE_DAY
        left = abs(count)
        # A jump of as many calendar days as working days are missing never passes the answer, and halves the rest
        # at least until few are left.
        while left:
            here = day + left * step
            passed = (
                self.workdays_between(day + _ONE_DAY, here + _ONE_DAY)
                if count > 0
                else (self.workdays_between(here, day))
            )
            day, left = here, left - passed
        return self._back_to_work(day, step)

    def _back_to_work(self, day: date, step: timedelta) -> date:
        while not self.is_workday(day):
            day -= step
        return day

    @property
    def coverage_ends(self) -> date | None:
        """The last day the data are known for; None when there are none and weekdays alone decide."""
        return self._until

    def warning(self, today: date) -> FieldProblem | None:
        """Return the warning (C206, parameters ``until`` and ``days``) from 60 days before the data end, else None."""
        if self._until is None or (self._until - today).days > WARN_DAYS:
            return None
        return FieldProblem("holidays", "C206", {"until": self._until.isoformat(), "days": (self._until - today).days})


def _within(days: Sequence[date], start: date, end: date) -> int:
    return bisect_left(days, end) - bisect_left(days, start)
