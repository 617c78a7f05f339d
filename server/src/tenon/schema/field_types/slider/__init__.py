"""The field type slider: a number on a scale with steps."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.amounts import AmountType, bad_amounts, bound
from tenon.schema.field_type import BadSetting, BadValue, ValueContext
from tenon.schema.field_types.slider.settings import SliderSettings
from tenon.schema.model import Field


class SliderType(AmountType):
    key = "slider"
    label: ClassVar[Words] = {"zh-CN": "滑块", "en-US": "Slider"}
    settings: ClassVar[type[Struct]] = SliderSettings

    def check(self, field: Field) -> Iterator[BadSetting]:
        faults = list(bad_amounts(field.settings))
        yield from faults
        if not faults:
            yield from _bad_step(field.settings)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        row = super().parse(value, field, context)
        number, start, step = row[field.key], bound(field.settings.min), bound(field.settings.step)
        if number is not None and step > 0 and (number - start) % step:
            raise BadValue(field, "F154", min=f"{start:f}", step=f"{step:f}")
        return row


def _bad_step(settings: Any) -> Iterator[BadSetting]:
    unit = Decimal(1).scaleb(-settings.decimals)
    try:
        low, high, step = (bound(value) for value in (settings.min, settings.max, settings.step))
    except ArithmeticError:
        yield BadSetting("step", "M151")
        return
    if not 0 < step <= high - low or step % unit or low % unit:
        yield BadSetting("step", "M151")


TYPE = SliderType()
