"""The field type month: a month of a year, stored as its first day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.names import quote_ident
from tenon.kernel.words import Words
from tenon.schema.days import today_of
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.month.settings import MonthSettings
from tenon.schema.model import Field
from tenon.schema.moments import read_month

_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC).date()


class MonthType(FieldType):
    key = "month"
    label: ClassVar[Words] = {"zh-CN": "年月", "en-US": "Month"}
    settings: ClassVar[type[Struct]] = MonthSettings
    storage: ClassVar[Storage] = "date"
    operator_set: ClassVar[OperatorSet] = "date"
    measures = frozenset({"min", "max", "count_distinct"})

    def check(self, field: Field) -> Iterator[BadSetting]:
        for name in ("min", "max"):
            typed = getattr(field.settings, name)
            if typed and read_month(typed, _SOME_DAY) is None:
                yield BadSetting(name, "M158", {"value": typed[:40]})
        low, high = _bounds(field)
        if low and high and low > high:
            yield BadSetting("min", "M156")

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        month = _read(value, field, context)
        low, high = _bounds(field)
        if month and ((low and month < low) or (high and month > high)):
            raise BadValue(field, "F157", min=_told(low), max=_told(high))
        return {field.key: month}

    def to_json(self, value: Any, field: Field) -> Any:
        return None if value is None else value.isoformat()[:7]

    def json_sql(self, field: Field, row: str) -> str:
        return f"""coalesce('"'||to_char({row}.{quote_ident(field.column)},'YYYY-MM')||'"','null')"""

    def from_log(self, columns: dict[str, Any], field: Field) -> Any:
        day = columns.get(field.column)
        return None if day is None else day[:7]

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}$"}


def _read(value: object, field: Field, context: ValueContext) -> date | None:
    if isinstance(value, datetime):
        value = value.date()
    if value is None or (isinstance(value, date) and value.day == 1):
        return value
    if isinstance(value, str) and not value.strip():
        return None
    month = read_month(value, today_of(context)) if isinstance(value, str) else None
    if month is None:
        raise BadValue(field, "F159")
    return month


def _bounds(field: Field) -> tuple[date | None, date | None]:
    low, high = field.settings.min, field.settings.max
    return read_month(low, _SOME_DAY) if low else None, read_month(high, _SOME_DAY) if high else None


def _told(month: date | None) -> str:
    return "…" if month is None else month.isoformat()[:7]


TYPE = MonthType()
