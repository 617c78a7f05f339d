"""Texts: parts, places, replacements, formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from tenon.expression import texts
from tenon.expression.around import Around
from tenon.expression.days import local
from tenon.expression.figures import rounded, whole
from tenon.expression.formats import format_date, format_duration, format_number
from tenon.expression.model import Failed
from tenon.expression.texts import bounded, count, grouped
from tenon.expression.values import Value


def right(text: str, number: Decimal) -> str:
    return text[max(0, len(text) - count(number)) :]


def middle(text: str, start: Decimal, number: Decimal) -> str:
    first = count(start, 1) - 1
    return text[first : first + count(number)]


def replaced(text: str, start: Decimal, number: Decimal, new: str) -> str:
    first = count(start, 1) - 1
    return bounded(text[:first] + new + text[first + count(number) :])


def join(mark: str, skip_empty: bool, parts: Sequence[str]) -> str:
    return bounded(mark.join(part for part in parts if part or not skip_empty))


def value_of(said: Value) -> Decimal:
    if type(said) is Decimal:
        return said
    if said is None:
        return Decimal(0)
    if not isinstance(said, str):
        raise Failed("VALUE")
    return texts.parse_number(said)


def formatted(around: Around, value: Value, form: str) -> str:
    if len(form) > 255:
        raise Failed("VALUE")
    if isinstance(value, datetime):
        return format_date(local(value, around.zone), form)
    if isinstance(value, date):
        return format_date(value, form)
    if isinstance(value, timedelta):
        return format_duration(value, form)
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal) or value is None:
        return format_number(Decimal(0) if value is None else value, form)
    raise Failed("VALUE")


def fixed(number: Decimal, digits: Decimal, no_commas: bool) -> str:
    places = whole(digits)
    if abs(places) > 127:
        raise Failed("VALUE")
    return grouped(number, places, groups=not no_commas)


def dollars(number: Decimal, digits: Decimal) -> str:
    written = f"${fixed(abs(number), digits, no_commas=False)}"
    return f"({written})" if rounded(number, digits, "round") < 0 else written


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "LEFT": lambda text, number: text[: count(number)],
    "RIGHT": right,
    "MID": middle,
    "LEN": lambda text: Decimal(len(text)),
    "LOWER": texts.lower,
    "UPPER": texts.upper,
    "PROPER": texts.proper,
    "TRIM": texts.trim,
    "CLEAN": texts.clean,
    "CONCAT": lambda parts: bounded("".join(parts)),
    "TEXTJOIN": join,
    "SUBSTITUTE": texts.substitute,
    "REPLACE": replaced,
    "FIND": texts.find,
    "SEARCH": texts.search,
    "REPT": texts.repeated,
    "VALUE": value_of,
    "TEXT": formatted,
    "FIXED": fixed,
    "DOLLAR": dollars,
    "RMB": texts.rmb,
    "UNICHAR": texts.char,
    "UNICODE": texts.code,
    "NUMBERVALUE": texts.parse_by,
    "TEXTBEFORE": texts.before,
    "TEXTAFTER": texts.after,
    "TEXTSPLIT": texts.split,
}
