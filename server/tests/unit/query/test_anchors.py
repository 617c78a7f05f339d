"""What is remembered of long lists, and when it is not believed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tenon.query.anchors import LIFETIME, MAX_LISTS, MAX_POSITIONS, Anchors

NOW = datetime(2026, 3, 5, tzinfo=UTC)


def test_the_nearest_position_before_the_goal_is_given() -> None:
    anchors = Anchors()
    assert anchors.nearest("list", 500, NOW) is None
    anchors.learn("list", 1000, ["k"], "7", NOW, None)
    first = anchors.nearest("list", 999, NOW)
    assert first is not None
    assert (first.position, first.key, first.xmin) == (0, (), "7")
    anchors.learn("list", 400, ["j"], "9", NOW, first)
    found = anchors.nearest("list", 999, NOW)
    assert found is not None
    assert (found.position, found.key, found.xmin) == (400, ("j",), "9")


def test_what_was_begun_before_a_list_was_forgotten_teaches_nothing() -> None:
    anchors = Anchors()
    anchors.learn("list", 1000, ["k"], "7", NOW, None)
    old = anchors.nearest("list", 1000, NOW)
    anchors.forget("list")
    anchors.learn("list", 900, ["x"], "7", NOW, old)
    assert anchors.nearest("list", 5000, NOW) is None
    anchors.learn("list", 2000, ["m"], "8", NOW, None)
    anchors.learn("list", 1500, ["x"], "7", NOW, old)
    found = anchors.nearest("list", 1999, NOW)
    assert found is not None
    assert (found.position, found.xmin) == (0, "8")


def test_positions_are_not_believed_for_ever() -> None:
    anchors = Anchors()
    anchors.learn("list", 1000, ["k"], "7", NOW, None)
    assert anchors.nearest("list", 1000, NOW + LIFETIME) is not None
    assert anchors.nearest("list", 1000, NOW + LIFETIME + timedelta(seconds=1)) is None


def test_memory_is_bounded() -> None:
    anchors = Anchors()
    for number in range(MAX_LISTS + 5):
        anchors.learn(number, 10, ["k"], "7", NOW, None)
    assert anchors.nearest(4, 10, NOW) is None
    assert anchors.nearest(5, 10, NOW) is not None
    basis = anchors.nearest(5, 10, NOW)
    for position in range(20, 20 + 2 * MAX_POSITIONS):
        anchors.learn(5, position, ["k"], "7", NOW, basis)
    assert basis is not None
    assert len(basis.known.positions) == MAX_POSITIONS
