"""The field type plate: the plate of a vehicle of the mainland, GA 36-2018, without spaces and dots."""

from __future__ import annotations

import re
from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.codes import CodeType
from tenon.schema.field_type import BadValue, ValueContext
from tenon.schema.field_types.plate.settings import PlateSettings
from tenon.schema.model import Field

_HOME = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-Z]"
_SERIAL = "[A-HJ-NP-Z0-9]"
_FORM = re.compile(
    f"{_HOME}{_SERIAL}{{5}}"  # ordinary
    f"|{_HOME}(?:[A-HJK]{_SERIAL}[0-9]{{4}}|[0-9]{{5}}[A-HJK])"  # new energy: small, large
    f"|{_HOME}{_SERIAL}{{4}}(?:[警学挂港澳领]|应急)"
    f"|使[0-9]{{6}}|[0-9]{{6}}使"
)
_SEPARATORS = re.compile(r"[\s·•・.‐‑‒–—―−-]")


class PlateType(CodeType):
    key = "plate"
    label: ClassVar[Words] = {"zh-CN": "车牌号", "en-US": "Licence plate"}
    settings: ClassVar[type[Struct]] = PlateSettings

    def read(self, typed: str, field: Field, context: ValueContext) -> str:
        plate = _SEPARATORS.sub("", typed).upper()
        if not _FORM.fullmatch(plate):
            raise BadValue(field, "F138")
        return plate


TYPE = PlateType()
