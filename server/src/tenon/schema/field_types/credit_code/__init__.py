"""The field type credit_code: the unified social credit code of an organisation, GB 32100-2015."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.checksums import CREDIT_CODE_ALPHABET, credit_code_check
from tenon.schema.codes import CodeType
from tenon.schema.field_type import BadValue, ValueContext
from tenon.schema.field_types.credit_code.settings import CreditCodeSettings
from tenon.schema.model import Field

_FORM = re.compile(f"[{CREDIT_CODE_ALPHABET}]{{18}}")


class CreditCodeType(CodeType):
    key = "credit_code"
    label: ClassVar[Words] = {"zh-CN": "信用代码", "en-US": "Credit code"}
    settings: ClassVar[type[Struct]] = CreditCodeSettings

    def read(self, typed: str, field: Field, context: ValueContext) -> str:
        code = re.sub(r"[\s-]", "", typed).upper()
        if not _FORM.fullmatch(code):
            raise BadValue(field, "F136", actual=len(code))
        if code[-1] != credit_code_check(code[:-1]):
            raise BadValue(field, "F137")
        return code

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["string", "null"], "pattern": f"^{_FORM.pattern}$"}


TYPE = CreditCodeType()
