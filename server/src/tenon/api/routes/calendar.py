"""``/calendar``: which days of a span are worked in the workspace, for everybody who plans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import Parameter

from tenon.api.describe import words
from tenon.api.provided import Caller
from tenon.calendar import CalendarBody, WorkCalendar, check_span
from tenon.kernel.errors import Invalid


class NamedDay(msgspec.Struct):
    """A day that differs from its weekday: a holiday, or with ``worked`` a weekend day that makes up for one."""

    date: date
    worked: bool
    label: str


class CalendarView(msgspec.Struct):
    """``weekend`` holds ISO weekdays (1 = Monday … 7 = Sunday), ``days`` the named ones of the span in order.

    ``until`` is the last day the data are known for; behind it weekdays alone decide. None: no day is listed.
    """

    label: str
    weekend: list[int]
    days: list[NamedDay]
    until: date | None


@get("/calendar", summary="Working days of the workspace")
async def get_calendar(
    caller: Caller,
    first: Annotated[date, Parameter(query="from", description="the first day of the span")],
    last: Annotated[date, Parameter(query="to", description="its last day")],
) -> CalendarView:
    """Answer the published calendar; in a workspace without one, weekdays alone decide."""
    if problems := check_span(first, last):
        raise Invalid(problems)
    published = caller.catalog.published("calendar")
    body: CalendarBody = published[min(published)] if published else CalendarBody()
    days = [day for day in _named(body, caller) if first <= day.date <= last]
    return CalendarView(
        label=words(body.label, caller),
        weekend=list(body.weekend),
        days=sorted(days, key=lambda day: day.date),
        until=WorkCalendar(body).coverage_ends,
    )


HANDLERS = (get_calendar,)


def _named(body: CalendarBody, caller: Caller) -> Iterator[NamedDay]:
    for worked, days in ((False, body.holidays), (True, body.workdays)):
        for day in days:
            yield NamedDay(day.date, worked, words(day.label, caller))
