"""Times of day that are so many minutes apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import Any

from tenon.schema.field_type import BadSetting, BadValue
from tenon.schema.model import Field

LONGEST = 720


def allowed_step(moment: time, field: Field) -> time:
    """Return the time if it lies on a step of ``step_minutes``, counted from midnight.

    Raises:
        BadValue: ``F165``, it lies between two steps.
    """
    step = field.settings.step_minutes
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    if step > 0 and (seconds % (step * 60) or moment.microsecond):
        raise BadValue(field, "F165", step=step)
    return moment


def bad_step(settings: Any) -> Iterator[BadSetting]:
    """Yield what is wrong with ``step_minutes``."""
    if not 0 <= settings.step_minutes <= LONGEST:
        yield BadSetting("step_minutes", "M119", {"min": 0, "max": LONGEST})
