"""The field type time: a time of day, to the second, without a day or a zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.time.settings import TimeSettings
from tenon.schema.model import Field
from tenon.schema.moments import read_time
from tenon.schema.steps import allowed_step, bad_step


class TimeType(FieldType):
    key = "time"
    label: ClassVar[Words] = {"zh-CN": "时间", "en-US": "Time"}
    settings: ClassVar[type[Struct]] = TimeSettings
    storage: ClassVar[Storage] = "time"
    operator_set: ClassVar[OperatorSet] = "time"
    measures = frozenset({"min", "max", "count_distinct"})

    def check(self, field: Field) -> Iterator[BadSetting]:
        settings = field.settings
        for name in ("min", "max"):
            typed = getattr(settings, name)
            if typed and read_time(typed) is None:
                yield BadSetting(name, "M157", {"value": typed[:40]})
        low, high = _bounds(field)
        if low and high and low > high:
            yield BadSetting("min", "M156")
        yield from bad_step(settings)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        moment = _read(value, field)
        return {field.key: None if moment is None else _allowed(moment, field)}

    def to_json(self, value: Any, field: Field) -> Any:
        return None if value is None else value.isoformat(timespec="seconds")

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["string", "null"], "pattern": r"^\d{2}:\d{2}:\d{2}$"}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return "" if value is None else str(value).removesuffix(":00") if str(value).count(":") == 2 else str(value)


def _read(value: object, field: Field) -> time | None:
    if isinstance(value, datetime):
        value = value.time()
    if value is None or (isinstance(value, time) and not value.microsecond):
        return value.replace(tzinfo=None) if value else value
    if isinstance(value, str) and not value.strip():
        return None
    moment = read_time(value) if isinstance(value, str) else None
    if moment is None:
        raise BadValue(field, "F163")
    return moment


def _allowed(moment: time, field: Field) -> time:
    low, high = _bounds(field)
    if (low and moment < low) or (high and moment > high):
        told = {name: "…" if each is None else f"{each:%H:%M}" for name, each in (("min", low), ("max", high))}
        raise BadValue(field, "F157", **told)
    return allowed_step(moment, field)


def _bounds(field: Field) -> tuple[time | None, time | None]:
    low, high = field.settings.min, field.settings.max
    return read_time(low) if low else None, read_time(high) if high else None


TYPE = TimeType()
