"""SQL as a value: text that we wrote, identifiers of the Catalog, and bound values that never become text.

A ``Sql`` is a sequence of parts. Text parts come from constants of this room and of ``records``; ``ident`` quotes a
name that fits the key pattern; everything a caller sent is a ``Bound``, which renders as ``$n::cast``. Placeholders are
numbered in order of appearance, one number for one ``Bound``, so that equal shapes have equal text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from tenon.kernel.names import quote_ident
from tenon.query.errors import BadText

_SURROGATE = re.compile("[\ud800-\udfff]")


class Bound:
    """A value for one placeholder, with the type it is cast to (a constant of ours such as ``"uuid"``)."""

    __slots__ = ("cast", "value")

    def __init__(self, value: object, cast: str) -> None:
        self.value = value
        self.cast = cast


class Statement(NamedTuple):
    """Finished SQL with ``$1 … $n`` and the values in that order."""

    text: str
    params: tuple[Any, ...]


class Sql:
    """A fragment. ``+`` joins two fragments or a fragment and text of ours; fragments are never changed."""

    __slots__ = ("parts",)

    def __init__(self, *parts: str | Bound) -> None:
        self.parts = parts

    def __add__(self, other: Sql | str) -> Sql:
        return Sql(*self.parts, *(other.parts if isinstance(other, Sql) else (other,)))

    def __radd__(self, other: str) -> Sql:
        return Sql(other, *self.parts)

    def __bool__(self) -> bool:
        return bool(self.parts)

    def render(self) -> Statement:
        """Return the text with numbered placeholders and the parameters.

        >>> Sql("a = ", Bound(1, "int"), " AND b = ", Bound("x", "text")).render()
        Statement(text='a = $1::int AND b = $2::text', params=(1, 'x'))
        """
        text: list[str] = []
        numbers: dict[int, str] = {}
        params: list[Any] = []
        for part in self.parts:
            if isinstance(part, str):
                text.append(part)
                continue
            placeholder = numbers.get(id(part))
            if placeholder is None:
                params.append(part.value)
                placeholder = numbers[id(part)] = f"${len(params)}::{part.cast}"
            text.append(placeholder)
        return Statement("".join(text), tuple(params))


EMPTY = Sql()
TRUE = Sql("true")
FALSE = Sql("false")


def value(content: object, cast: str) -> Sql:
    """Bind a value under a cast.

    Raises:
        BadText: a text holds a NUL character or half of a surrogate pair, which PostgreSQL cannot store.
    """
    for text in content if isinstance(content, list) else (content,):
        if isinstance(text, str) and not storable(text):
            raise BadText()
    return Sql(Bound(content, cast))


def storable(text: str) -> bool:
    """Tell whether PostgreSQL can hold the text: no NUL, no lone surrogate."""
    return "\x00" not in text and (text.isascii() or _SURROGATE.search(text) is None)


def ident(name: str) -> Sql:
    """Quote a column or table name of the Catalog."""
    return Sql(quote_ident(name))


def qualified(schema: str, table: str) -> Sql:
    """Quote ``schema.table``."""
    return Sql(f"{quote_ident(schema)}.{quote_ident(table)}")


def column(alias: str, name: str) -> Sql:
    """Quote a column of a table that stands under one of our aliases."""
    return Sql(f"{alias}.{quote_ident(name)}")


def join(separator: str, pieces: Iterable[Sql]) -> Sql:
    """Join fragments by a separator of ours."""
    parts: list[str | Bound] = []
    for number, piece in enumerate(pieces):
        if number:
            parts.append(separator)
        parts.extend(piece.parts)
    return Sql(*parts)


def all_of(pieces: Iterable[Sql]) -> Sql:
    """Join conditions by AND, leaving out those that are always true; none at all is ``true``."""
    kept = [piece for piece in pieces if piece is not TRUE]
    if any(piece is FALSE for piece in kept):
        return FALSE
    if len(kept) <= 1:
        return kept[0] if kept else TRUE
    return "(" + join(" AND ", kept) + ")"


def any_of(pieces: Iterable[Sql]) -> Sql:
    """Join conditions by OR, leaving out those that are never true; none at all is ``false``."""
    kept = [piece for piece in pieces if piece is not FALSE]
    if any(piece is TRUE for piece in kept):
        return TRUE
    if len(kept) <= 1:
        return kept[0] if kept else FALSE
    return "(" + join(" OR ", kept) + ")"


def compacted(piece: Sql) -> Sql:
    """Return the same fragment with neighbouring texts merged: worth it for one that is kept and rendered often."""
    parts: list[str | Bound] = []
    for part in piece.parts:
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        else:
            parts.append(part)
    return Sql(*parts)
