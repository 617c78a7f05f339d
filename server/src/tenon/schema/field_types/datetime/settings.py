"""Settings of a datetime field."""

from __future__ import annotations

from msgspec import Struct


class DatetimeSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``min``, ``max``, ``workday_only`` as for a date, of the day in the workspace's zone.

    ``step_minutes`` takes only times that are so many minutes apart, counted from midnight; 0 takes any.
    """

    min: str = ""
    max: str = ""
    workday_only: bool = False
    step_minutes: int = 0
