"""Time: the clock that everybody is handed, and the working days of a workspace.

Nobody calls ``datetime.now()``; a ``Clock`` is passed in (``clock.py``). Working days are data: ``model.py`` is the
body of a ``calendar`` definition, ``work.py`` counts with it, ``days.py`` knows the published days of mainland China.

Invariants: an instant is an aware ``datetime`` in UTC; a day is a ``date`` without a zone; a calendar never guesses
silently about days it has no data for: it says so from 60 days before its data end.
"""

from tenon.calendar.clock import Clock, SystemClock, WorkspaceClock
from tenon.calendar.days import calendar_for, mainland_china
from tenon.calendar.diff import Difference, diff
from tenon.calendar.errors import ClockProblem, TooManyDays
from tenon.calendar.model import CalendarBody, Day
from tenon.calendar.validate import check_span, validate
from tenon.calendar.work import WorkCalendar

__all__ = [
    "CalendarBody",
    "Clock",
    "ClockProblem",
    "Day",
    "Difference",
    "SystemClock",
    "TooManyDays",
    "WorkCalendar",
    "WorkspaceClock",
    "calendar_for",
    "check_span",
    "diff",
    "mainland_china",
    "validate",
]
