"""Single comparisons of a column with a value. Only positive operators stand here; the others deny them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tenon.access import Caller
from tenon.query.errors import BadValue
from tenon.query.grams import fold, is_prefix, needle_grams
from tenon.query.literals import bind, bind_list, bind_pair, like_escaped, text_of
from tenon.query.relative import MAX_UNITS, UNITS, days_between, midnight
from tenon.query.sql import TRUE, Sql, column, value
from tenon.query.view import type_of
from tenon.schema import Field

INVERSE_OF = {"ne": "eq", "not_in": "in", "not_contains": "contains", "empty": "not_empty"}
"""Negative operator → the positive one it denies."""

_SIGNS = {"eq": "=", "gt": ">", "ge": ">=", "lt": "<", "le": "<="}


def compare(field: Field, op: str, content: Any, alias: str, caller: Caller) -> Sql:
    """Compile a positive comparison of the field of the row under ``alias``; NULL or false when it does not hold.

    Raises:
        BadValue: the value does not fit the field or the operator.
    """
    return _COMPARISONS[op](field, op, content, alias, caller)


def gram_condition(field: Field, op: str, content: Any, alias: str) -> Sql:
    """Return what the index on ``search`` can say about a comparison of a searchable text; ``true`` if nothing.

    Never stricter than the comparison itself. One or two letters may stand anywhere in a word while the grams know
    only where words begin, so they ask nothing.
    """
    if not field.searchable or op not in ("contains", "starts_with", "ends_with"):
        return TRUE
    needle = fold(text_of(field, content))
    words = [] if is_prefix(needle) else needle_grams(needle)
    return "(" + column(alias, "search") + " @> " + value(words, "text[]") + ")" if words else TRUE


def _sign(field: Field, op: str, content: Any, alias: str, caller: Caller) -> Sql:
    return "(" + column(alias, field.column) + f" {_SIGNS[op]} " + bind(field, content, caller) + ")"


def _among(field: Field, _: str, content: Any, alias: str, caller: Caller) -> Sql:
    return "(" + column(alias, field.column) + " = ANY(" + bind_list(field, content, caller) + "))"


def _between(field: Field, _: str, content: Any, alias: str, caller: Caller) -> Sql:
    low, high = bind_pair(field, content, caller)
    return "(" + column(alias, field.column) + " BETWEEN " + low + " AND " + high + ")"


def _not_empty(field: Field, _: str, content: Any, alias: str, caller: Caller) -> Sql:
    if content is not None:
        raise BadValue(field=field.key, expected="null")
    return "(" + column(alias, field.column) + " IS NOT NULL)"


def _contains(field: Field, _: str, content: Any, alias: str, caller: Caller) -> Sql:
    return "(" + column(alias, field.column) + " ILIKE " + _pattern("%", field, content, "%") + ")"


def _starts(field: Field, _: str, content: Any, alias: str, caller: Caller) -> Sql:
    return "(" + column(alias, field.column) + " ILIKE " + _pattern("", field, content, "%") + ")"


def _ends(field: Field, _: str, content: Any, alias: str, caller: Caller) -> Sql:
    return "(" + column(alias, field.column) + " ILIKE " + _pattern("%", field, content, "") + ")"


def _pattern(before: str, field: Field, content: Any, after: str) -> Sql:
    return value(before + like_escaped(text_of(field, content)) + after, "text")


def _relative(field: Field, _: str, content: Any, alias: str, caller: Caller) -> Sql:
    first, after = _span(field, content, caller)
    name = column(alias, field.column)
    if type_of(field).storage == "date":
        low, high = value(first, "date"), value(after, "date")
    else:
        low = value(midnight(first, caller.timezone), "timestamptz")
        high = value(midnight(after, caller.timezone), "timestamptz")
    return "(" + name + " >= " + low + " AND " + name + " < " + high + ")"


def _span(field: Field, content: Any, caller: Caller) -> tuple[date, date]:
    if isinstance(content, dict) and content.keys() <= {"unit", "from", "to"} and content.get("unit") in UNITS:
        start, end = content.get("from", 0), content.get("to", 0)
        whole = all(isinstance(n, int) and not isinstance(n, bool) and abs(n) <= MAX_UNITS for n in (start, end))
        if whole and start <= end:
            try:
                return days_between(content["unit"], start, end, caller.now, caller.timezone)
            except OverflowError:
                pass
    raise BadValue(field=field.key, expected='{"unit": "day|week|month|quarter|year", "from": -7, "to": 0}')


_COMPARISONS: dict[str, Callable[[Field, str, Any, str, Caller], Sql]] = {
    **dict.fromkeys(_SIGNS, _sign),
    "in": _among,
    "between": _between,
    "not_empty": _not_empty,
    "contains": _contains,
    "starts_with": _starts,
    "ends_with": _ends,
    "relative": _relative,
}
