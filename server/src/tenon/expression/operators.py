"""The operators on values: numbers are exact, days and spans know each other, a blank day stays blank. Pure."""

from __future__ import annotations

import decimal
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

from tenon.expression.days import add_days
from tenon.expression.figures import ZERO, divide, power, whole
from tenon.expression.model import Failed
from tenon.expression.texts import bounded
from tenon.expression.values import Value, compare, joined, number, same

_DAYS = (date, datetime)
_MICROSECONDS = Decimal(1_000_000)


def add(a: Value, b: Value) -> Value:
    if type(a) is Decimal and type(b) is Decimal:
        return a + b
    if isinstance(a, _DAYS) or isinstance(b, _DAYS):
        day, rest = (a, b) if isinstance(a, _DAYS) else (b, a)
        return _moved(day, rest, 1)
    if type(a) is timedelta or type(b) is timedelta:
        return None if a is None or b is None else _span(a) + _span(b)
    return number(a) + number(b)


def sub(a: Value, b: Value) -> Value:
    if type(a) is Decimal and type(b) is Decimal:
        return a - b
    if isinstance(a, _DAYS) or isinstance(b, _DAYS):
        if a is None or b is None:
            return None
        if type(a) is date and type(b) is date:
            return Decimal((a - b).days)
        if type(a) is datetime and type(b) is datetime:
            return a - b
        if isinstance(a, _DAYS):
            return _moved(a, b, -1)
        raise Failed("VALUE")
    if type(a) is timedelta or type(b) is timedelta:
        return None if a is None or b is None else _span(a) - _span(b)
    return number(a) - number(b)


def mul(a: Value, b: Value) -> Value:
    if type(a) is timedelta or type(b) is timedelta:
        span, times = (a, b) if type(a) is timedelta else (b, a)
        return None if times is None else _spanned(_seconds(_span(span)) * number(times))
    return number(a) * number(b)


def div(a: Value, b: Value) -> Value:
    if type(a) is timedelta:
        if type(b) is timedelta:
            return divide(_seconds(a), _seconds(b))
        return _spanned(divide(_seconds(a), number(b)))
    return divide(number(a), number(b))


def neg(a: Value) -> Value:
    if type(a) is timedelta:
        return -a
    return -number(a) or ZERO


def pos(a: Value) -> Value:
    return a


def percent(a: Value) -> Value:
    return number(a).scaleb(-2)


def raised(a: Value, b: Value) -> Value:
    return power(number(a), number(b))


def concat(a: Value, b: Value) -> Value:
    return bounded(joined(a) + joined(b))


def _moved(day: Value, by: Value, sign: int) -> Value:
    if by is None:
        return None
    if type(day) is date and type(by) is Decimal:
        return add_days(day, sign * whole(by))
    if type(day) is datetime and type(by) is timedelta:
        try:
            return day + sign * by
        except OverflowError:
            raise Failed("NUM") from None
    raise Failed("VALUE")


def _span(value: Value) -> timedelta:
    if type(value) is not timedelta:
        raise Failed("VALUE")
    return value


def _seconds(span: timedelta) -> Decimal:
    return Decimal(span.days * 86_400 + span.seconds) + Decimal(span.microseconds) / _MICROSECONDS


def _spanned(seconds: Decimal) -> timedelta:
    try:
        return timedelta(microseconds=int((seconds * _MICROSECONDS).to_integral_value(decimal.ROUND_HALF_UP)))
    except OverflowError:
        raise Failed("NUM") from None


BINARY: dict[str, Callable[[Value, Value], Value]] = {
    "add": add,
    "sub": sub,
    "mul": mul,
    "div": div,
    "power": raised,
    "concat": concat,
    "eq": same,
    "ne": lambda a, b: not same(a, b),
    "lt": lambda a, b: compare(a, b) < 0,
    "le": lambda a, b: compare(a, b) <= 0,
    "gt": lambda a, b: compare(a, b) > 0,
    "ge": lambda a, b: compare(a, b) >= 0,
}

UNARY: dict[str, Callable[[Value], Value]] = {"neg": neg, "pos": pos, "percent": percent}
