"""Field types whose values are read, not compared: long texts with their line breaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from tenon.schema.characters import is_storable, plain
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.model import Field

MOST = 100_000
"""Characters of the longest text a field may be set to."""


class ProseType(FieldType):
    """A long text; the settings of a subclass have ``max_length``."""

    storage: ClassVar[Storage] = "text"
    operator_set: ClassVar[OperatorSet] = "long_text"
    sortable = False
    searchable = True
    groupable = False
    uniqueable = False
    measures = frozenset()

    def check(self, field: Field) -> Iterator[BadSetting]:
        if not 1 <= field.settings.max_length <= MOST:
            yield BadSetting("max_length", "M119", {"min": 1, "max": MOST})

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        text = typed_prose(value, field)
        if text is not None and len(text) > field.settings.max_length:
            raise BadValue(field, "F102", max=field.settings.max_length, actual=len(text))
        return {field.key: text}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["string", "null"], "maxLength": field.settings.max_length}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return value or ""

    def search_text(self, value: Any, field: Field) -> str | None:
        return value or None


def typed_prose(value: object, field: Field) -> str | None:
    """Return what was typed, its line breaks kept; None if it is blank.

    Raises:
        BadValue: it is no text, or cannot be stored.
    """
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise BadValue(field, "F110")
    if not is_storable(value):
        raise BadValue(field, "F112")
    return plain(value) or None
