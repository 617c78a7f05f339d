"""Whole units around now."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from tenon.query.relative import UNITS, days_between, midnight

LATE = datetime(2026, 12, 31, 20, 0, tzinfo=UTC)
"""Already the first of January in Shanghai."""


@pytest.mark.parametrize(
    ("unit", "start", "end", "first", "after"),
    [
        ("day", 0, 0, date(2027, 1, 1), date(2027, 1, 2)),
        ("day", -7, 0, date(2026, 12, 25), date(2027, 1, 2)),
        ("week", 0, 0, date(2026, 12, 28), date(2027, 1, 4)),
        ("month", -1, -1, date(2026, 12, 1), date(2027, 1, 1)),
        ("quarter", -1, 0, date(2026, 10, 1), date(2027, 4, 1)),
        ("year", 0, 1, date(2027, 1, 1), date(2029, 1, 1)),
    ],
)
def test_units_are_whole_and_in_the_zone(unit: str, start: int, end: int, first: date, after: date) -> None:
    assert days_between(unit, start, end, LATE, "Asia/Shanghai") == (first, after)


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_follows_the_one_before(unit: str) -> None:
    spans = [days_between(unit, n, n, LATE, "Asia/Shanghai") for n in range(-9, 9)]
    assert all(left[1] == right[0] for left, right in pairwise(spans))


def test_days_out_of_the_calendar_overflow() -> None:
    for unit in ("month", "quarter", "year"):
        with pytest.raises(OverflowError):
            days_between(unit, -100_000, 0, LATE, "Asia/Shanghai")


def test_a_day_begins_at_local_midnight_also_across_summer_time() -> None:
    assert midnight(date(2026, 3, 29), "Europe/Berlin") == datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert midnight(date(2026, 3, 30), "Europe/Berlin") == datetime(2026, 3, 29, 22, tzinfo=UTC)
