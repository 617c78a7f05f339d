from hypothesis import given
from hypothesis import strategies as st

from tenon.jobs import back_off_seconds


@given(st.integers(1, 1000), st.floats(0, 1))
def test_a_pause_is_never_shorter_than_eight_seconds_nor_longer_than_an_hour_and_a_fifth(attempts, chance):
    assert 8 <= back_off_seconds(attempts, chance) <= 4320.001


@given(st.integers(1, 30))
def test_a_pause_never_shrinks_with_the_number_of_attempts(attempts):
    assert back_off_seconds(attempts + 1) >= back_off_seconds(attempts)
