"""Working days: the quick count equals the slow one, and the published days are those of the notices."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tenon.calendar import CalendarBody, Day, TooManyDays, WorkCalendar, calendar_for, diff, mainland_china, validate
from tenon.kernel.words import resolve

DAYS = st.dates(date(2024, 11, 1), date(2027, 3, 1))
NEAR = st.dates(date(2025, 1, 1), date(2026, 12, 31))


@st.composite
def bodies(draw: st.DrawFn) -> CalendarBody:
    weekend = draw(st.sets(st.integers(1, 7), max_size=6))
    marked = draw(st.lists(NEAR, unique=True, max_size=60))
    cut = draw(st.integers(0, len(marked)))
    return CalendarBody(
        label="试",
        weekend=tuple(weekend),
        holidays=tuple(Day(day) for day in marked[:cut]),
        workdays=tuple(Day(day) for day in marked[cut:]),
    )


def _naive_is_workday(body: CalendarBody, day: date) -> bool:
    if any(d.date == day for d in body.workdays):
        return True
    if any(d.date == day for d in body.holidays):
        return False
    return day.isoweekday() not in body.weekend


def _naive_between(body: CalendarBody, start: date, end: date) -> int:
    count, day = 0, start
    while day < end:
        count += _naive_is_workday(body, day)
        day += timedelta(1)
    return count


def _naive_add(body: CalendarBody, day: date, count: int) -> date:
    step = timedelta(1 if count >= 0 else -1)
    if count == 0:
        while not _naive_is_workday(body, day):
            day += step
        return day
    left = abs(count)
    while left:
        day += step
        left -= _naive_is_workday(body, day)
    return day


@given(body=bodies(), day=DAYS)
def test_a_day_is_worked_as_the_naive_reading_says(body: CalendarBody, day: date):
    assert WorkCalendar(body).is_workday(day) == _naive_is_workday(body, day)


@given(body=bodies(), start=DAYS, end=DAYS)
def test_counting_equals_a_walk_day_by_day(body: CalendarBody, start: date, end: date):
    assume(start <= end)
    calendar = WorkCalendar(body)
    assert calendar.workdays_between(start, end) == _naive_between(body, start, end)
    assert calendar.workdays_between(end, start) == -_naive_between(body, start, end)


@given(body=bodies(), day=NEAR, count=st.integers(-150, 150))
def test_adding_equals_a_walk_day_by_day(body: CalendarBody, day: date, count: int):
    assert WorkCalendar(body).add_workdays(day, count) == _naive_add(body, day, count)


@given(day=NEAR, count=st.integers(1, 250))
def test_adding_and_counting_agree(day: date, count: int):
    calendar = WorkCalendar(mainland_china())
    after = calendar.add_workdays(day, count)
    assert calendar.is_workday(after)
    assert calendar.workdays_between(day + timedelta(1), after + timedelta(1)) == count


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2025-01-26", True),
        ("2025-01-28", False),
        ("2025-02-04", False),
        ("2025-02-08", True),
        ("2025-04-27", True),
        ("2025-06-02", False),
        ("2025-09-28", True),
        ("2025-10-08", False),
        ("2025-10-11", True),
        ("2026-01-02", False),
        ("2026-01-04", True),
        ("2026-02-14", True),
        ("2026-02-23", False),
        ("2026-02-24", True),
        ("2026-02-28", True),
        ("2026-05-09", True),
        ("2026-09-20", True),
        ("2026-09-25", False),
        ("2026-10-07", False),
        ("2026-10-10", True),
    ],
)
def test_the_days_of_the_notices_are_known(day: str, worked: bool):
    assert WorkCalendar(mainland_china()).is_workday(date.fromisoformat(day)) is worked


@pytest.mark.parametrize(("year", "off"), [(2025, 28), (2026, 33)])
def test_each_year_has_the_days_off_that_the_notice_adds_up_to(year: int, off: int):
    # 2025: 1+8+3+5+3+8; 2026: 3+9+3+5+3+3+7.
    assert sum(day.date.year == year for day in mainland_china().holidays) == off


@pytest.mark.parametrize(("year", "days"), [(2025, 248), (2026, 248)])
def test_the_working_days_of_a_year_add_up(year: int, days: int):
    assert WorkCalendar(mainland_china()).workdays_between(date(year, 1, 1), date(year + 1, 1, 1)) == days


def test_the_delivered_calendar_has_no_problem_names_its_source_and_survives_json():
    body = mainland_china()
    assert validate(body) == []
    assert "国务院办公厅" in body.source
    assert msgspec.json.decode(msgspec.json.encode(body), type=CalendarBody) == body


@pytest.mark.parametrize(("today", "warned"), [("2026-10-31", False), ("2026-11-01", True), ("2027-01-05", True)])
def test_the_calendar_warns_from_sixty_days_before_its_data_end(today: str, warned: bool):
    problem = WorkCalendar(mainland_china()).warning(date.fromisoformat(today))
    assert (problem is not None) is warned
    if problem is not None:
        assert problem.params["until"] == "2026-12-31"


def test_a_workspace_starts_with_the_working_days_of_its_place():
    assert calendar_for("Asia/Shanghai") == mainland_china()
    assert calendar_for("Europe/Berlin").holidays == ()
    assert validate(calendar_for("Europe/Berlin")) == []


def test_a_calendar_without_listed_days_goes_by_weekdays_and_never_warns():
    calendar = WorkCalendar(CalendarBody())
    assert calendar.coverage_ends is None
    assert calendar.warning(date(2099, 1, 1)) is None


@pytest.mark.parametrize("count", [20_001, -20_001, 10**12])
def test_a_count_beyond_reason_is_refused(count: int):
    with pytest.raises(TooManyDays):
        WorkCalendar(CalendarBody()).add_workdays(date(2026, 1, 1), count)


def test_a_week_without_work_and_the_end_of_time_are_refused():
    with pytest.raises(TooManyDays):
        WorkCalendar(CalendarBody(weekend=(1, 2, 3, 4, 5, 6, 7))).add_workdays(date(2026, 1, 1), 1)
    with pytest.raises(TooManyDays):
        WorkCalendar(CalendarBody()).add_workdays(date(9999, 12, 30), 10)


def test_every_problem_is_named_at_its_place():
    day = Day(date(2026, 1, 1))
    body = CalendarBody(weekend=(6, 6, 9), holidays=(day, day), workdays=(day,), until=date(2025, 1, 1))
    assert [(p.path, p.code) for p in validate(body)] == [
        ("label", "C201"),
        ("weekend[1]", "C202"),
        ("weekend[2]", "C202"),
        ("holidays[1].date", "C204"),
        ("workdays[0].date", "C204"),
        ("until", "C207"),
    ]
    assert [p.code for p in validate(CalendarBody(label="x", weekend=(1, 2, 3, 4, 5, 6, 7)))] == ["C203"]


def test_changes_are_said_in_both_languages():
    old = CalendarBody(label="甲", holidays=(Day(date(2026, 1, 1), "元旦"), Day(date(2026, 5, 1))))
    new = CalendarBody(
        label="乙", weekend=(7,), holidays=(Day(date(2026, 1, 1), "新年"),), workdays=(Day(date(2026, 2, 14)),)
    )
    changes = diff(old, new)
    assert [(c.op, c.path) for c in changes] == [
        ("change", "label"),
        ("change", "weekend"),
        ("change", "holidays.2026-01-01"),
        ("remove", "holidays.2026-05-01"),
        ("add", "workdays.2026-02-14"),
    ]
    assert resolve(changes[1].text, "zh-CN") == "周末改为：周日"
    assert resolve(changes[3].text, "en-US") == "Removed holiday 2026-05-01"
    assert diff(new, new) == []


@given(old=bodies(), new=bodies())
def test_a_difference_is_named_exactly_when_there_is_one(old: CalendarBody, new: CalendarBody):
    same = (set(old.weekend), set(old.holidays), set(old.workdays)) == (
        set(new.weekend),
        set(new.holidays),
        set(new.workdays),
    )
    assert (diff(old, new) == []) is same
