"""The field type url: an address of the web that is safe to follow: http or https, no password in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.codes import CodeType
from tenon.schema.field_type import BadSetting, BadValue, ValueContext
from tenon.schema.field_types.url.settings import UrlSettings
from tenon.schema.hosts import DOMAIN, HOST
from tenon.schema.model import Field

MOST = 2000
"""Characters that the oldest programs in use still follow."""

_ADDRESS = re.compile(
    r"""(?:(?P<scheme>https?):[/]{2})?(?P<host>\[[^\]\s]*\]|[^/?#:@\s]+)(?P<port>:[0-9]{1,5})?(?P<rest>[/?#][^\s<>"{}|\\^`]*)?""",
    re.IGNORECASE,
)
_WIDE_SCHEME = re.compile(r"\A(https?)[:：][/／]{2}", re.IGNORECASE)


class UrlType(CodeType):
    key = "url"
    label: ClassVar[Words] = {"zh-CN": "网址", "en-US": "Web address"}
    settings: ClassVar[type[Struct]] = UrlSettings

    def check(self, field: Field) -> Iterator[BadSetting]:
        if not 1 <= field.settings.max_length <= MOST:
            yield BadSetting("max_length", "M119", {"min": 1, "max": MOST})

    def read(self, typed: str, field: Field, context: ValueContext) -> str:
        found = _ADDRESS.fullmatch(_WIDE_SCHEME.sub(r"\1://", typed))
        if found is None:
            raise BadValue(field, "F133")
        host = found["host"].replace("。", ".").lower()
        # Without a scheme only what can be nothing but a domain is taken: "intranet" may as well be a word.
        if not (HOST if found["scheme"] else DOMAIN).fullmatch(host):
            raise BadValue(field, "F133")
        scheme = (found["scheme"] or "https").lower()
        address = f"{scheme}://{host}{found['port'] or ''}{found['rest'] or ''}"
        if len(address) > field.settings.max_length:
            raise BadValue(field, "F102", max=field.settings.max_length, actual=len(address))
        return address

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["string", "null"], "format": "uri", "maxLength": field.settings.max_length}


TYPE = UrlType()
