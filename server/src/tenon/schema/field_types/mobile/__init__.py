"""The field type mobile: eleven digits of the mainland, or a foreign number with its country."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.codes import CodeType, digits_in_full
from tenon.schema.field_type import BadValue, ValueContext
from tenon.schema.field_types.mobile.settings import MobileSettings
from tenon.schema.model import Field
from tenon.schema.phone_numbers import mobile_number


class MobileType(CodeType):
    key = "mobile"
    label: ClassVar[Words] = {"zh-CN": "手机号", "en-US": "Mobile"}
    settings: ClassVar[type[Struct]] = MobileSettings

    def read(self, typed: str, field: Field, context: ValueContext) -> str:
        number = mobile_number(digits_in_full(typed, field))
        if number is None:
            raise BadValue(field, "F135")
        return number


TYPE = MobileType()
