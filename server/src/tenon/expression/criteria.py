"""Criteria of conditional aggregates: a value, or a text like ``>=5``, ``<>a``, ``a*``. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from tenon.expression.days import read_date
from tenon.expression.model import Failed, Fault
from tenon.expression.texts import lower, matches, parse_number
from tenon.expression.values import Value, compare

_WRITTEN = re.compile(r"(<=|>=|<>|<|>|=)?(.*)", re.DOTALL)
_ORDER: dict[str, Callable[[int], bool]] = {
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    ">=": lambda order: order >= 0,
}

Criterion = Callable[[Value], bool]


def criterion(wanted: Value) -> Criterion:
    """Return what tells whether a value meets a criterion. Case does not matter, ``* ? ~`` are wildcards."""
    if not isinstance(wanted, str):
        return lambda value: _equals(value, wanted)
    found = _WRITTEN.fullmatch(wanted)
    sign, said = (found[1] or "=", found[2]) if found else ("=", wanted)
    target = _meant(said)
    if sign in ("=", "<>"):
        equal: Criterion = _blank if said == "" and found and found[1] else _equal_to(target)
        return equal if sign == "=" else lambda value: not equal(value)
    holds = _ORDER[sign]

    def meets(value: Value) -> bool:
        if value is None or isinstance(value, Fault) or type(value) is not type(target):
            return False
        if isinstance(value, str) and isinstance(target, str):
            return holds(compare(lower(value), lower(target)))
        return holds(compare(value, target))

    return meets


def _equal_to(target: Value) -> Criterion:
    return lambda value: _equals(value, target)


def _equals(value: Value, target: Value) -> bool:
    if target is None:
        return value is None or (value == Decimal(0) and type(value) is Decimal)
    if isinstance(value, str) and isinstance(target, str):
        return matches(value, target)
    if isinstance(value, str) and isinstance(target, Decimal):
        return value.strip() == str(target)
    return type(value) is type(target) and bool(value == target)


def _blank(value: Value) -> bool:
    return value is None or value == ""


def _meant(said: str) -> Value:
    """Return the number, the logical value or the day that a text says, or the text itself."""
    if said.upper() in ("TRUE", "FALSE"):
        return said.upper() == "TRUE"
    for read in (parse_number, read_date):
        try:
            meant: Decimal | date = read(said)
        except Failed:
            continue
        return meant
    return said
