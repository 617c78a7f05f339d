"""Known positions of long lists, so that a jump into the depth starts near its goal instead of at row one.

An anchor says: of this very list the row before position ``position`` had these sort keys. It was true in a snapshot
whose oldest running transaction was ``xmin``. Whoever uses it asks in the same statement whether any change of the
objects concerned has been logged by that transaction or a later one; if so, the position is forgotten and counted anew.
Every change of a record is logged in its own transaction (``sys_change_log``), so no answer is ever built on a
position that has moved.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

MAX_LISTS = 200
MAX_POSITIONS = 2_000
LIFETIME = timedelta(seconds=60)
"""A list is counted anew after that, whatever happens: no doubt about a position lives longer."""


class _List:
    __slots__ = ("positions", "since", "xmin")

    def __init__(self, xmin: str, since: datetime) -> None:
        self.xmin = xmin
        self.since = since
        self.positions: list[tuple[int, tuple[str | None, ...]]] = [(0, ())]


class Anchor(NamedTuple):
    """The row with the sort keys ``key`` is the ``position``-th (from 1); true since the snapshot ``xmin``."""

    position: int
    key: tuple[str | None, ...]
    xmin: str
    known: _List


class Anchors:
    """The positions one process knows."""

    def __init__(self) -> None:
        self._lists: OrderedDict[Hashable, _List] = OrderedDict()

    def nearest(self, fingerprint: Hashable, offset: int, now: datetime) -> Anchor | None:
        """Return the last known position at or before ``offset``; position 0 has no key. None: the list is unknown."""
        known = self._lists.get(fingerprint)
        if known is None or not timedelta(0) <= now - known.since <= LIFETIME:
            self._lists.pop(fingerprint, None)
            return None
        self._lists.move_to_end(fingerprint)
        place = bisect_right(known.positions, offset, key=_position)
        return Anchor(*known.positions[place - 1], known.xmin, known)

    def learn(
        self,
        fingerprint: Hashable,
        position: int,
        key: Sequence[str | None],
        xmin: str,
        now: datetime,
        anchor: Anchor | None,
    ) -> None:
        """Remember a position counted in the snapshot ``xmin``.

        Args:
            fingerprint: of the list: its statement and parameters without the offset.
            position: how many rows come up to and including the one with the keys ``key``.
            key: sort keys of that row.
            xmin: oldest transaction that was still running in the snapshot.
            now: when it was learnt.
            anchor: what the statement started from. It has found that nothing changed since the anchor's snapshot, so
                all that is known of the list holds in the new one; unless the list has been begun anew meanwhile, when
                the statement may be older than that and teaches nothing. None: it counted from row one.
        """
        known = self._lists.get(fingerprint)
        if anchor is None:
            known = self._lists[fingerprint] = _List(xmin, now)
            if len(self._lists) > MAX_LISTS:
                self._lists.popitem(last=False)
        elif known is not anchor.known:
            return
        known.xmin = xmin
        place = bisect_right(known.positions, position, key=_position)
        if known.positions[place - 1][0] != position and len(known.positions) < MAX_POSITIONS:
            known.positions.insert(place, (position, tuple(key)))

    def forget(self, fingerprint: Hashable) -> None:
        """Drop a list whose records have changed."""
        self._lists.pop(fingerprint, None)


def _position(item: tuple[int, tuple[str | None, ...]]) -> int:
    return item[0]
