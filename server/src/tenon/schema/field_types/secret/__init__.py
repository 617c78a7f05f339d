"""The field type secret: any text that nobody should read in passing; nothing of it is shown, not even its length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.characters import is_storable, one_line, plain
from tenon.schema.field_type import BadSetting, BadValue, ValueContext
from tenon.schema.field_types.secret.settings import SecretSettings
from tenon.schema.model import Field
from tenon.schema.sealing import DOT, SealedType

MOST = 2000
"""Characters of a secret: keys and passphrases, no documents."""


class SecretType(SealedType):
    key = "secret"
    label: ClassVar[Words] = {"zh-CN": "加密文本", "en-US": "Secret"}
    settings: ClassVar[type[Struct]] = SecretSettings
    blind = "text"

    def indexed(self, field: Field) -> bool:
        return bool(field.settings.index)

    def operators(self, field: Field) -> tuple[str, ...]:
        return super().operators(field) if self.indexed(field) else ("empty", "not_empty")

    def mask(self, text: str) -> str:
        return DOT * 8

    def check(self, field: Field) -> Iterator[BadSetting]:
        yield from super().check(field)
        if not 1 <= field.settings.max_length <= MOST:
            yield BadSetting("max_length", "M119", {"min": 1, "max": MOST})
        if field.unique and not field.settings.index:
            yield BadSetting("index", "M143")

    def typed(self, value: object, field: Field) -> str | None:
        if value is None:
            return None
        if not isinstance(value, str):
            raise BadValue(field, "F110")
        if not is_storable(value):
            raise BadValue(field, "F112")
        return one_line(plain(value)) or None

    def read(self, typed: str, field: Field, context: ValueContext) -> str:
        if len(typed) > field.settings.max_length:
            raise BadValue(field, "F102", max=field.settings.max_length, actual=len(typed))
        return typed


TYPE = SecretType()
