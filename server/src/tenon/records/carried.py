"""Database values as the texts that PostgreSQL reads, for rows that travel column by column."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import asyncpg


def as_text(content: Any) -> str | None:
    r"""Return a database value as the text that its column's type reads; None stays None.

    >>> as_text(["a", 'b"c', "d\\"]), as_text(b"\x01\xff"), as_text(True)
    ('{"a","b\\"c","d\\\\"}', '\\x01ff', 'true')
    """
    if content is None or content.__class__ is str:
        text: str | None = content
        return text
    make = _TEXTS.get(content.__class__)
    if make is None:
        # What the database driver gives may be of a class of its own below the usual one.
        make = next(make for kind, make in _TEXTS.items() if isinstance(content, kind))
    return make(content)


def range_text(content: asyncpg.Range) -> str:
    """Return a range of days as PostgreSQL writes it: ``[2026-01-01,2026-02-01)``."""
    low, high = (str(day) if day is not None else "" for day in (content.lower, content.upper))
    return f"{'[' if content.lower_inc else '('}{low},{high}{']' if content.upper_inc else ')'}"


def _array(items: Any) -> str:
    texts = [str(item) for item in items]
    joined = '","'.join(texts)
    if "\\" in joined or joined.count('"') != 2 * (len(texts) - 1):
        joined = '","'.join(text.replace("\\", "\\\\").replace('"', '\\"') for text in texts)
    return f'{{"{joined}"}}' if texts else "{}"


_TEXTS: dict[type, Callable[[Any], str]] = {
    bool: lambda truth: "true" if truth else "false",
    int: str,
    float: str,
    Decimal: str,
    UUID: str,
    bytes: lambda raw: f"\\x{raw.hex()}",
    datetime: datetime.isoformat,
    date: date.isoformat,
    time: time.isoformat,
    list: _array,
    tuple: _array,
    asyncpg.Range: range_text,
}
