"""Looking up in lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from tenon.expression.criteria import criterion
from tenon.expression.figures import whole
from tenon.expression.model import Failed, Fault
from tenon.expression.texts import lower
from tenon.expression.values import Value, compare, members, ordered, same


def _equal(a: Value, b: Value) -> bool:
    """Tell whether a look-up finds; like Excel it does not mind the case."""
    if isinstance(a, str) and isinstance(b, str):
        return lower(a) == lower(b)
    return type(a) is type(b) and same(a, b)


def _exact(value: Value, keys: Sequence[Value], wildcards: bool = False) -> int | None:
    if wildcards and isinstance(value, str) and any(sign in value for sign in "*?~"):
        meets = criterion(f"={value}")
        return next((place for place, key in enumerate(keys) if isinstance(key, str) and meets(key)), None)
    return next((place for place, key in enumerate(keys) if _equal(value, key)), None)


def _near(value: Value, keys: Sequence[Value], below: bool) -> int | None:
    """Return the place of the greatest key not above the value, or of the least not below; of equal ones the last."""
    found: int | None = None
    for place, key in enumerate(keys):
        if type(key) is not type(value):
            continue
        order = compare(key, value)
        if order > 0 if below else order < 0:
            continue
        if found is None or (compare(key, keys[found]) >= 0 if below else compare(key, keys[found]) < 0):
            found = place
    return found


def match(value: Value, keys: list[Value], mode: Decimal) -> Decimal:
    place = _exact(value, keys, wildcards=True) if not mode else _near(value, keys, below=mode > 0)
    if place is None:
        raise Failed("NA")
    return Decimal(place + 1)


def _found(value: Value) -> Value:
    if isinstance(value, Fault):
        raise Failed(value.code)
    return value


def index(values: list[Value], place: Decimal, column: Decimal | None) -> Value:
    row = _at(values, place)
    return row if column is None else _found(_at(members(row), column))


def _at(values: list[Value], place: Decimal) -> Value:
    at = whole(place)
    if at < 1:
        raise Failed("VALUE")
    if at > len(values):
        raise Failed("REF")
    return _found(values[at - 1])


def vertical(value: Value, rows: list[Value], column: Decimal, near: bool) -> Value:
    table = [members(row) for row in rows]
    keys = [row[0] if row else None for row in table]
    place = _near(value, keys, below=True) if near else _exact(value, keys, wildcards=True)
    if place is None:
        raise Failed("NA")
    return _at(table[place], column)


def horizontal(value: Value, rows: list[Value], row: Decimal, near: bool) -> Value:
    table = [members(each) for each in rows]
    columns = [list(column) for column in zip(*table, strict=False)]
    return vertical(value, columns, row, near)


def look_up(value: Value, keys: list[Value], results: list[Value]) -> Value:
    place = _near(value, keys, below=True)
    if place is None:
        raise Failed("NA")
    return _at(results or keys, Decimal(place + 1))


def look_up_exact(value: Value, keys: list[Value], results: list[Value], mode: Decimal) -> tuple[bool, Value]:
    """Return whether the value was found, and the result at its place."""
    if len(keys) != len(results):
        raise Failed("VALUE")
    place = _exact(value, keys, wildcards=mode == 2)
    if place is None and mode in (-1, 1):
        place = _near(value, keys, below=mode < 0)
    return (False, None) if place is None else (True, _found(results[place]))


def chosen(values: list[Value], keys: list[Value], wanted: Value) -> list[Value]:
    if len(values) != len(keys):
        raise Failed("VALUE")
    meets = criterion(wanted)
    return [value for value, key in zip(values, keys, strict=True) if meets(key)]


def unique(values: list[Value]) -> list[Value]:
    found: list[Value] = []
    for value in values:
        if not any(type(value) is type(other) and value == other for other in found):
            found.append(value)
    return found


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "VLOOKUP": vertical,
    "HLOOKUP": horizontal,
    "LOOKUP": look_up,
    "INDEX": index,
    "MATCH": match,
    "FILTER": chosen,
    "SORT": lambda values, descending: ordered([_found(value) for value in values], descending),
    "UNIQUE": lambda values: unique([_found(value) for value in values]),
}
