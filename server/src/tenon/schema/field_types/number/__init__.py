"""The field type number: exact decimals, typed the way people write amounts (``1,234.5``, ``￥３万``, ``2.5亿``)."""

from __future__ import annotations

import math
import re
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.characters import folded
from tenon.schema.field_type import BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.number.settings import NumberSettings
from tenon.schema.model import Column, Field

PRECISION = 24
"""Digits of every number column, those after the point included."""

_SCALES = {"": 0, "千": 3, "万": 4, "亿": 8}
_TYPED = re.compile(
    r"(?P<sign>[+-]?)[¥$]?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d{1,4}(?:,\d{4})+(?:\.\d*)?|\d+\.?\d*|\.\d+)"
    r"(?P<exponent>[eE][+-]?\d{1,3})?(?P<scale>[千万亿]?)元?"
)


class NumberType(FieldType):
    key = "number"
    label: ClassVar[Words] = {"zh-CN": "数字", "en-US": "Number"}
    settings: ClassVar[type[Struct]] = NumberSettings
    storage: ClassVar[Storage] = "numeric"
    operator_set: ClassVar[OperatorSet] = "number"
    sortable = True
    searchable = False
    groupable = True
    titleable = True
    measures = frozenset({"sum", "avg", "min", "max", "count_distinct"})

    def columns(self, field: Field) -> tuple[Column, ...]:
        return (Column(field.key, f"numeric({PRECISION},{field.settings.decimals})"),)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        number = _number(value, field)
        return {field.key: None if number is None else _fitted(number, field)}

    def to_json(self, value: Any, field: Field) -> Any:
        return None if value is None else format(value, "f")

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["string", "null"], "format": "decimal", "pattern": r"^-?\d+(\.\d+)?$"}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        if value is None:
            return ""
        return f"{Decimal(value):,f}{field.settings.unit}"

    def search_text(self, value: Any, field: Field) -> str | None:
        return None


def limits(settings: NumberSettings) -> tuple[Decimal, Decimal]:
    """Return the smallest and the largest value that the settings and the column allow.

    Raises:
        InvalidOperation: ``min`` or ``max`` is no number.
    """
    widest = Decimal(10) ** (PRECISION - settings.decimals) - Decimal(1).scaleb(-settings.decimals)
    low = -widest if settings.min is None else max(_bound(settings.min), -widest)
    high = widest if settings.max is None else min(_bound(settings.max), widest)
    return low, high


def _bound(value: str | int | float) -> Decimal:
    bound = Decimal(str(value))
    if not bound.is_finite():
        raise InvalidOperation
    return bound


def _number(value: object, field: Field) -> Decimal | None:
    if value is None or isinstance(value, Decimal):
        number = value
    elif isinstance(value, bool):
        raise BadValue(field, "F103")
    elif isinstance(value, int):
        number = Decimal(value) if abs(value) < 10**PRECISION else Decimal("Infinity")
    elif isinstance(value, float):
        # 15 significant digits are what a float holds; the noise behind them is not what the sender meant.
        number = Decimal(f"{value:.15g}") if math.isfinite(value) else Decimal("Infinity")
    elif isinstance(value, str):
        number = _read(value, field)
    else:
        raise BadValue(field, "F103")
    return number


def _read(typed: str, field: Field) -> Decimal | None:
    text = re.sub(r"\s", "", folded(typed[:200])).replace("\u2212", "-")
    if not text:
        return None
    unit = folded(field.settings.unit)
    if unit and text.endswith(unit) and text != unit:
        text = text.removesuffix(unit)
    match = _TYPED.fullmatch(text)
    if match is None:
        raise BadValue(field, "F103")
    digits = match["sign"] + match["digits"].replace(",", "") + (match["exponent"] or "")
    return Decimal(digits).scaleb(_SCALES[match["scale"]])


def _fitted(number: Decimal, field: Field) -> Decimal:
    low, high = limits(field.settings)
    if not number.is_finite() or not low <= number <= high:
        raise BadValue(field, "F104", min=f"{low:f}", max=f"{high:f}")
    fitted = number.quantize(Decimal(1).scaleb(-field.settings.decimals))
    if fitted != number:
        raise BadValue(field, "F105", decimals=field.settings.decimals)
    return abs(fitted) if fitted.is_zero() else fitted


TYPE = NumberType()
