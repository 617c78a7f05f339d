"""The field type bank_card: the number of a payment card, ISO/IEC 7812-1; encrypted, shown by its last four digits."""

from __future__ import annotations

import re
from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.checksums import luhn_check
from tenon.schema.codes import digits_in_full
from tenon.schema.field_type import BadValue, ValueContext
from tenon.schema.field_types.bank_card.settings import BankCardSettings
from tenon.schema.model import Field
from tenon.schema.sealing import SealedType


class BankCardType(SealedType):
    key = "bank_card"
    label: ClassVar[Words] = {"zh-CN": "银行卡号", "en-US": "Bank card"}
    settings: ClassVar[type[Struct]] = BankCardSettings

    def read(self, typed: str, field: Field, context: ValueContext) -> str:
        number = re.sub(r"[\s-]", "", digits_in_full(typed, field))
        if not re.fullmatch(r"[0-9]{13,19}", number):
            raise BadValue(field, "F147")
        if number[-1] != luhn_check(number[:-1]):
            raise BadValue(field, "F149")
        return number


TYPE = BankCardType()
