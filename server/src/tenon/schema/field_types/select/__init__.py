"""The field type select: one of a list of options; stored by its key, typed by key or label."""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words, resolve
from tenon.schema.bodies import Option
from tenon.schema.characters import folded
from tenon.schema.field_type import BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.select.settings import SelectSettings
from tenon.schema.model import Column, Field


class SelectType(FieldType):
    key = "select"
    label: ClassVar[Words] = {"zh-CN": "单选", "en-US": "Single select"}
    settings: ClassVar[type[Struct]] = SelectSettings
    storage: ClassVar[Storage] = "text"
    operator_set: ClassVar[OperatorSet] = "select"
    sortable = True
    searchable = False
    groupable = True
    measures = frozenset({"count_distinct"})

    def columns(self, field: Field) -> tuple[Column, ...]:
        return (Column(field.key, "text"),)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        if value is None or (isinstance(value, str) and not value.strip()):
            return {field.key: None}
        if not isinstance(value, str):
            raise BadValue(field, "F106", value=str(value)[:80])
        option = field.options.get(value) or _labelled(value, field)
        if option is None:
            raise BadValue(field, "F106", value=value[:80])
        if option.retired:
            raise BadValue(field, "F107", value=resolve(option.label, context.language) or option.key)
        return {field.key: option.key}

    def to_json(self, value: Any, field: Field) -> Any:
        return value

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"enum": [*field.options, None]}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        option = field.options.get(value)
        return (value or "") if option is None else resolve(option.label, context.language) or option.key

    def search_text(self, value: Any, field: Field) -> str | None:
        return None


def _labelled(typed: str, field: Field) -> Option | None:
    wanted = folded(typed).casefold()
    fitting = [option for option in field.options.values() if wanted in labels_of(option)]
    live = [option for option in fitting if not option.retired]
    return next(iter(live or fitting), None)


def labels_of(option: Option) -> frozenset[str]:
    """Return everything an option may be typed as, folded for comparison."""
    label = option.label
    texts = label.values() if isinstance(label, dict) else (label,)
    return frozenset(folded(text).casefold() for text in (option.key, *texts) if text)


TYPE = SelectType()
