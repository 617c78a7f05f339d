"""The field type duration: a length of time, in seconds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.duration.settings import DurationSettings
from tenon.schema.model import Field
from tenon.schema.spans import read_span, span_text

LONGEST = 100 * 366 * 86_400
"""A hundred years, in seconds."""


class DurationType(FieldType):
    key = "duration"
    label: ClassVar[Words] = {"zh-CN": "时长", "en-US": "Duration"}
    settings: ClassVar[type[Struct]] = DurationSettings
    storage: ClassVar[Storage] = "bigint"
    operator_set: ClassVar[OperatorSet] = "number"
    measures = frozenset({"sum", "avg", "min", "max", "count_distinct"})

    def check(self, field: Field) -> Iterator[BadSetting]:
        low, high = _limits(field)
        if not 0 <= low <= high <= LONGEST:
            yield BadSetting("min", "M120")

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        seconds = _read(value, field, context)
        low, high = _limits(field)
        if seconds is not None and not low <= seconds <= high:
            told = {name: span_text(each, context.language) for name, each in (("min", low), ("max", high))}
            raise BadValue(field, "F104", **told)
        return {field.key: seconds}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["integer", "null"], "minimum": 0, "description": "seconds"}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return "" if value is None else span_text(int(value), context.language)


def _read(value: object, field: Field, context: ValueContext) -> int | None:
    """Read seconds as a program sends them, or words; a figure that a person wrote counts the unit of the field."""
    if context.typed and isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, str):
        raise BadValue(field, "F166")
    if not value.strip():
        return None
    seconds = read_span(value, field.settings.unit)
    if seconds is None:
        raise BadValue(field, "F166")
    return seconds


def _limits(field: Field) -> tuple[int, int]:
    low, high = field.settings.min, field.settings.max
    return 0 if low is None else low, LONGEST if high is None else min(high, LONGEST)


TYPE = DurationType()
