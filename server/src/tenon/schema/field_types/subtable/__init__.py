"""The field type subtable: lines that belong to one record, rows of a table of their own with fields of their own.

The value lies in the records of a derived object (``schema.lines``); ``records.lines`` writes them with their record.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.bodies import FieldBody
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.subtable.settings import MOST_ROWS, SubtableSettings
from tenon.schema.model import Column, Field

_COUNTED = {"zh-CN": "{} 行", "en-US": "{} line(s)"}


class SubtableType(FieldType):
    key = "subtable"
    label: ClassVar[Words] = {"zh-CN": "子表", "en-US": "Sub-table"}
    settings: ClassVar[type[Struct]] = SubtableSettings
    storage: ClassVar[Storage] = "none"
    operator_set: ClassVar[OperatorSet] = "lines"
    sortable = False
    groupable = False
    uniqueable = False
    measures = frozenset()
    linable = False

    def columns(self, field: Field) -> tuple[Column, ...]:
        return ()

    def line_fields(self, settings: Any) -> tuple[FieldBody, ...]:
        fields: tuple[FieldBody, ...] = settings.fields
        return fields

    def check(self, field: Field) -> Iterator[BadSetting]:
        settings: SubtableSettings = field.settings
        if not settings.fields:
            yield BadSetting("fields", "M176")
        if not 1 <= settings.max_rows <= MOST_ROWS:
            yield BadSetting("max_rows", "M119", {"min": 1, "max": MOST_ROWS})
        elif not 0 <= settings.min_rows <= settings.max_rows:
            yield BadSetting("min_rows", "M119", {"min": 0, "max": settings.max_rows})

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        """Return the lines as they were sent, if they are a list of a right length; ``records.lines`` reads each."""
        if value is not None and not isinstance(value, list):
            raise BadValue(field, "F190", label=field.label)
        lines, settings = value or [], field.settings
        if len(lines) > settings.max_rows:
            raise BadValue(field, "F191", label=field.label, max=settings.max_rows, count=len(lines))
        if len(lines) < settings.min_rows:
            raise BadValue(field, "F192", label=field.label, min=settings.min_rows, count=len(lines))
        return {field.key: lines}

    def from_log(self, columns: dict[str, Any], field: Field) -> Any:
        """Return how many lines there were: the log of the record holds no more, that of its lines the rest."""
        return columns.get(field.key)

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": "array", "items": {"type": "object"}, "maxItems": field.settings.max_rows}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        """Return how many lines there are."""
        count = len(value) if isinstance(value, list) else value
        return _COUNTED.get(context.language, _COUNTED["en-US"]).format(count) if count else ""


TYPE = SubtableType()
