"""Exact decimals the way people write amounts (``1,234.5``, ``￥３万``, ``(1,234)``), and what fits a column."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, ClassVar

from tenon.schema.characters import folded
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.model import Column, Field

PRECISION = 24
"""Digits of every column of amounts, those after the point included."""

MAX_DECIMALS = 10
MAX_UNIT = 20

_SCALES = {"": 0, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_MINUSES = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2013": "-"})
_BARE = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,10})?")
"""A number as programs write it."""

_TYPED = re.compile(
    r"(?P<open>\()?(?P<sign>[+-]?)(?:[¥$]|RMB|CNY|人民币)?(?P<sign2>[+-]?)"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?|[0-9]{1,4}(?:,[0-9]{4})+(?:\.[0-9]*)?|[0-9]+\.?[0-9]*|\.[0-9]+)"
    r"(?P<exponent>[eE][+-]?[0-9]{1,3})?(?P<scale>万亿|百万|千万|[千万亿]?)(?:元整?|RMB|CNY)?(?P<close>\))?",
    re.IGNORECASE,
)


class AmountType(FieldType):
    """A type whose value is one exact decimal; its settings have ``decimals``, ``min``, ``max``."""

    storage: ClassVar[Storage] = "numeric"
    operator_set: ClassVar[OperatorSet] = "number"
    measures = frozenset({"sum", "avg", "min", "max", "count_distinct"})

    def columns(self, field: Field) -> tuple[Column, ...]:
        return (Column(field.key, f"numeric({PRECISION},{field.settings.decimals})"),)

    def check(self, field: Field) -> Iterator[BadSetting]:
        yield from bad_amounts(field.settings)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        number = read_amount(value, field)
        return {field.key: None if number is None else fitted(number, field)}

    def to_json(self, value: Any, field: Field) -> Any:
        return None if value is None else format(value, "f")

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["string", "null"], "format": "decimal", "pattern": r"^-?\d+(\.\d+)?$"}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return "" if value is None else f"{Decimal(value):,f}{field.settings.unit}"

    def cell(self, value: Any, field: Field, context: ValueContext) -> Any:
        return None if value is None else Decimal(value)


def read_amount(value: object, field: Field, unit: str | None = None) -> Decimal | None:
    """Return the number that ``value`` is or says, None if it is blank; the unit may stand behind it.

    Raises:
        BadValue: ``F103``, it is no number.
    """
    if value is None or isinstance(value, Decimal):
        return value
    if isinstance(value, str):
        return _read(value, field, field.settings.unit if unit is None else unit)
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value) if abs(value) < 10**PRECISION else Decimal("Infinity")
    if isinstance(value, float):
        # 15 significant digits are what a float holds; the noise behind them is not what the sender meant.
        return Decimal(f"{value:.15g}") if math.isfinite(value) else Decimal("Infinity")
    raise BadValue(field, "F103")


def fitted(number: Decimal, field: Field, decimals: int | None = None) -> Decimal:
    """Return the number with all decimals of its column, if it fits the settings.

    Raises:
        BadValue: ``F104``, it is out of range; ``F105``, it has too many decimals.
    """
    places = field.settings.decimals if decimals is None else decimals
    low, high = limits(field.settings.min, field.settings.max, places)
    if not number.is_finite() or not low <= number <= high:
        raise BadValue(field, "F104", min=f"{low:f}", max=f"{high:f}")
    exact = number.quantize(_unit(places))
    if exact != number:
        raise BadValue(field, "F105", decimals=places)
    return abs(exact) if exact.is_zero() else exact


@lru_cache(1_000)
def limits(low: str | float | None, high: str | float | None, decimals: int) -> tuple[Decimal, Decimal]:
    """Return the smallest and the largest value that the bounds and the column allow.

    Raises:
        InvalidOperation: a bound is no number.
    """
    widest = Decimal(10) ** (PRECISION - decimals) - Decimal(1).scaleb(-decimals)
    smallest = -widest if low is None else max(bound(low), -widest)
    return smallest, widest if high is None else min(bound(high), widest)


@lru_cache(PRECISION)
def _unit(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def bound(value: str | float) -> Decimal:
    """Return a number of the settings, which is decimal text or a JSON number.

    Raises:
        InvalidOperation: it is no finite number.
    """
    number = Decimal(str(value)[:200])
    if not number.is_finite() or abs(number.adjusted()) > PRECISION:
        raise InvalidOperation
    return number


def bad_amounts(settings: Any, decimals: int = 0) -> Iterator[BadSetting]:
    """Yield what is wrong with the settings that amounts share; the column has ``decimals`` more than are designed."""
    if not 0 <= settings.decimals <= MAX_DECIMALS:
        yield BadSetting("decimals", "M119", {"min": 0, "max": MAX_DECIMALS})
        return
    unit = getattr(settings, "unit", "")
    if len(unit) > MAX_UNIT:
        yield BadSetting("unit", "M121", {"max": MAX_UNIT, "actual": len(unit)})
    try:
        low, high = limits(settings.min, settings.max, settings.decimals + decimals)
    except ArithmeticError:
        yield BadSetting("min", "M120")
        return
    if low > high:
        yield BadSetting("min", "M120")


def _read(typed: str, field: Field, unit: str) -> Decimal | None:
    if _BARE.fullmatch(typed) and not unit[-1:].isdigit():
        return Decimal(typed)
    text = re.sub(r"\s", "", folded(typed[:200])).translate(_MINUSES)
    if not text:
        return None
    ending = re.sub(r"\s", "", folded(unit))
    if ending and text.endswith(ending) and text != ending:
        text = text.removesuffix(ending)
    match = _TYPED.fullmatch(text)
    if match is None or bool(match["open"]) is not bool(match["close"]) or (match["sign"] and match["sign2"]):
        raise BadValue(field, "F103")
    number = Decimal(match["digits"].replace(",", "") + (match["exponent"] or "")).scaleb(_SCALES[match["scale"]])
    # Accountants write what is owed in brackets.
    negative = "-" in (match["sign"] + match["sign2"]) or (bool(match["open"]) and not match["sign"])
    return -number if negative else number
