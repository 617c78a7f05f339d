"""Database values as the texts that PostgreSQL reads, for rows that travel column by column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import asyncpg
from asyncpg.pgproto import pgproto


def array_text(contents: Sequence[Any]) -> str:
    r"""Return database values as the text of an array of texts, each as the text that its column's type reads.

    >>> print(array_text(["a", None, 'b"c', "d\\", True, b"\x01\xff", 3]))
    {"a",NULL,"b\"c","d\\","true","\\x01ff","3"}
    """
    texts = [each if each is None or each.__class__ is str else _text(each) for each in contents]
    joined = '","'.join(["" if text is None else text for text in texts])
    if not texts:
        return "{}"
    if None in texts or "\\" in joined or joined.count('"') != 2 * len(texts) - 2:
        return "{" + ",".join([_quoted(text) for text in texts]) + "}"
    return '{"' + joined + '"}'


def _quoted(text: str | None) -> str:
    if text is None:
        return "NULL"
    if "\\" in text or '"' in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def _text(content: Any) -> str:
    make = _TEXTS.get(content.__class__)
    if make is None:
        # What the database driver gives may be of a class of its own below the usual one.
        make = next(make for kind, make in _TEXTS.items() if isinstance(content, kind))
    return make(content)


def range_text(content: asyncpg.Range) -> str:
    """Return a range of days as PostgreSQL writes it: ``[2026-01-01,2026-02-01)``."""
    low, high = (str(day) if day is not None else "" for day in (content.lower, content.upper))
    return f"{'[' if content.lower_inc else '('}{low},{high}{']' if content.upper_inc else ')'}"


_TEXTS: dict[type, Callable[[Any], str]] = {
    bool: lambda truth: "true" if truth else "false",
    int: str,
    float: str,
    Decimal: str,
    UUID: str,
    pgproto.UUID: str,
    bytes: lambda raw: f"\\x{raw.hex()}",
    datetime: datetime.isoformat,
    date: date.isoformat,
    time: time.isoformat,
    list: array_text,
    tuple: array_text,
    asyncpg.Range: range_text,
}
