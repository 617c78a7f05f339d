from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tenon.feed import Change, Position
from tenon.feed.model import in_version_order

AT = datetime(2026, 3, 1, tzinfo=UTC)
CHANGES = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), unique=True, max_size=20)


def change(place, record, version):
    return Change(Position(place, 1), AT, None, "api", None, "customer", UUID(int=record), "update", version, ())


@given(CHANGES)
def test_changes_of_one_record_come_by_version_and_no_change_is_lost(pairs):
    changes = [change(place, *pair) for place, pair in enumerate(pairs)]
    ordered = in_version_order(changes)
    assert sorted(ordered, key=lambda c: c.position) == changes
    assert [c.record_id for c in ordered] == [c.record_id for c in changes]
    for record in {c.record_id for c in changes}:
        versions = [c.version for c in ordered if c.record_id == record]
        assert versions == sorted(versions)


@given(st.integers(0, 2**63 - 1), st.integers(0, 2**63 - 1))
def test_a_position_survives_being_written_and_read(xid, number):
    assert Position.parse(str(Position(xid, number))) == Position(xid, number)


@given(st.text(max_size=50))
def test_any_other_text_is_no_position(text):
    found = Position.parse(text)
    assert found is None or Position.parse(str(found)) == found
