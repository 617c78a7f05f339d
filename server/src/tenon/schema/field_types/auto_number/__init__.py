"""The field type auto_number: each record takes the next number of a counter, written by a pattern.

A pattern such as ``HT-{YYYY}{MM}-{0000}`` has one counter; days are those of the workspace's time zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.characters import folded
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.auto_number.settings import AutoNumberSettings
from tenon.schema.model import Column, Field

LONGEST = 60
MOST_DIGITS = 12

_PART = re.compile(r"\{(YYYY|YY|MM|DD|0+)\}")
_PERIODS = {"never": "", "year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}
_TOLD_BY = {"never": "", "year": "Y", "month": "YM", "day": "YMD"}
"""Parts of the day that a number must hold so that no two periods give the same."""


class AutoNumberType(FieldType):
    key = "auto_number"
    label: ClassVar[Words] = {"zh-CN": "自动编号", "en-US": "Auto number"}
    settings: ClassVar[type[Struct]] = AutoNumberSettings
    storage: ClassVar[Storage] = "text"
    operator_set: ClassVar[OperatorSet] = "text"
    searchable = True
    groupable = False
    titleable = True
    computed = True
    counted = True
    linable = False

    def columns(self, field: Field) -> tuple[Column, ...]:
        return (Column(field.key, "text"), Column(f"{field.key}__number", "bigint", "number"))

    def check(self, field: Field) -> Iterator[BadSetting]:
        pattern = field.settings.pattern
        parts = _PART.findall(pattern)
        blocks = [part for part in parts if part.startswith("0")]
        if re.search("[{}]", _PART.sub("", pattern)) or len(blocks) != 1 or len(blocks[0]) > MOST_DIGITS:
            yield BadSetting("pattern", "M128", {"pattern": pattern[:LONGEST]})
        elif len(pattern) > LONGEST:
            yield BadSetting("pattern", "M121", {"max": LONGEST, "actual": len(pattern)})
        elif not set(_TOLD_BY[field.settings.reset]) <= {part[0] for part in parts}:
            yield BadSetting("reset", "M129", {"pattern": pattern})

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        """Read a number that was given before; nobody sends one."""
        if value is None or (isinstance(value, str) and not value.strip()):
            return {column.name: None for column in self.columns(field)}
        text = folded(value[:200]) if isinstance(value, str) else ""
        match = re.fullmatch(_form(field.settings.pattern), text)
        if match is None:
            raise BadValue(field, "F121", pattern=field.settings.pattern)
        return {field.key: text, f"{field.key}__number": int(match["number"])}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["string", "null"], "readOnly": True}

    def search_text(self, value: Any, field: Field) -> str | None:
        return value or None

    def period(self, field: Field, context: ValueContext) -> str:
        form = _PERIODS[field.settings.reset]
        return _day(context).strftime(form) if form else ""

    def numbered(self, number: int, field: Field, context: ValueContext) -> dict[str, Any]:
        text = _PART.sub(lambda part: _written(part[1], number, _day(context)), field.settings.pattern)
        return {field.key: text, f"{field.key}__number": number}


def _day(context: ValueContext) -> date:
    return context.now.astimezone(ZoneInfo(context.timezone)).date()


def _written(part: str, number: int, day: date) -> str:
    days = {"YYYY": f"{day.year:04}", "YY": f"{day.year % 100:02}", "MM": f"{day.month:02}", "DD": f"{day.day:02}"}
    return days.get(part) or str(number).zfill(len(part))


def _form(pattern: str) -> str:
    """Return the regular expression of what a pattern makes."""
    digits = {"YYYY": r"\d{4}", "YY": r"\d{2}", "MM": r"\d{2}", "DD": r"\d{2}"}
    pieces, place = [], 0
    for part in _PART.finditer(pattern):
        pieces += [re.escape(pattern[place : part.start()])]
        pieces += [digits.get(part[1]) or rf"(?P<number>[0-9]{{{len(part[1])},18}})"]
        place = part.end()
    return "".join(pieces) + re.escape(pattern[place:])


TYPE = AutoNumberType()
