"""Reading a reference to a record or a person: an id, or a value with an id, as the API answers it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tenon.kernel.ids import parse_id
from tenon.schema.field_type import BadValue
from tenon.schema.model import Field


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


def reference_json(value: Any) -> Any:
    """Return the id as the API writes it; the title is joined where records are read."""
    return None if value is None else {"id": str(value)}


def reference_schema(name: str) -> dict[str, Any]:
    """Describe ``{"id", <name>}`` or null."""
    properties = {"id": {"type": "string", "format": "uuid"}, name: {"type": "string"}}
    return {"type": ["object", "null"], "properties": properties, "required": ["id"]}


def reference_text(value: Any, name: str) -> str:
    """Return the title inside an answered reference, else its id."""
    if isinstance(value, dict):
        return str(value.get(name) or value.get("id") or "")
    return "" if value is None else str(value)
