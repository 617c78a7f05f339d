"""The field type number: an exact decimal with its unit."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.amounts import AmountType
from tenon.schema.field_types.number.settings import NumberSettings


class NumberType(AmountType):
    key = "number"
    label: ClassVar[Words] = {"zh-CN": "数字", "en-US": "Number"}
    settings: ClassVar[type[Struct]] = NumberSettings
    titleable = True


TYPE = NumberType()
