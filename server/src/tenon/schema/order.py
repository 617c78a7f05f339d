"""Which entries of a list were moved."""

from __future__ import annotations

from bisect import bisect_left


def moved(before: list[str], after: list[str]) -> list[str]:
    """Return the fewest keys that must move to turn one order into the other: all but a longest rising run."""
    rank = {key: place for place, key in enumerate(before)}
    tails: list[int] = []
    ends: list[str] = []
    previous: dict[str, str | None] = {}
    for key in after:
        place = bisect_left(tails, rank[key])
        previous[key] = ends[place - 1] if place else None
        tails[place : place + 1] = [rank[key]]
        ends[place : place + 1] = [key]
    kept = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = previous[last]
    return [key for key in after if key not in kept]
