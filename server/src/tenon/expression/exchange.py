"""Values as JSON. Numbers are JSON numbers or strings under a type; what JSON has no form for says its type.

``{"type": "date", "value": "2026-03-05"}``, ``datetime`` with an offset, ``duration`` in seconds,
``number`` as a string.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from tenon.expression.figures import MAX_DIGITS
from tenon.expression.model import FAULT_OF, Fault
from tenon.expression.parse import plain
from tenon.expression.values import Value, kind


class BadValue(ValueError):
    """A value of JSON is none of this language; the text says which."""


def from_json(value: Any) -> Value:
    """Return the value that a value of JSON stands for.

    Raises:
        BadValue: it stands for none.
    """
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int | float | Decimal):
        return _number(str(value))
    if isinstance(value, list):
        return [from_json(each) for each in value]
    if isinstance(value, dict) and set(value) == {"type", "value"}:
        return _typed(value["type"], value["value"])
    if isinstance(value, dict):
        return {key: from_json(each) for key, each in value.items()}
    raise BadValue(f"no value of the language: {value!r:.80}")


def _typed(type_: str, value: Any) -> Value:
    if value is None:
        return None
    try:
        match type_:
            case "date":
                return date.fromisoformat(value)
            case "datetime":
                moment = datetime.fromisoformat(value)
                return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
            case "duration":
                return timedelta(seconds=float(value))
            case "number":
                return _number(str(value))
            case "error":
                return FAULT_OF[value]
            case "text" | "bool" | "list" | "record":
                return from_json(value)
    except (ValueError, TypeError, KeyError, OverflowError):
        raise BadValue(f"no {type_}: {value!r:.80}") from None
    raise BadValue(f"no type of the language: {type_!r:.40}")


def _number(said: str) -> Decimal:
    try:
        number = Decimal(said)
    except InvalidOperation:
        raise BadValue(f"no number: {said:.40}") from None
    if not number.is_finite() or len(number.as_tuple().digits) > MAX_DIGITS or abs(number.adjusted()) > 1_000:
        raise BadValue(f"no number of at most {MAX_DIGITS} digits: {said:.40}")
    return number


def to_json_value(value: Value) -> Any:
    """Return a value for JSON: numbers as strings, days and moments in ISO 8601, spans in seconds."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return plain(Decimal(value.days * 86_400 + value.seconds) + Decimal(value.microseconds) / 1_000_000)
    if isinstance(value, Fault):
        return str(value)
    if isinstance(value, list):
        return [to_json_value(each) for each in value]
    if isinstance(value, dict):
        return {key: to_json_value(each) for key, each in value.items()}
    return value


def type_name(value: Value) -> str:
    """Return the name of a value's type: number, text, bool, date, datetime, duration, list, record, blank, error."""
    return kind(value)
