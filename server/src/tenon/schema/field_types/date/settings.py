"""Settings of a date field."""

from __future__ import annotations

from msgspec import Struct


class DateSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``min`` and ``max`` are inclusive: an ISO day, or ``today``, ``today-7``, ``today+30``; empty is no bound.

    ``workday_only`` takes working days alone; ``lunar`` shows the day of the lunar calendar as well.
    """

    min: str = ""
    max: str = ""
    workday_only: bool = False
    lunar: bool = False
