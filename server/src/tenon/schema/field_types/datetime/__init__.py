"""The field type datetime: a moment, stored in UTC, typed and shown in the workspace's time zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.days import allowed_day, bad_bounds
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.datetime.settings import DatetimeSettings
from tenon.schema.model import Field
from tenon.schema.moments import read_moment, serial_moment
from tenon.schema.steps import allowed_step, bad_step


class DatetimeType(FieldType):
    key = "datetime"
    label: ClassVar[Words] = {"zh-CN": "日期时间", "en-US": "Date and time"}
    settings: ClassVar[type[Struct]] = DatetimeSettings
    storage: ClassVar[Storage] = "timestamptz"
    operator_set: ClassVar[OperatorSet] = "date"
    measures = frozenset({"min", "max", "count_distinct"})

    def check(self, field: Field) -> Iterator[BadSetting]:
        yield from bad_bounds(field.settings)
        yield from bad_step(field.settings)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        moment = self._moment(value, field, context)
        if moment is not None:
            local = self._local(moment, field, context)
            allowed_day(local.date(), field, context)
            allowed_step(local.time(), field)
        return {field.key: moment}

    def to_json(self, value: Any, field: Field) -> Any:
        if value is None:
            return None
        told = value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")
        return told.rstrip("0").rstrip(".") + "Z"

    def from_log(self, columns: dict[str, Any], field: Field) -> Any:
        told = columns.get(field.column)
        return told.removesuffix("+00:00") + "Z" if isinstance(told, str) else None

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["string", "null"], "format": "date-time"}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        local = self.cell(value, field, context)
        if local is None:
            return ""
        exact = "milliseconds" if local.microsecond else "seconds" if local.second else "minutes"
        return str(local.isoformat(" ", exact))

    def cell(self, value: Any, field: Field, context: ValueContext) -> Any:
        if not value:
            return None
        return datetime.fromisoformat(value).astimezone(ZoneInfo(context.timezone)).replace(tzinfo=None)

    def _local(self, moment: datetime, field: Field, context: ValueContext) -> datetime:
        try:
            return moment.astimezone(ZoneInfo(context.timezone))
        except OverflowError:
            # the last hours of the year 9999 lie beyond the calendar in the zones of the east, as the first in the west
            raise BadValue(field, "F111") from None

    def _moment(self, value: object, field: Field, context: ValueContext) -> datetime | None:
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        try:
            moment = _read(value, context)
        except OverflowError:
            moment = None
        if moment is None or moment == _BEGINNING:
            raise BadValue(field, "F111")
        # What is shown is what is stored: the API answers milliseconds.
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


_BEGINNING = datetime.min.replace(tzinfo=UTC)
"""The first moment of Python's calendar stands for minus infinity on the way to the database."""


def _read(value: object, context: ValueContext) -> datetime | None:
    if context.typed and not isinstance(value, date):
        value = serial_moment(value) or value
    if isinstance(value, str):
        return read_moment(value, context.now, context.timezone)
    zone = ZoneInfo(context.timezone)
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)
    if isinstance(value, date):
        return datetime.combine(value, time(), zone).astimezone(UTC)
    return None


TYPE = DatetimeType()
