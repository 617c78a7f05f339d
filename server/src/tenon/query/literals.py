"""Values of comparisons: from JSON to bound parameters of the column's type, or an error that names the field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from tenon.access import Caller
from tenon.kernel.ids import parse_id
from tenon.query.errors import BadValue
from tenon.query.sql import Sql, value
from tenon.query.view import type_of
from tenon.schema import BadValue as BadFieldValue
from tenon.schema import Field, ValueContext, plain

MAX_LIST = 1_000
MAX_DIGITS = 60
MAX_TEXT = 4_000
MAX_WHOLE = 2**63

EXPECTED = {
    "text": "text",
    "numeric": "number",
    "bigint": "whole number",
    "boolean": "true | false",
    "date": "date",
    "timestamptz": "datetime",
    "time": "time",
    "uuid": "id",
    "daterange": "date",
    "bytea": "text",
}
"""Storage → the word that says what belongs there."""


def bind(field: Field, content: object, caller: Caller) -> Sql:
    """Bind one value for comparison with ``field``.

    Raises:
        BadValue: the value is not of the field's type.
    """
    return value(read_literal(field, content, caller), type_of(field).storage)


def bind_list(field: Field, content: object, caller: Caller) -> Sql:
    """Bind a list of values (at most 1 000) as one array; of a field that holds lists, values of their elements."""
    if not isinstance(content, list) or len(content) > MAX_LIST:
        raise BadValue(field=field.key, expected=f"[…] ≤ {MAX_LIST}")
    return value([read_literal(field, item, caller) for item in content], f"{_element(field)}[]")


def bind_pair(field: Field, content: object, caller: Caller) -> tuple[Sql, Sql]:
    """Bind the two ends of ``between``, both included."""
    if not isinstance(content, list) or len(content) != 2:
        raise BadValue(field=field.key, expected="[from, to]")
    return bind(field, content[0], caller), bind(field, content[1], caller)


def bind_day(field: Field, content: object) -> Sql:
    """Bind a day."""
    try:
        day = _date(content, None)
    except ValueError:
        day = None
    if day is None:
        raise BadValue(field=field.key, expected=EXPECTED["date"])
    return value(day, "date")


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


def columns_of_value(field: Field, content: object, caller: Caller) -> dict[str, Any]:
    """Return what the field's type makes of a value, by column.

    Raises:
        BadValue: it takes no such value.
    """
    context = ValueContext(caller.now, caller.timezone, caller.language)
    try:
        return type_of(field).parse(content, field, context)
    except BadFieldValue:
        raise BadValue(field=field.key, expected=EXPECTED["text"]) from None


def read_literal(field: Field, content: object, caller: Caller) -> Any:
    """Return one value (of a field that holds lists: of one element) as the database takes it.

    Raises:
        BadValue: it is not of the field's type.
    """
    storage = _element(field)
    if isinstance(content, dict) and type_of(field).refers is None:
        content = _carried(field, content, caller)
    try:
        found = _READERS[storage](content, caller)
    except (ValueError, OverflowError, InvalidOperation):
        found = None
    if found is None:
        raise BadValue(field=field.key, expected=EXPECTED[storage])
    return _as_stored(field, found, caller) if storage == "text" else found


def _carried(field: Field, parts: dict[Any, Any], caller: Caller) -> object:
    """Return what the first column holds of a value answered in parts; as it is, if the type would refuse it."""
    try:
        return columns_of_value(field, parts, caller)[field.column]
    except BadValue:
        return parts


def _as_stored(field: Field, text: str, caller: Caller) -> Any:
    """Return a text in the form in which the field's type keeps it; as it is, if the type would refuse it."""
    kind = type_of(field)
    try:
        stored = columns_of_value(field, [text] if kind.many else text, caller)[field.column]
    except BadValue:
        return text
    if kind.many:
        stored = stored[0] if isinstance(stored, list) and len(stored) == 1 else None
    return stored if isinstance(stored, str) else text


def _element(field: Field) -> str:
    return type_of(field).storage.removesuffix("[]")


def _text(content: object, _: Caller | None) -> str | None:
    return plain(content) if isinstance(content, str) and len(content) <= MAX_TEXT else None


def _number(content: object, _: Caller | None) -> Decimal | None:
    if isinstance(content, dict):
        content = content.get("amount")
    if isinstance(content, bool) or not isinstance(content, str | int | float | Decimal):
        return None
    text = str(content).strip()
    if len(text) > MAX_DIGITS:
        return None
    number = Decimal(text)
    return number if number.is_finite() and abs(number.adjusted()) <= MAX_DIGITS else None


def _whole(content: object, caller: Caller | None) -> int | None:
    number = _number(content, caller)
    return int(number) if number is not None and number == int(number) and abs(number) < MAX_WHOLE else None


def _flag(content: object, _: Caller | None) -> bool | None:
    return content if isinstance(content, bool) else None


def _date(content: object, _: Caller | None) -> date | None:
    if not isinstance(content, str) or len(content) not in (7, 10):
        return None
    return date.fromisoformat(content if len(content) == 10 else f"{content}-01")


def _time(content: object, _: Caller | None) -> time | None:
    found = time.fromisoformat(content) if isinstance(content, str) and 5 <= len(content) <= 8 else None
    return found if found is not None and found.tzinfo is None else None


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
    "bigint": _whole,
    "boolean": _flag,
    "date": _date,
    "timestamptz": _datetime,
    "time": _time,
    "uuid": _id,
}
