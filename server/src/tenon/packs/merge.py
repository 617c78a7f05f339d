"""Three-way merge of definition bodies: what the old pack said, what the new one says, what the customer made of it.

Mappings merge attribute by attribute; lists of things with a ``key`` merge thing by thing and keep the customer's
order; everything else is one value. Where both sides changed the same value, the customer's stays and is reported.
"""

from __future__ import annotations

from typing import Any

_MISSING: Any = object()


def merge(base: Any, theirs: Any, mine: Any) -> tuple[Any, tuple[str, ...]]:
    """Return the merged value and the paths at which both sides differ from ``base`` and from each other.

    >>> merge({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3})
    ({'a': 2, 'b': 3}, ())
    >>> merge({"a": 1}, {"a": 2}, {"a": 3})
    ({'a': 3}, ('a',))
    """
    conflicts: list[str] = []
    merged = _merge(base, theirs, mine, "", conflicts)
    return merged, tuple(conflicts)


def _merge(base: Any, theirs: Any, mine: Any, path: str, conflicts: list[str]) -> Any:
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    if isinstance(theirs, dict) and isinstance(mine, dict):
        return _mappings(base if isinstance(base, dict) else {}, theirs, mine, path, conflicts)
    if _is_keyed(theirs) and _is_keyed(mine):
        return _keyed(base if _is_keyed(base) else [], theirs, mine, path, conflicts)
    conflicts.append(path)
    return mine


def _mappings(
    base: dict[str, Any], theirs: dict[str, Any], mine: dict[str, Any], path: str, conflicts: list[str]
) -> dict[str, Any]:
    merged = {}
    for name in dict.fromkeys([*mine, *theirs]):
        at = f"{path}.{name}" if path else name
        value = _merge(base.get(name, _MISSING), theirs.get(name, _MISSING), mine.get(name, _MISSING), at, conflicts)
        if value is not _MISSING:
            merged[name] = value
    return merged


def _keyed(base: list[Any], theirs: list[Any], mine: list[Any], path: str, conflicts: list[str]) -> list[Any]:
    merged = _mappings(_by_key(base), _by_key(theirs), _by_key(mine), path, conflicts)
    return [merged[key] for key in _order(_by_key(mine), _by_key(theirs)) if key in merged]


def _order(mine: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    """Return the customer's order, each newcomer after the thing that precedes it in the pack."""
    order = list(mine)
    previous: str | None = None
    for key in theirs:
        if key not in mine:
            order.insert(order.index(previous) + 1 if previous in order else 0, key)
        previous = key
    return order


def _is_keyed(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(item, dict) and isinstance(item.get("key"), str) for item in value
    )


def _by_key(items: list[Any]) -> dict[str, Any]:
    return {item["key"]: item for item in items}
