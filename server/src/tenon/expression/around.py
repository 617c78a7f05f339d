"""What an evaluation stands in: the moment, the zone, the working calendar, the person. Passed in, never read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct


def _weekend(day: date) -> bool:
    return day.weekday() >= 5


class Around(Struct, frozen=True):
    """The same for all of one evaluation, so that its parts agree.

    Attributes:
        now: an instant in UTC.
        zone: the zone of the workspace, in which instants are read.
        rests: tells whether a day is one of rest in the workspace's calendar.
        user: the person, as an id.
    """

    now: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    zone: ZoneInfo = ZoneInfo("Asia/Shanghai")
    rests: Callable[[date], bool] = _weekend
    user: str = ""
