"""The field type date: a day without a time, the same day everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.days import allowed_day, bad_bounds, today_of
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.date.settings import DateSettings
from tenon.schema.model import Field
from tenon.schema.moments import read_date, serial_moment


class DateType(FieldType):
    key = "date"
    label: ClassVar[Words] = {"zh-CN": "日期", "en-US": "Date"}
    settings: ClassVar[type[Struct]] = DateSettings
    storage: ClassVar[Storage] = "date"
    operator_set: ClassVar[OperatorSet] = "date"
    measures = frozenset({"min", "max", "count_distinct"})

    def check(self, field: Field) -> Iterator[BadSetting]:
        yield from bad_bounds(field.settings)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        day = _day(value, field, context)
        return {field.key: None if day is None else allowed_day(day, field, context)}

    def to_json(self, value: Any, field: Field) -> Any:
        return None if value is None else value.isoformat()

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["string", "null"], "format": "date"}

    def cell(self, value: Any, field: Field, context: ValueContext) -> Any:
        return date.fromisoformat(value) if value else None


def _day(value: object, field: Field, context: ValueContext) -> date | None:
    if context.typed and not isinstance(value, date):
        value = serial_moment(value) or value
    if isinstance(value, datetime):
        # Spreadsheets give a day as its midnight; any other time of day would be lost.
        if value.time() != time():
            raise BadValue(field, "F108")
        return value.date()
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise BadValue(field, "F108")
    if not value.strip():
        return None
    day = read_date(value, today_of(context))
    if day is None:
        raise BadValue(field, "F108")
    return day


TYPE = DateType()
