"""Rounding, arithmetic, logarithms, trigonometry."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from tenon.expression import figures
from tenon.expression.figures import ONE, ZERO, multiple, rounded
from tenon.expression.model import Failed
from tenon.expression.values import Value


def ceiling(number: Decimal, step: Decimal) -> Decimal:
    if number > 0 > step:
        raise Failed("NUM")
    return multiple(number, abs(step), "ceil") if step > 0 or not step else multiple(number, step, "up")


def floor(number: Decimal, step: Decimal) -> Decimal:
    if not step:
        if not number:
            return ZERO
        raise Failed("DIV0")
    if number > 0 > step:
        raise Failed("NUM")
    return multiple(number, abs(step), "floor") if step > 0 else multiple(number, step, "down")


def nearest(number: Decimal, step: Decimal) -> Decimal:
    if number * step < 0:
        raise Failed("NUM")
    return multiple(number, step, "round")


def sign(number: Decimal) -> Decimal:
    return ZERO if not number else ONE if number > 0 else -ONE


def random_between(low: Decimal, high: Decimal) -> Decimal:
    first, last = int(low.to_integral_value(ROUND_CEILING)), int(high.to_integral_value(ROUND_FLOOR))
    if first > last or last - first > 10**15:
        raise Failed("NUM")
    return Decimal(first + secrets.randbelow(last - first + 1))


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "ABS": abs,
    "ROUND": lambda number, digits: rounded(number, digits, "round"),
    "ROUNDUP": lambda number, digits: rounded(number, digits, "up"),
    "ROUNDDOWN": lambda number, digits: rounded(number, digits, "down"),
    "CEILING": ceiling,
    "FLOOR": floor,
    "INT": lambda number: rounded(number, ZERO, "floor"),
    "MOD": figures.modulo,
    "MROUND": nearest,
    "SIGN": sign,
    "SQRT": figures.root,
    "EXP": figures.exponential,
    "LN": figures.logarithm,
    "LOG": figures.logarithm_to,
    "GCD": figures.common_divisor,
    "LCM": figures.common_multiple,
    "FACT": figures.factorial,
    "COMBIN": figures.combinations,
    "PI": lambda: figures.PI,
    "DEGREES": figures.degrees,
    "RADIANS": figures.radians,
    "SIN": lambda number: figures.angle(number, "sin"),
    "COS": lambda number: figures.angle(number, "cos"),
    "TAN": lambda number: figures.angle(number, "tan"),
    "RANDBETWEEN": random_between,
}
