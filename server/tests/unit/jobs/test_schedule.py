from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tenon.jobs import next_tick

MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS, st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York"]))
def test_a_daily_schedule_is_due_at_its_local_hour_whatever_the_zone_does(after, zone):
    due = next_tick("30 9 * * *", zone, after)
    local = due.astimezone(ZoneInfo(zone))
    assert due > after
    assert (local.hour, local.minute) == (9, 30)
    assert due - after <= timedelta(hours=25)


def test_a_schedule_in_the_hour_that_summer_time_skips_still_comes_that_day():
    due = next_tick("30 2 * * *", "Europe/Berlin", datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert due.date() == datetime(2026, 3, 29, tzinfo=UTC).date()
