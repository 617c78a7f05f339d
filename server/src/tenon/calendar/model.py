"""The body of a ``calendar`` definition, as people edit it and packs hold it."""

from __future__ import annotations

from datetime import date

import msgspec

from tenon.kernel.words import Words


class Day(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One day that differs from its weekday, and why."""

    date: date
    label: Words = ""


class CalendarBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=False):
    """Which days are worked: the weekend, and the days that break the rule.

    ``weekend`` holds ISO weekdays (1 = Monday … 7 = Sunday). ``holidays`` are weekdays off, ``workdays`` are weekend
    days worked to make up for them (调休). ``source`` names the notice the days come from. ``until`` is the last day
    the data are known for; without it, the end of the last year that holds a day.
    """

    label: Words = ""
    weekend: tuple[int, ...] = (6, 7)
    holidays: tuple[Day, ...] = ()
    workdays: tuple[Day, ...] = ()
    source: str = ""
    until: date | None = None
