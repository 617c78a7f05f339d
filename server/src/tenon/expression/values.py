"""What values are to each other: kinds, equality, order, and how an argument is taken for a parameter. Pure.

A value is ``Decimal``, ``str``, ``bool``, ``date``, ``datetime`` (UTC), ``timedelta``, ``list``, a ``dict`` for a
record, None for a blank; a ``Fault`` only as a member of a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cmp_to_key
from typing import Any

from tenon.expression.figures import ZERO
from tenon.expression.model import Failed, Fault
from tenon.expression.texts import said

Value = Any
_RANK: dict[type, int] = {Decimal: 1, date: 1, datetime: 1, timedelta: 1, str: 2, bool: 3}
_NEUTRAL: dict[type, Value] = {Decimal: ZERO, str: "", bool: False}


def kind(value: Value) -> str:
    """Return the name of a value's type."""
    if isinstance(value, Fault):
        return "error"
    if isinstance(value, datetime):
        return "datetime"
    names = {
        Decimal: "number",
        str: "text",
        bool: "bool",
        date: "date",
        timedelta: "duration",
        list: "list",
        dict: "record",
    }
    return "blank" if value is None else names[type(value)]


def same(a: Value, b: Value) -> bool:
    """Tell whether two values are equal; a blank equals 0, an empty text and false; values of other kinds never do."""
    if a is None or b is None:
        other = b if a is None else a
        return other is None or other == _NEUTRAL.get(type(other), ...)
    return type(a) is type(b) and bool(a == b)


def compare(a: Value, b: Value) -> int:
    """Return −1, 0 or 1. Numbers stand before texts, texts before logical values, as in Excel."""
    if a is None and b is None:
        return 0
    if a is None:
        a = _NEUTRAL.get(type(b))
    elif b is None:
        b = _NEUTRAL.get(type(a))
    if a is None or b is None:
        return (b is None) - (a is None)
    if type(a) is type(b) and type(a) in _RANK:
        return int(a > b) - int(a < b)
    ranks = _RANK.get(type(a)), _RANK.get(type(b))
    if ranks[0] is None or ranks[1] is None or ranks[0] == ranks[1]:
        raise Failed("VALUE")
    return (ranks[0] > ranks[1]) - (ranks[0] < ranks[1])


def ordered(values: Iterable[Value], descending: bool = False) -> list[Value]:
    """Return values in their order, equal ones as they came, blanks last."""
    told = [each for each in values if each is not None]
    blanks = [each for each in values if each is None]
    return sorted(told, key=cmp_to_key(compare), reverse=descending) + blanks


def number(value: Value) -> Decimal:
    if type(value) is Decimal:
        return value
    if value is None:
        return ZERO
    raise Failed("VALUE")


def text(value: Value) -> str:
    if type(value) is str:
        return value
    if value is None:
        return ""
    raise Failed("VALUE")


def truth(value: Value) -> bool:
    if type(value) is bool:
        return value
    if value is None:
        return False
    raise Failed("VALUE")


def joined(value: Value) -> str:
    """Return a value as ``&`` takes it: texts, numbers, and blanks as nothing."""
    if type(value) is Decimal:
        return said(value)
    return text(value)


def members(value: Value) -> list[Value]:
    """Return a list; a single value is a list of one, a blank an empty one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def flat(values: Iterable[Value]) -> Iterator[tuple[Value, bool]]:
    """Yield each value, lists at any depth opened, and whether it comes from a list."""
    for value in values:
        if isinstance(value, list):
            yield from ((inner, True) for inner, _ in flat(value))
        else:
            yield value, False


def sound(values: Iterable[tuple[Value, bool]]) -> Iterator[tuple[Value, bool]]:
    """Yield values as long as none of them is an error."""
    for value, listed in values:
        if isinstance(value, Fault):
            raise Failed(value.code)
        yield value, listed


def numbers(values: Iterable[Value]) -> list[Decimal]:
    """Return the numbers among arguments; in lists what is no number is skipped, elsewhere refused."""
    found: list[Decimal] = []
    for value, listed in sound(flat(values)):
        if type(value) is Decimal:
            found.append(value)
        elif value is not None and not listed:
            raise Failed("VALUE")
    return found


def truths(values: Iterable[Value]) -> list[bool]:
    """Return the logical values among arguments; of none there is no answer."""
    found: list[bool] = []
    for value, listed in sound(flat(values)):
        if type(value) is bool:
            found.append(value)
        elif value is None and not listed:
            found.append(False)
        elif value is not None and not listed:
            raise Failed("VALUE")
    if not found:
        raise Failed("VALUE")
    return found


def comparable(values: Iterable[Value]) -> list[Value]:
    """Return what of the arguments has a greatest: numbers, dates, moments, spans, of one kind."""
    found = [
        value
        for value, listed in sound(flat(values))
        if value is not None and (not listed or type(value) not in (str, bool))
    ]
    if any(type(value) in (str, bool, dict) for value in found) or len({type(value) for value in found}) > 1:
        raise Failed("VALUE")
    return found


def joinable(values: Iterable[Value]) -> list[str]:
    return [joined(value) for value, _ in sound(flat(values))]


def everything(values: Iterable[Value]) -> list[Value]:
    return [value for value, _ in flat(values)]


TAKEN: dict[str, Callable[[Value], Value]] = {
    "number": number,
    "number?": lambda value: value if value is None else number(value),
    "text": text,
    "bool": truth,
    "list": members,
    "any": lambda value: value,
    "T": lambda value: value,
}
"""How one argument is taken, by the type of its parameter; days and clocks are taken with the zone."""

SEVERAL: dict[str, Callable[[Iterable[Value]], list[Value]]] = {
    "numbers": numbers,
    "bools": truths,
    "comparable": comparable,
    "joinable": joinable,
    "values": everything,
    "list": lambda values: [members(value) for value in values],
    "T": list,
    "any": list,
}
"""How the arguments of a parameter that repeats are taken together."""
