"""The field type id_card: the number of a citizen, GB 11643-1999; encrypted, shown by its last four characters."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.checksums import id_card_check
from tenon.schema.field_type import BadValue, ValueContext
from tenon.schema.field_types.id_card.settings import IdCardSettings
from tenon.schema.model import Field
from tenon.schema.sealing import SealedType

_FORM = re.compile(r"[1-9][0-9]{16}[0-9X]")
_OLD = re.compile(r"[1-9][0-9]{14}")
_PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split()
)
"""GB/T 2260, and 83 for residents from Taiwan. A foreigner's permanent residence begins with 9 before the province."""

_EARLIEST = date(1880, 1, 1)


class IdCardType(SealedType):
    key = "id_card"
    label: ClassVar[Words] = {"zh-CN": "身份证号", "en-US": "Identity card"}
    settings: ClassVar[type[Struct]] = IdCardSettings

    def read(self, typed: str, field: Field, context: ValueContext) -> str:
        number = re.sub(r"[\s-]", "", typed).upper()
        if _OLD.fullmatch(number):
            raise BadValue(field, "F143")
        if not _FORM.fullmatch(number):
            raise BadValue(field, "F142", actual=len(number))
        if (number[1:3] if number[0] == "9" else number[:2]) not in _PROVINCES:
            raise BadValue(field, "F144")
        born = _birthday(number)
        if born is None or not _EARLIEST <= born <= context.now.astimezone(ZoneInfo(context.timezone)).date():
            raise BadValue(field, "F145")
        if number[-1] != id_card_check(number[:-1]):
            raise BadValue(field, "F146")
        return number

    def details(self, text: str) -> dict[str, Any]:
        born = _birthday(text)
        return {"birthday": born and born.isoformat(), "sex": "male" if int(text[16]) % 2 else "female"}


def _birthday(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


TYPE = IdCardType()
