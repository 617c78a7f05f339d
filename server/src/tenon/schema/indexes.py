"""Which indexes an object wants, from its fields alone. An index's name tells its definition, so names can be compared.

Lists are partial (live rows) and end in ``id``, as the keyset of every list does; what people sort by is the pinyin
shadow where a text has one. A unique index leaves blanks alone: NULLs are never equal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from msgspec import Struct

from tenon.kernel.names import quote_ident
from tenon.schema.field_types import FIELD_TYPES
from tenon.schema.model import PARENT_ID, POSITION, Field, Object

MAX_INDEXED_LENGTH = 500
"""Characters of a text that fit into an index entry (2,704 bytes) whatever the script."""

MAX_SPELT_LENGTH = 200
"""The same for a text whose pinyin shadow is indexed."""

_LIVE = "WHERE deleted_at IS NULL"
_MAX_NAME = 63


class Index(Struct, frozen=True):
    """One index. ``fields`` are the keys it stands for; ``columns`` its columns in order, ``id`` at the end implied."""

    name: str
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    unique: bool = False
    body: str = ""

    def create(self, table: str, *, concurrently: bool = False) -> str:
        """Return the statement that creates it on ``table`` (quoted and qualified)."""
        unique, online = "UNIQUE " if self.unique else "", "CONCURRENTLY " if concurrently else ""
        return f"CREATE {unique}INDEX {online}{quote_ident(self.name)} ON {table} {self.body}"


def wanted_indexes(target: Object) -> dict[str, Index]:
    """Return the indexes of an object by name."""
    return {index.name: index for index in _wanted(target)}


def unique_indexes(target: Object) -> dict[str, tuple[str, ...]]:
    """Return the name of each unique index with the field keys it guards.

    Lines have none in the database: what is unique inside a record is told when its lines are written, under the lock
    of the record, where two lines may also swap their values.
    """
    return {index.name: index.fields for index in _unique(target)}


def can_index(field: Field) -> bool:
    """Tell whether the values of a field are short enough for an index."""
    kind = FIELD_TYPES[field.type]
    if kind.storage != "text":
        return True
    longest = getattr(field.settings, "max_length", 0 if kind.operator_set != "long_text" else MAX_INDEXED_LENGTH + 1)
    return bool(longest <= (MAX_SPELT_LENGTH if field.searchable else MAX_INDEXED_LENGTH))


def _wanted(target: Object) -> Iterator[Index]:
    if target.parent:
        # Lines are read with their record, never as a list of what somebody made or deleted.
        yield _of_parent(target)
    else:
        yield from _of_system(target)
    if target.search_fields:
        yield Index(
            _name(target.key, ("search",), "gin"),
            tuple(field.key for field in target.search_fields),
            ("search",),
            body=f"USING gin (search) {_LIVE}",
        )
    for field in target.own_fields:
        yield from _of_field(target, field)
    yield from _of_activity(target)
    if not target.parent:
        yield from _unique(target)


def _of_parent(target: Object) -> Index:
    columns = (PARENT_ID, POSITION)
    body = f"({PARENT_ID}, {quote_ident(POSITION)}) {_LIVE}"
    return Index(_name(target.key, columns, "ix"), columns, columns, body=body)


def _of_system(target: Object) -> Iterator[Index]:
    # None on updated_at: every update would touch it, and none could stay on its page (HOT).
    for key in ("created_at", "owner_id"):
        yield _list(target, key, key)
    yield Index(
        _name(target.key, ("deleted_at",), "ix"),
        (),
        ("deleted_at",),
        body=f"({quote_ident('deleted_at')}, id) WHERE deleted_at IS NOT NULL",
    )


def _of_field(target: Object, field: Field) -> Iterator[Index]:
    if not field.columns or not can_index(field):
        return
    kind, columns = FIELD_TYPES[field.type], set()
    if field.key == target.title_field and not target.parent:
        columns.add(field.sort_column)
    if field.indexed or kind.refers == "record":
        method = "gin" if kind.many else "gist" if kind.storage == "daterange" else ""
        if method:
            yield _special(target, field, method)
            return
        columns |= {field.unique_column, field.sort_column} - ({field.column} if kind.sealed else set())
    for column in sorted(columns):
        yield _list(target, field.key, column)


def _of_activity(target: Object) -> Iterator[Index]:
    """Yield what timelines are read by: the activities of a record, in the order of their moments."""
    at = target.fields.get(target.activity.at) if target.activity is not None else None
    if at is None:
        return
    for field in target.own_fields:
        kind = FIELD_TYPES[field.type]
        if kind.refers == "record" and not kind.many and not field.lines:
            columns = (field.column, at.column)
            quoted = ", ".join(quote_ident(column) for column in (*columns, "id"))
            yield Index(_name(target.key, columns, "ix"), (field.key, at.key), columns, body=f"({quoted}) {_LIVE}")


def _unique(target: Object) -> Iterator[Index]:
    rules = [(field.key,) for field in target.own_fields if field.unique] + list(target.unique_together)
    for keys in dict.fromkeys(rules):
        columns = tuple(target.fields[key].unique_column for key in keys)
        quoted = ", ".join(quote_ident(column) for column in columns)
        yield Index(_name(target.key, columns, "uq"), keys, columns, True, f"({quoted}) {_LIVE}")


def _list(target: Object, key: str, column: str) -> Index:
    return Index(_name(target.key, (column,), "ix"), (key,), (column,), body=f"({quote_ident(column)}, id) {_LIVE}")


def _special(target: Object, field: Field, method: str) -> Index:
    """Return an index that finds lists by what they hold, and ranges by what they cover."""
    name = _name(target.key, (field.column,), method)
    return Index(name, (field.key,), (field.column,), body=f"USING {method} ({quote_ident(field.column)}) {_LIVE}")


def _name(object_key: str, columns: Iterable[str], suffix: str) -> str:
    """Join with ``__``, which no key contains; a name that is too long ends in a hash of itself."""
    name = "__".join((object_key, *columns, suffix))
    if len(name) <= _MAX_NAME:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:16]
    return f"{object_key[:30]}__{digest}__{suffix}"
