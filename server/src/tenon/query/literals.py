"""Values of comparisons: from JSON to bound parameters of the column's type, or an error that names the field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from tenon.access import Caller
from tenon.kernel.ids import parse_id
from tenon.query.errors import BadValue
from tenon.query.sql import Sql, value
from tenon.query.view import type_of
from tenon.schema import Field, plain

MAX_LIST = 1_000
MAX_DIGITS = 60
MAX_TEXT = 4_000

EXPECTED = {
    "text": "text",
    "numeric": "number",
    "date": "date",
    "timestamptz": "datetime",
    "uuid": "id",
}
"""Storage → the word that says what belongs there."""


def bind(field: Field, content: object, caller: Caller) -> Sql:
    """Bind one value for comparison with ``field``.

    Raises:
        BadValue: the value is not of the field's type.
    """
    storage = type_of(field).storage
    return value(_read(field, content, caller), storage)


def bind_list(field: Field, content: object, caller: Caller) -> Sql:
    """Bind a list of values (at most 1 000) as one array."""
    if not isinstance(content, list) or len(content) > MAX_LIST:
        raise BadValue(field=field.key, expected=f"[…] ≤ {MAX_LIST}")
    return value([_read(field, item, caller) for item in content], f"{type_of(field).storage}[]")


def bind_pair(field: Field, content: object, caller: Caller) -> tuple[Sql, Sql]:
    """Bind the two ends of ``between``, both included."""
    if not isinstance(content, list) or len(content) != 2:
        raise BadValue(field=field.key, expected="[from, to]")
    return bind(field, content[0], caller), bind(field, content[1], caller)


def text_of(field: Field, content: object) -> str:
    """Return a text to look for, in the form in which values are stored."""
    text = plain(content) if isinstance(content, str) and len(content) <= MAX_TEXT else ""
    if not text:
        raise BadValue(field=field.key, expected=EXPECTED["text"])
    return text


def like_escaped(text: str) -> str:
    r"""Return the text with the wildcards of LIKE taken literally.

    >>> like_escaped("50%_\\")
    '50\\%\\_\\\\'
    """
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _read(field: Field, content: object, caller: Caller) -> Any:
    storage = type_of(field).storage
    try:
        found = _READERS[storage](content, caller)
    except (ValueError, OverflowError, InvalidOperation):
        found = None
    if found is None:
        raise BadValue(field=field.key, expected=EXPECTED[storage])
    return found


def _text(content: object, _: Caller) -> str | None:
    return plain(content) if isinstance(content, str) and len(content) <= MAX_TEXT else None


def _number(content: object, _: Caller) -> Decimal | None:
    if isinstance(content, bool) or not isinstance(content, str | int | float):
        return None
    text = str(content).strip()
    if len(text) > MAX_DIGITS:
        return None
    number = Decimal(text)
    return number if number.is_finite() and abs(number.adjusted()) <= MAX_DIGITS else None


def _date(content: object, _: Caller) -> date | None:
    return date.fromisoformat(content) if isinstance(content, str) and len(content) == 10 else None


def _datetime(content: object, caller: Caller) -> datetime | None:
    if not isinstance(content, str) or len(content) > 40:
        return None
    moment = datetime.fromisoformat(content)
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(caller.timezone))
    return zoned.astimezone(UTC)


def _id(content: object, caller: Caller) -> Any:
    if isinstance(content, dict):
        content = content.get("id")
    if content == "$me":
        return caller.subject.user_id
    return parse_id(content) if isinstance(content, str) else None


_READERS: dict[str, Callable[[object, Caller], Any]] = {
    "text": _text,
    "numeric": _number,
    "date": _date,
    "timestamptz": _datetime,
    "uuid": _id,
}
