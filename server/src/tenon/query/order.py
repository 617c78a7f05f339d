"""The order of a list, and where a page continues in it.

Empty values come last upwards and first downwards: that is the order of a plain btree index read in either direction,
so ``(field, id)`` serves both. The id ends every order, in the direction of the key before it, so no two records tie.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from tenon.query.errors import BadCursor, NotSortable
from tenon.query.requests import Order
from tenon.query.sql import FALSE, TRUE, Sql, all_of, any_of, column, join, value
from tenon.query.view import ID, View, type_of

_NEVER_EMPTY = frozenset(("id", "created_at", "updated_at"))


class SortKey(msgspec.Struct, frozen=True):
    """One column of an order. ``cast`` is its SQL type; ``nullable`` whether it may be empty."""

    name: str
    cast: str
    desc: bool
    nullable: bool


Keys = tuple[SortKey, ...]
ID_DOWN = SortKey("id", "uuid", True, False)
NEWEST_FIRST: Keys = (SortKey("created_at", "timestamptz", True, False), ID_DOWN)
LATEST_DELETED_FIRST: Keys = (SortKey("deleted_at", "timestamptz", True, False), ID_DOWN)


def sort_keys(view: View, orders: Sequence[Order], deleted: bool = False) -> Keys:
    """Return the columns of an order, the id last.

    Raises:
        UnknownField, NotSortable: by what the caller may read and the types of the fields.
    """
    found: dict[str, SortKey] = {}
    for order in orders:
        key = _sort_key(view, order, deleted)
        found.setdefault(key.name, key)
    keys = tuple(found.values())
    if not keys:
        return LATEST_DELETED_FIRST if deleted else _newest_first(view)
    if "id" in found:
        return keys[: list(found).index("id") + 1]
    return (*keys, SortKey("id", "uuid", keys[-1].desc, False))


def order_by(keys: Keys, alias: str) -> Sql:
    """Return the ORDER BY list. PostgreSQL's own placing of NULLs is the one wanted, so none is written."""
    return join(", ", [column(alias, key.name) + (" DESC" if key.desc else "") for key in keys])


def key_json(keys: Keys, alias: str) -> Sql:
    """Return the keys of the row under ``alias`` as a JSON array of texts, for a cursor."""
    return "json_build_array(" + join(", ", [column(alias, key.name) + "::text" for key in keys]) + ")::text"


def described(keys: Keys) -> str:
    """Say an order in a word, for binding a cursor to it."""
    return ",".join(f"{'-' if key.desc else ''}{key.name}" for key in keys)


def read_key(keys: Keys, texts: Sequence[str | None]) -> tuple[Any, ...]:
    """Turn the texts of a cursor back into values.

    Raises:
        BadCursor: they are not of these keys' types.
    """
    if len(texts) != len(keys):
        raise BadCursor()
    return tuple(None if text is None else read_text(key.cast, text) for key, text in zip(keys, texts, strict=True))


def read_text(cast: str, text: str) -> Any:
    """Turn what PostgreSQL writes for a value of the type ``cast`` back into it.

    Raises:
        BadCursor: it is not of that type.
    """
    try:
        return _READERS[cast](text)
    except (ValueError, ArithmeticError):
        raise BadCursor() from None


def after(keys: Keys, values: Sequence[Any], alias: str) -> list[Sql]:
    """Return which rows follow the one with these key values, as disjoint predicates in the order of their rows.

    One field and the id make two predicates at most, each served by the index on both; the reader puts them together
    with UNION ALL, because an OR would make PostgreSQL read the index from its beginning.
    """
    if len(keys) == 1:
        return [_beyond(keys[0], values[0], alias)]
    if len(keys) == 2 and keys[0].desc is keys[1].desc:
        return _after_pair(keys, values, alias)
    return [_after_any(keys, values, alias)]


def _newest_first(view: View) -> Keys:
    """An id is made when its record is, so it says the same to those who may not read the time."""
    return NEWEST_FIRST if view.scope.can_read("created_at") else (ID_DOWN,)


def _after_pair(keys: Keys, values: Sequence[Any], alias: str) -> list[Sql]:
    key, last = keys[0], values[0]
    name = column(alias, key.name)
    if last is None:
        empty = all_of([name + " IS NULL", _beyond(keys[1], values[1], alias)])
        return [empty, name + " IS NOT NULL"] if key.desc else [empty]
    pair = "(" + name + ", " + column(alias, keys[1].name) + ")"
    known = pair + (" < (" if key.desc else " > (") + join(", ", _bound(keys, values)) + ")"
    return [known] if key.desc or not key.nullable else [known, name + " IS NULL"]


def _after_any(keys: Keys, values: Sequence[Any], alias: str) -> Sql:
    ways = []
    for place, key in enumerate(keys):
        same = [_same(k, v, alias) for k, v in zip(keys[:place], values[:place], strict=True)]
        ways.append(all_of([*same, _beyond(key, values[place], alias)]) if _possible(key, values[place]) else FALSE)
    return all_of([_start(keys[0], values[0], alias), any_of(ways)])


def _start(key: SortKey, last: Any, alias: str) -> Sql:
    """Bound the first column, which alone tells the index where to begin."""
    if last is None:
        return TRUE if key.desc else column(alias, key.name) + " IS NULL"
    if key.nullable and not key.desc:
        return TRUE
    return column(alias, key.name) + (" <= " if key.desc else " >= ") + value(last, key.cast)


def _possible(key: SortKey, last: Any) -> bool:
    return last is not None or key.desc


def _beyond(key: SortKey, last: Any, alias: str) -> Sql:
    name = column(alias, key.name)
    if last is None:
        return name + " IS NOT NULL" if key.desc else FALSE
    beyond = name + (" < " if key.desc else " > ") + value(last, key.cast)
    return "(" + beyond + " OR " + name + " IS NULL)" if key.nullable and not key.desc else beyond


def _same(key: SortKey, last: Any, alias: str) -> Sql:
    name = column(alias, key.name)
    return name + " IS NULL" if last is None else name + " = " + value(last, key.cast)


def _bound(keys: Keys, values: Sequence[Any]) -> list[Sql]:
    return [value(content, key.cast) for key, content in zip(keys, values, strict=True)]


def _sort_key(view: View, order: Order, deleted: bool) -> SortKey:
    field = view.field(order.field)
    if field is ID:
        return SortKey("id", "uuid", order.desc, False)
    if not type_of(field).sortable:
        raise NotSortable(field=field.key)
    name = field.sort_column
    cast = type_of(field).storage if name == field.column else "text"
    return SortKey(name, cast, order.desc, not (name in _NEVER_EMPTY or (deleted and name == "deleted_at")))


_READERS: dict[str, Callable[[str], Any]] = {
    "text": str,
    "numeric": Decimal,
    "bigint": int,
    "boolean": "true".__eq__,
    "time": time.fromisoformat,
    "date": date.fromisoformat,
    "timestamptz": datetime.fromisoformat,
    "uuid": UUID,
}
