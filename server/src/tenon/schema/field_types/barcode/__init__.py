"""The field type barcode: what a scanner reads off goods and papers, checked where its symbology has a check digit."""

from __future__ import annotations

import re
from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.checksums import gtin_check
from tenon.schema.codes import CodeType, digits_in_full
from tenon.schema.field_type import BadValue, ValueContext
from tenon.schema.field_types.barcode.settings import BarcodeSettings
from tenon.schema.model import Field

MAX_LENGTH = 500
"""Characters of a code of free form: what fits into an index entry whatever the script."""

_DIGITS = {"ean13": 13, "ean8": 8, "upca": 12}
_CODE_128 = re.compile(r"[ -~]{1,80}")


class BarcodeType(CodeType):
    key = "barcode"
    label: ClassVar[Words] = {"zh-CN": "条码/二维码", "en-US": "Barcode"}
    settings: ClassVar[type[Struct]] = BarcodeSettings

    def read(self, typed: str, field: Field, context: ValueContext) -> str:
        symbology = field.settings.symbology
        if symbology in _DIGITS:
            return _goods(typed, field, _DIGITS[symbology])
        if len(typed) > MAX_LENGTH:
            raise BadValue(field, "F102", max=MAX_LENGTH, actual=len(typed))
        if symbology == "code128" and not _CODE_128.fullmatch(typed):
            raise BadValue(field, "F139")
        return typed


def _goods(typed: str, field: Field, length: int) -> str:
    code = re.sub(r"[\s-]", "", digits_in_full(typed, field))
    if not re.fullmatch(rf"[0-9]{{{length}}}", code):
        raise BadValue(field, "F140", digits=length)
    expected = gtin_check(code[:-1])
    if code[-1] != expected:
        raise BadValue(field, "F141", expected=expected)
    return code


TYPE = BarcodeType()
