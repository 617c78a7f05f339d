"""The field type date_range: from one day to another, both included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.names import quote_ident
from tenon.kernel.words import Words
from tenon.schema.days import today_of
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.date_range.settings import DateRangeSettings
from tenon.schema.model import Field
from tenon.schema.moments import read_date, read_days

LONGEST = 100_000

_STORED = re.compile(r"\[(?P<start>\d{4}-\d{2}-\d{2}),(?P<after>\d{4}-\d{2}-\d{2})\)", re.ASCII)


class DateRangeType(FieldType):
    """The database value is PostgreSQL's text of a ``daterange``, with the day after: ``[2026-01-01,2026-02-01)``."""

    key = "date_range"
    label: ClassVar[Words] = {"zh-CN": "日期范围", "en-US": "Date range"}
    settings: ClassVar[type[Struct]] = DateRangeSettings
    storage: ClassVar[Storage] = "daterange"
    operator_set: ClassVar[OperatorSet] = "range"
    sortable = False
    groupable = False
    uniqueable = False
    measures = frozenset()

    def check(self, field: Field) -> Iterator[BadSetting]:
        longest = field.settings.max_days
        if longest is not None and not 1 <= longest <= LONGEST:
            yield BadSetting("max_days", "M119", {"min": 1, "max": LONGEST})

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        ends = _ends(value, field, today_of(context))
        return {field.key: None if ends is None else _allowed(*ends, field)}

    def to_json(self, value: Any, field: Field) -> Any:
        match = None if value is None else _STORED.fullmatch(value)
        if match is None:
            return None
        last = date.fromisoformat(match["after"]) - timedelta(days=1)
        return {"start": match["start"], "end": last.isoformat()}

    def json_sql(self, field: Field, row: str) -> str:
        own = f"{row}.{quote_ident(field.column)}"
        return f"""coalesce('{{"start":"'||lower({own})||'","end":"'||(upper({own})-1)||'"}}','null')"""

    def from_log(self, columns: dict[str, Any], field: Field) -> Any:
        return self.to_json(columns.get(field.column), field)

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        day = {"type": "string", "format": "date"}
        return {"type": ["object", "null"], "properties": {"start": day, "end": day}, "required": ["start", "end"]}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return f"{value['start']} ~ {value['end']}" if isinstance(value, dict) else ""


def _ends(value: object, field: Field, today: date) -> tuple[date, date] | None:
    if isinstance(value, str):
        if not value.strip():
            return None
        ends = read_days(value, today)
        if ends is None:
            raise BadValue(field, "F160")
        return ends
    if isinstance(value, dict):
        value = (value.get("start"), value.get("end"))
    if value is None or (isinstance(value, list | tuple) and len(value) == 2 and not any(value)):
        return None
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise BadValue(field, "F160")
    start, end = (_day(each, today) for each in value)
    if start is None or end is None:
        raise BadValue(field, "F160")
    return start, end


def _day(value: object, today: date) -> date | None:
    return read_date(value, today) if isinstance(value, str) else None


def _allowed(start: date, end: date, field: Field) -> str:
    if start > end:
        raise BadValue(field, "F161", start=start.isoformat(), end=end.isoformat())
    days, longest = (end - start).days + 1, field.settings.max_days
    if longest is not None and days > longest:
        raise BadValue(field, "F162", max=longest, actual=days)
    if end == date.max:
        raise BadValue(field, "F160")
    return f"[{start.isoformat()},{(end + timedelta(days=1)).isoformat()})"


TYPE = DateRangeType()
