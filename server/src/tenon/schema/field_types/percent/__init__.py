"""The field type percent: a fraction that is typed and shown as a percentage (0.15 is 15 %)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.amounts import PRECISION, AmountType, bad_amounts, fitted, read_amount
from tenon.schema.characters import folded
from tenon.schema.field_type import BadSetting, BadValue, ValueContext
from tenon.schema.field_types.percent.settings import PercentSettings
from tenon.schema.model import Column, Field

MAX_DECIMALS = 8

_HUNDREDTH = re.compile(r"百分之(?P<spoken>.+)|(?P<signed>.+?)\s*%")


class PercentType(AmountType):
    key = "percent"
    label: ClassVar[Words] = {"zh-CN": "百分比", "en-US": "Percent"}
    settings: ClassVar[type[Struct]] = PercentSettings

    def columns(self, field: Field) -> tuple[Column, ...]:
        return (Column(field.key, f"numeric({PRECISION},{_places(field)})"),)

    def check(self, field: Field) -> Iterator[BadSetting]:
        if not 0 <= field.settings.decimals <= MAX_DECIMALS:
            yield BadSetting("decimals", "M119", {"min": 0, "max": MAX_DECIMALS})
        else:
            yield from bad_amounts(field.settings, 2)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        number = _typed(value, field) if context.typed else _sent(value, field)
        return {field.key: None if number is None else _fitted(number, field)}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        pattern = rf"^-?\d+\.\d{{{_places(field)}}}$"
        return {"type": ["string", "null"], "format": "decimal", "pattern": pattern}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return "" if value is None else f"{Decimal(value).scaleb(2):,.{field.settings.decimals}f}%"

    def cell(self, value: Any, field: Field, context: ValueContext) -> Any:
        return self.text(value, field, context)


def _typed(value: object, field: Field) -> Decimal | None:
    """Read what a person wrote: a bare figure is what ``entry`` says.

    A number of up to 1 is the fraction that a spreadsheet keeps behind a cell formatted as a percentage.
    """
    number = _sent(value, field)
    if number is None or field.settings.entry == "fraction" or _signed(value):
        return number
    is_cell = not isinstance(value, str) and abs(number) <= 1
    return number if is_cell else number.scaleb(-2)


def _sent(value: object, field: Field) -> Decimal | None:
    """Read what a program sends: a fraction, unless it says percent."""
    if not isinstance(value, str):
        return read_amount(value, field, "")
    match = _HUNDREDTH.fullmatch(folded(value[:200]))
    if match is None:
        return read_amount(value, field, "")
    number = read_amount(match["spoken"] or match["signed"], field, "")
    return None if number is None else number.scaleb(-2)


def _signed(value: object) -> bool:
    return isinstance(value, str) and _HUNDREDTH.fullmatch(folded(value[:200])) is not None


def _fitted(number: Decimal, field: Field) -> Decimal:
    try:
        return fitted(number, field, _places(field))
    except BadValue as error:
        params = error.problem.params
        if error.problem.code == "F105":
            raise BadValue(field, "F105", decimals=field.settings.decimals) from None
        bounds = {name: f"{Decimal(str(value)).scaleb(2):f}%" for name, value in params.items()}
        raise BadValue(field, "F104", **bounds) from None


def _places(field: Field) -> int:
    return int(field.settings.decimals) + 2


TYPE = PercentType()
