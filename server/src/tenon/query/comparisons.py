"""Single comparisons of a column with a value. Only positive operators stand here; the others deny them."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from typing import Any

from tenon.access import Caller
from tenon.query.errors import BadValue
from tenon.query.grams import fold, is_prefix, needle_grams
from tenon.query.literals import (
    bind,
    bind_day,
    bind_list,
    bind_pair,
    columns_of_value,
    like_escaped,
    read_literal,
    text_of,
)
from tenon.query.relative import MAX_UNITS, UNITS, days_between, midnight
from tenon.query.sql import TRUE, Sql, column, value
from tenon.query.view import View, type_of
from tenon.query.words import words_of
from tenon.schema import Blind, Field

INVERSE_OF = {
    "ne": "eq",
    "not_in": "in",
    "not_contains": "contains",
    "empty": "not_empty",
    "has_none": "has_any",
    "not_under": "under",
}
"""Negative operator → the positive one it denies."""

_SIGNS = {"eq": "=", "gt": ">", "ge": ">=", "lt": "<", "le": "<="}
_LISTS = {"has_any": "&&", "has_all": "@>"}
_LAST = "\U0010ffff"
"""Sorts after every letter."""

_EARTH_METERS = 6_371_000
_MAX_METERS = 1_000_000


def compare(field: Field, op: str, content: Any, alias: str, view: View) -> Sql:
    """Compile a positive comparison of the field of the row under ``alias``; NULL or false when it does not hold.

    Raises:
        BadValue: the value does not fit the field or the operator.
    """
    return _COMPARISONS[op](field, op, content, alias, view)


def gram_condition(field: Field, op: str, content: Any, alias: str) -> Sql:
    """Return what the index on ``search`` can say about a comparison of a searchable text; ``true`` if nothing.

    Never stricter than the comparison itself. One or two letters may stand anywhere in a word while the grams know
    only where words begin, so they ask nothing. What is asked of a text with marks is asked with its marks.
    """
    if not field.searchable or op not in ("contains", "starts_with", "ends_with") or _marked(field):
        return TRUE
    needle = fold(text_of(field, content))
    words = [] if is_prefix(needle) else needle_grams(needle)
    return "(" + column(alias, "search") + " @> " + value(words, "text[]") + ")" if words else TRUE


def _marked(field: Field) -> bool:
    return not type_of(field).storage.startswith("text") or any(c.part == "plain" for c in field.columns)


def _sign(field: Field, op: str, content: Any, alias: str, view: View) -> Sql:
    if type_of(field).sealed:
        return _sealed(field, content, alias, view)
    return "(" + column(alias, field.column) + f" {_SIGNS[op]} " + bind(field, content, view.caller) + ")"


def _sealed(field: Field, content: Any, alias: str, view: View) -> Sql:
    """Compare with the blind index, which equal texts have in common."""
    for name, blind in columns_of_value(field, content, view.caller).items():
        if isinstance(blind, Blind) and view.caller.sealer is not None:
            found = view.caller.sealer.blind(view.object.key, field.key, blind)
            return "(" + column(alias, name) + " = " + value(found, "bytea") + ")"
    raise BadValue(field=field.key, expected="text")


def _among(field: Field, _: str, content: Any, alias: str, view: View) -> Sql:
    return "(" + column(alias, field.column) + " = ANY(" + bind_list(field, content, view.caller) + "))"


def _between(field: Field, _: str, content: Any, alias: str, view: View) -> Sql:
    low, high = bind_pair(field, content, view.caller)
    return "(" + column(alias, field.column) + " BETWEEN " + low + " AND " + high + ")"


def _not_empty(field: Field, _: str, content: Any, alias: str, view: View) -> Sql:
    if content is not None:
        raise BadValue(field=field.key, expected="null")
    if type_of(field).storage == "none":
        lines = view.catalog.table(f"{view.object.key}__{field.key}")
        return Sql(f"(EXISTS (SELECT FROM {lines} l WHERE l.parent_id = {alias}.id AND l.deleted_at IS NULL))")
    return "(" + column(alias, field.column) + " IS NOT NULL)"


def _contains(field: Field, _: str, content: Any, alias: str, view: View) -> Sql:
    return "(" + words_of(field, alias) + " ILIKE " + _pattern("%", field, content, "%") + ")"


def _starts(field: Field, _: str, content: Any, alias: str, view: View) -> Sql:
    return "(" + words_of(field, alias) + " ILIKE " + _pattern("", field, content, "%") + ")"


def _ends(field: Field, _: str, content: Any, alias: str, view: View) -> Sql:
    return "(" + words_of(field, alias) + " ILIKE " + _pattern("%", field, content, "") + ")"


def _pattern(before: str, field: Field, content: Any, after: str) -> Sql:
    return value(before + like_escaped(text_of(field, content)) + after, "text")


def _has(field: Field, op: str, content: Any, alias: str, view: View) -> Sql:
    return "(" + column(alias, field.column) + f" {_LISTS[op]} " + bind_list(field, content, view.caller) + ")"


def _exactly(field: Field, _: str, content: Any, alias: str, view: View) -> Sql:
    own, wanted = column(alias, field.column), bind_list(field, content, view.caller)
    return "(" + own + " @> " + wanted + " AND " + own + " <@ " + wanted + ")"


def _under(field: Field, _: str, content: Any, alias: str, view: View) -> Sql:
    """Compare with a node and everything below it."""
    own, wanted = column(alias, field.column), read_literal(field, content, view.caller)
    if type_of(field).refers == "department":
        return "(" + own + " IN (" + _departments_below(view, wanted) + "))"
    start = type_of(field).below(wanted, field)
    below = "(" + own + " >= " + value(start, "text") + " AND " + own + " < " + value(start + _LAST, "text") + ")"
    return "(" + own + " = " + value(wanted, "text") + " OR " + below + ")"


def _departments_below(view: View, top: object) -> Sql:
    table = view.catalog.table("sys_department")
    first = f"SELECT d.id FROM {table} d WHERE d.id = " + value(top, "uuid")
    further = f" UNION SELECT d.id FROM {table} d JOIN below b ON d.parent_id = b.id"
    return "WITH RECURSIVE below AS (" + first + further + ") SELECT b.id FROM below b"


def _overlaps(field: Field, _: str, content: Any, alias: str, view: View) -> Sql:
    if not isinstance(content, list) or len(content) != 2:
        raise BadValue(field=field.key, expected="[from, to]")
    low, high = bind_day(field, content[0]), bind_day(field, content[1])
    if content[0] > content[1]:
        raise BadValue(field=field.key, expected="[from, to]")
    return "(" + column(alias, field.column) + " && daterange(" + low + ", " + high + ", '[]'))"


def _covers(field: Field, _: str, content: Any, alias: str, view: View) -> Sql:
    return "(" + column(alias, field.column) + " @> " + bind_day(field, content) + ")"


def _within(field: Field, _: str, content: Any, alias: str, view: View) -> Sql:
    """Compare the distance on the globe; a box around the circle keeps far records out cheaply."""
    east, north, meters = _circle(field, content)
    parts = {c.part: column(alias, c.name) for c in field.columns}
    longitude, latitude = parts["longitude"], parts["latitude"]
    high = math.degrees(meters / _EARTH_METERS)
    wide = high / max(math.cos(math.radians(north)), 0.01)
    box = latitude + " BETWEEN " + value(north - high, "float8") + " AND " + value(north + high, "float8")
    box += " AND " + longitude + " BETWEEN " + value(east - wide, "float8") + " AND " + value(east + wide, "float8")
    x, y = value(east, "float8"), value(north, "float8")
    half = "power(sin(radians(" + latitude + "::float8 - " + y + ") / 2), 2) + cos(radians(" + y + ")) * "
    half += "cos(radians(" + latitude + "::float8)) * power(sin(radians(" + longitude + "::float8 - " + x + ") / 2), 2)"
    distance = f"2 * {_EARTH_METERS} * asin(sqrt(least(1, " + half + ")))"
    return "(" + box + " AND " + distance + " <= " + value(meters, "float8") + ")"


def _circle(field: Field, content: Any) -> tuple[float, float, float]:
    try:
        east, north, meters = (float(content[name]) for name in ("longitude", "latitude", "meters"))
    except (KeyError, TypeError, ValueError):
        east = north = meters = math.nan
    if abs(east) <= 180 and abs(north) <= 90 and 0 < meters <= _MAX_METERS:
        return east, north, meters
    raise BadValue(field=field.key, expected='{"longitude": 113.9, "latitude": 22.5, "meters": 500}')


def _relative(field: Field, _: str, content: Any, alias: str, view: View) -> Sql:
    caller = view.caller
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


_COMPARISONS: dict[str, Callable[[Field, str, Any, str, View], Sql]] = {
    **dict.fromkeys(_SIGNS, _sign),
    **dict.fromkeys(_LISTS, _has),
    "in": _among,
    "between": _between,
    "not_empty": _not_empty,
    "contains": _contains,
    "starts_with": _starts,
    "ends_with": _ends,
    "relative": _relative,
    "exactly": _exactly,
    "under": _under,
    "overlaps": _overlaps,
    "covers": _covers,
    "within": _within,
}
