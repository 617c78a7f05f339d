"""The field type email: one address, its domain in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.codes import CodeType
from tenon.schema.field_type import BadSetting, BadValue, ValueContext
from tenon.schema.field_types.email.settings import EmailSettings
from tenon.schema.hosts import DOMAIN
from tenon.schema.model import Field

MAX_LENGTH = 254
"""RFC 5321: what fits into a path of 256 with its brackets."""

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"(?=.{{1,64}}\Z){_ATOM}(?:\.{_ATOM})*")


class EmailType(CodeType):
    key = "email"
    label: ClassVar[Words] = {"zh-CN": "邮箱", "en-US": "E-mail"}
    settings: ClassVar[type[Struct]] = EmailSettings

    def check(self, field: Field) -> Iterator[BadSetting]:
        for place, domain in enumerate(field.settings.allowed_domains):
            if not DOMAIN.fullmatch(domain):
                yield BadSetting(f"allowed_domains[{place}]", "M141", {"value": domain[:80]})

    def read(self, typed: str, field: Field, context: ValueContext) -> str:
        local, _, domain = re.sub(r"\Amailto:", "", typed, flags=re.IGNORECASE).rpartition("@")
        domain = domain.replace("。", ".").lower()
        if not _LOCAL.fullmatch(local) or not DOMAIN.fullmatch(domain):
            raise BadValue(field, "F130")
        address = f"{local}@{domain}"
        if len(address) > MAX_LENGTH:
            raise BadValue(field, "F102", max=MAX_LENGTH, actual=len(address))
        allowed = field.settings.allowed_domains
        if allowed and not any(f".{domain}".endswith(f".{each}") for each in allowed):
            raise BadValue(field, "F131", domains=list(allowed))
        return address

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["string", "null"], "format": "email", "maxLength": MAX_LENGTH}


TYPE = EmailType()
