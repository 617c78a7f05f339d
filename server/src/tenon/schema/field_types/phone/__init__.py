"""The field type phone: a landline with its area code, a service number, a mobile or a foreign one; an extension."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.codes import CodeType, digits_in_full
from tenon.schema.field_type import BadSetting, BadValue, ValueContext
from tenon.schema.field_types.phone.settings import PhoneSettings
from tenon.schema.model import Field
from tenon.schema.phone_numbers import AREA_CODE, phone_number


class PhoneType(CodeType):
    key = "phone"
    label: ClassVar[Words] = {"zh-CN": "电话", "en-US": "Phone"}
    settings: ClassVar[type[Struct]] = PhoneSettings

    def check(self, field: Field) -> Iterator[BadSetting]:
        area_code = field.settings.area_code
        if area_code and not AREA_CODE.fullmatch(area_code):
            yield BadSetting("area_code", "M142", {"value": area_code[:20]})

    def read(self, typed: str, field: Field, context: ValueContext) -> str:
        number = phone_number(digits_in_full(typed, field), field.settings.area_code)
        if number is None:
            raise BadValue(field, "F134")
        return number


TYPE = PhoneType()
