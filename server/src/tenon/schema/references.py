"""What the types that point to something share: an id is stored, an id with a name is answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar
from uuid import UUID

from tenon.kernel.ids import parse_id
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.model import Column, Field


class ReferenceType(FieldType):
    """A field type that points to something; each such type adds its key, label, settings and what the thing is named.

    Attributes:
        named: under which member the answer carries the name of the thing.
    """

    storage: ClassVar[Storage] = "uuid"
    operator_set: ClassVar[OperatorSet] = "reference"
    sortable = False
    searchable = False
    groupable = True
    measures = frozenset({"count_distinct"})

    def columns(self, field: Field) -> tuple[Column, ...]:
        return (Column(field.key, "uuid"),)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        return {field.key: read_reference(value, field)}

    def to_json(self, value: Any, field: Field) -> Any:
        """Return the id as the API writes it; the name is joined where records are read."""
        return None if value is None else {"id": str(value)}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        properties = {"id": {"type": "string", "format": "uuid"}, self.named: {"type": "string"}}
        return {"type": ["object", "null"], "properties": properties, "required": ["id"]}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        """Return the name inside an answered reference, else its id."""
        if isinstance(value, dict):
            return str(value.get(self.named) or value.get("id") or "")
        return "" if value is None else str(value)

    def search_text(self, value: Any, field: Field) -> str | None:
        return None


class ReferencesType(ReferenceType):
    """A field type that points to several things, each once, in the order given."""

    storage: ClassVar[Storage] = "uuid[]"
    operator_set: ClassVar[OperatorSet] = "references"
    uniqueable = False
    measures = frozenset()

    def columns(self, field: Field) -> tuple[Column, ...]:
        return (Column(field.key, "uuid[]"),)

    def check(self, field: Field) -> Iterator[BadSetting]:
        most = field.settings.max_count
        if most is not None and not 1 <= most <= MOST:
            yield BadSetting("max_count", "M119", {"min": 1, "max": MOST})

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        each = value if isinstance(value, list | tuple) else (value,)
        most = field.settings.max_count or MOST
        if len(each) > MOST:
            raise BadValue(field, "F114", max=most, actual=len(each))
        found = (read_reference(one, field) for one in each)
        ids = list(dict.fromkeys(one for one in found if one is not None))
        if len(ids) > most:
            raise BadValue(field, "F114", max=most, actual=len(ids))
        return {field.key: ids or None}

    def to_json(self, value: Any, field: Field) -> Any:
        return None if value is None else [{"id": str(each)} for each in value]

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        properties = {"id": {"type": "string", "format": "uuid"}, self.named: {"type": ["string", "null"]}}
        items = {"type": "object", "properties": properties, "required": ["id"]}
        return {"type": ["array", "null"], "items": items}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return "、".join(super(ReferencesType, self).text(each, field, context) for each in value or ())


MOST = 500
"""References that one field may hold: more are lines of a table of their own."""


def read_reference(value: object, field: Field) -> UUID | None:
    """Return the id that ``value`` (id, ``{"id": …}`` or blank) names.

    Raises:
        BadValue: ``F109``, it is no id. Whether the thing exists is asked where it is written.
    """
    if isinstance(value, dict):
        value = value.get("id", "?")
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    found = parse_id(value.strip() if isinstance(value, str) else value)
    if found is None:
        raise BadValue(field, "F109")
    return found
