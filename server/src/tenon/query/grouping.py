"""Groups in the order in which people expect them: choices as they were designed, people and records by their names.

A list and the figures of its groups are two statements that must agree on this order to the last tie, because whoever
draws the list finds a group's rows by counting. Both take it from here: the rank of a group, then its key; what has
none comes last in either direction.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tenon.query.errors import BadCursor, BadValue, NotGroupable, UnknownField
from tenon.query.order import read_text
from tenon.query.predicate import live, row_predicate
from tenon.query.requests import Group
from tenon.query.sql import EMPTY, Sql, all_of, column, value
from tenon.query.view import View, type_of
from tenon.schema import Field

BUCKETS = {
    "day": "YYYY-MM-DD",
    "week": 'IYYY-"W"IW',
    "month": "YYYY-MM",
    "quarter": 'YYYY-"Q"Q',
    "year": "YYYY",
}
"""Spans of days that belong together, with how they are written."""

_SPANS = {"day": "1 day", "week": "7 days", "month": "1 month", "quarter": "3 months", "year": "1 year"}
_PEOPLE = {"member": "sys_member", "department": "sys_department"}
_INNER = "gr"


class Standing(msgspec.Struct, frozen=True):
    """Where a record stands among groups.

    Attributes:
        joins: stands behind ``FROM <table> t``; leaves one row per record.
        key: the value that the records of a group share.
        rank: what groups are ordered by before their key; None where the key itself is the order.
        field: what the groups are made of.
        cast: SQL type of the key.
        span: of the days of a group, as an interval; empty where the key is the field's own value.
    """

    joins: Sql
    key: Sql
    rank: Sql | None
    field: Field
    cast: str
    span: str = ""


def standing_in(view: View, group: Group) -> Standing:
    """Return where the record under the alias ``t`` stands among the groups of a list.

    Raises:
        UnknownField: the field is absent or hidden.
        NotGroupable: by its type, because it holds several values, or because it stands in another object.
    """
    field = view.field(group.path[0], group.path)
    kind = type_of(field)
    if len(group.path) > 1 or not kind.groupable or kind.many or field.key == "id":
        raise NotGroupable(field=".".join(group.path)[:80], bucket=group.bucket or "")
    own = column("t", field.column)
    if kind.operator_set == "date":
        key = bucketed(view, field, own, group.bucket)
        return Standing(EMPTY, key, None, field, "date", _SPANS[group.bucket or "day"])
    if group.bucket:
        raise NotGroupable(field=field.key, bucket=group.bucket[:20])
    joins, rank = _ranked(view, field, own)
    return Standing(joins, own, rank, field, kind.storage)


def bucketed(view: View, field: Field, own: Sql, bucket: str | None) -> Sql:
    """Return the first day of the span that a day or moment falls into, in the zone of the caller.

    Raises:
        NotGroupable: there is no such span.
    """
    span = bucket or "day"
    if span not in BUCKETS:
        raise NotGroupable(field=field.key, bucket=span[:20])
    if type_of(field).storage == "timestamptz":
        own = "(" + own + " AT TIME ZONE " + value(view.caller.timezone, "text") + ")"
    elif span == "day":
        return own
    else:
        own = own + "::timestamp"
    return f"date_trunc('{span}', " + own + ")::date"


def places(standing: Standing, desc: bool) -> list[Sql]:
    """Return what a list is ordered by before its own order."""
    way = Sql(" DESC NULLS LAST" if desc else " NULLS LAST")
    return [each + way for each in (standing.rank, standing.key) if each is not None]


def among(standing: Standing, keys: Sequence[str | None]) -> tuple[Sql, Sql | None]:
    """Return which records stand in groups, and what their groups are ordered by if there are several.

    Args:
        standing: where records stand.
        keys: of the groups in their order, as an aggregate writes them; None, what is empty, alone.

    Raises:
        BadValue: one of them is no key of such groups.
    """
    if keys[0] is None:
        return standing.key + " IS NULL", None
    try:
        read = [read_text(standing.cast, key or "") for key in keys]
    except BadCursor:
        raise BadValue(field=standing.field.key, expected=standing.cast) from None
    if len(read) > 1:
        wanted = value(read, f"{standing.cast}[]")
        return standing.key + " = ANY(" + wanted + ")", "array_position(" + wanted + ", " + standing.key + ")"
    key = value(read[0], standing.cast)
    return _within(standing, key) + standing.key + " = " + key, None


def _within(standing: Standing, day: Sql) -> Sql:
    """Bound the field itself, which an index knows and the span of its day does not; a day more for every zone."""
    if not standing.span:
        return EMPTY
    own = column("t", standing.field.column)
    last = "(" + day + f" + interval '{standing.span}')::date + 1"
    return own + " >= " + day + " - 1 AND " + own + " <= " + last + " AND "


def _ranked(view: View, field: Field, own: Sql) -> tuple[Sql, Sql | None]:
    kind = type_of(field)
    table = _PEOPLE.get(kind.refers or "")
    if table:
        # Numbers are compared far faster than names, a hundred thousand times, and people are few.
        people = view.catalog.table(table)
        placed = f"SELECT p.id, row_number() OVER (ORDER BY p.spelling, p.id) AS place FROM {people} p"
        return f" LEFT JOIN ({placed}) {_INNER} ON {_INNER}.id = " + own, Sql(f"{_INNER}.place")
    if kind.refers == "record":
        return _titled(view, field, own)
    if field.options:
        return EMPTY, "array_position(" + value(list(field.options), "text[]") + ", " + own + ")"
    return EMPTY, column("t", field.sort_column) if field.sort_column != field.column else None


def _titled(view: View, field: Field, own: Sql) -> tuple[Sql, Sql | None]:
    """Order by the title of what a relation names, as far as the caller may see it."""
    try:
        target = view.target(field, (field.key,))
    except UnknownField:
        return EMPTY, None
    if target.title is None:
        return EMPTY, None
    on = all_of([f"{_INNER}.id = " + own, live(_INNER), row_predicate(target, _INNER)])
    return f" LEFT JOIN {target.table} {_INNER} ON " + on, column(_INNER, target.title.sort_column)
