"""The field type bool: yes or no, or not said."""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.characters import folded
from tenon.schema.field_type import BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.bool.settings import BoolSettings
from tenon.schema.model import Field

_SAID: dict[str, bool] = {
    **dict.fromkeys("是 对 有 真 同意 y yes true t on 1 √ ✓ ✔ ☑ ✅".split(), True),
    **dict.fromkeys("否 不 不是 没有 无 假 不同意 n no false f off 0 × ✗ ✘ x ☐ ❌".split(), False),
}
_TEXTS = {"zh-CN": ("否", "是"), "en-US": ("No", "Yes")}


class BoolType(FieldType):
    key = "bool"
    label: ClassVar[Words] = {"zh-CN": "是/否", "en-US": "Yes/No"}
    settings: ClassVar[type[Struct]] = BoolSettings
    storage: ClassVar[Storage] = "boolean"
    operator_set: ClassVar[OperatorSet] = "bool"
    uniqueable = False

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        answer = _read(value, field)
        if answer is False and field.settings.must_be_yes:
            raise BadValue(field, "F156", label=field.label)
        return {field.key: answer}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["boolean", "null"]}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return "" if value is None else _TEXTS.get(context.language, _TEXTS["en-US"])[bool(value)]


def _read(value: object, field: Field) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float) and value in (0, 1):
        return bool(value)
    if not isinstance(value, str):
        raise BadValue(field, "F155")
    typed = folded(value[:20]).rstrip("\ufe0f").casefold()
    if not typed:
        return None
    if typed not in _SAID:
        raise BadValue(field, "F155")
    return _SAID[typed]


TYPE = BoolType()
