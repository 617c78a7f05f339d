"""The field type relation: a link to one record of another object, or of the same one."""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.field_type import OperatorSet, Storage, ValueContext
from tenon.schema.field_types.relation.settings import RelationSettings
from tenon.schema.model import Column, Field
from tenon.schema.references import read_reference, reference_json, reference_schema, reference_text


class RelationType:
    key = "relation"
    label: ClassVar[Words] = {"zh-CN": "关联记录", "en-US": "Linked record"}
    settings: ClassVar[type[Struct]] = RelationSettings
    storage: Storage = "uuid"
    operator_set: OperatorSet = "reference"
    sortable = False
    searchable = False
    groupable = True
    measures = frozenset({"count_distinct"})

    def columns(self, field: Field) -> tuple[Column, ...]:
        return (Column(field.key, "uuid"),)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        return {field.key: read_reference(value, field)}

    def to_json(self, value: Any, field: Field) -> Any:
        return reference_json(value)

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return reference_schema("title")

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return reference_text(value, "title")

    def search_text(self, value: Any, field: Field) -> str | None:
        return None
