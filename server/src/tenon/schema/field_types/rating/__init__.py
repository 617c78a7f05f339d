"""The field type rating: so many stars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.characters import folded
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.rating.settings import RatingSettings
from tenon.schema.model import Field

FEWEST, MOST = 3, 10

_STARS = re.compile(r"[★⭐]+\ufe0f?☆*")
_NUMBER = re.compile(r"(?P<stars>[0-9]{1,3})(?:\.0*)?\s*[星分颗]?|(?P<of>[0-9]{1,3})\s*/\s*[0-9]{1,2}")


class RatingType(FieldType):
    key = "rating"
    label: ClassVar[Words] = {"zh-CN": "评分", "en-US": "Rating"}
    settings: ClassVar[type[Struct]] = RatingSettings
    storage: ClassVar[Storage] = "bigint"
    operator_set: ClassVar[OperatorSet] = "number"
    measures = frozenset({"avg", "min", "max", "count_distinct"})

    def check(self, field: Field) -> Iterator[BadSetting]:
        if not FEWEST <= field.settings.max <= MOST:
            yield BadSetting("max", "M119", {"min": FEWEST, "max": MOST})

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        stars = _read(value, field)
        if stars is not None and not 1 <= stars <= field.settings.max:
            raise BadValue(field, "F104", min=1, max=field.settings.max)
        return {field.key: stars}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["integer", "null"], "minimum": 1, "maximum": field.settings.max}

    def cell(self, value: Any, field: Field, context: ValueContext) -> Any:
        return value


def _read(value: object, field: Field) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, str):
        raise BadValue(field, "F103")
    typed = folded(value[:50])
    if not typed:
        return None
    if _STARS.fullmatch(typed):
        return sum(mark in "★⭐" for mark in typed)
    match = _NUMBER.fullmatch(typed)
    if match is None:
        raise BadValue(field, "F103")
    return int(match["stars"] or match["of"])


TYPE = RatingType()
