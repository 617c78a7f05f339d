"""A small memory for things made from a Catalog; what an older snapshot gave is never given for a newer one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from tenon.access import Caller
from tenon.schema import Catalog

Thing = TypeVar("Thing")


class Recall(Generic[Thing]):
    """Keeps the ``size`` things that were used last, each bound to the very snapshot it was made from."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[Hashable, tuple[Catalog, Thing]] = OrderedDict()

    def get(self, catalog: Catalog, key: tuple[Hashable, ...], make: Callable[[], Thing]) -> Thing:
        """Return what ``make`` gave for this snapshot and key, now or before."""
        place = (catalog.schema, *key)
        found = self._kept.get(place)
        if found is not None and found[0] is catalog:
            self._kept.move_to_end(place)
            return found[1]
        thing = make()
        self._kept[place] = (catalog, thing)
        self._kept.move_to_end(place)
        if len(self._kept) > self._size:
            self._kept.popitem(last=False)
        return thing


def standing_of(caller: Caller) -> Hashable:
    """Return what a caller's rights are compiled to depend on: the rights and, if they are limited, his local day.

    A grant may say "this month", and what that means changes at midnight. Unlimited rights say nothing of the kind.
    """
    rights = caller.scope.fingerprint
    return (rights, caller.now.astimezone(ZoneInfo(caller.timezone)).date()) if rights else rights
