"""The schemas that objects share, and those of one object: ``<Object>``, ``<Object>Create``, ``<Object>Patch``."""

from __future__ import annotations

from typing import Any

from tenon.access import Caller
from tenon.api.describe import words
from tenon.schema import FIELD_TYPES, Field, Object

Schema = dict[str, Any]

ID: Schema = {"type": "string", "format": "uuid"}
INSTANT: Schema = {"type": "string", "format": "date-time"}


def ref(name: str) -> Schema:
    """Point to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def shape(required: dict[str, Schema], optional: dict[str, Schema] | None = None, *, closed: bool = False) -> Schema:
    """Return an object schema; ``closed`` refuses further members."""
    schema: Schema = {"type": "object", "properties": {**required, **(optional or {})}, "required": list(required)}
    return {**schema, "additionalProperties": False} if closed else schema


def array(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def nullable(schema: Schema) -> Schema:
    """Return the same schema, null allowed."""
    return {"anyOf": [schema, {"type": "null"}]}


SHARED: dict[str, Schema] = {
    "Problem": shape(
        {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "code": {"type": "string"},
            "detail": {"type": "string"},
            "hint": {"type": "string"},
            "request_id": ID,
            "errors": array(
                shape({"path": {"type": "string"}, "code": {"type": "string"}, "message": {"type": "string"}})
            ),
        }
    ),
    "PersonRef": shape({"id": ID, "name": {"type": ["string", "null"]}}),
    "RecordRef": shape({"id": ID, "title": {"type": ["string", "null"]}}),
    "Condition": {
        "type": "object",
        "description": "and, or, not, or a comparison",
        "anyOf": [
            shape({"and": array(ref("Condition"))}, closed=True),
            shape({"or": array(ref("Condition"))}, closed=True),
            shape({"not": ref("Condition")}, closed=True),
            shape({"field": {"type": "string"}, "op": {"type": "string"}}, {"value": {}}, closed=True),
        ],
    },
    "Query": shape({"kind": {"enum": ["list", "count", "aggregate", "pivot"]}}),
    "BulkWish": shape(
        {"op": {"enum": ["update", "delete", "restore"]}},
        {"ids": array(ID), "filter": ref("Condition"), "changes": {"type": "object"}},
        closed=True,
    ),
    "UpdatesWish": shape(
        {
            "updates": {
                **array(shape({"id": ID, "values": {"type": "object"}}, {"version": {"type": "integer"}}, closed=True)),
                "minItems": 1,
                "maxItems": 1000,
            }
        },
        closed=True,
    ),
    "BatchRef": shape({"batch_id": nullable(ID)}, {"count": {"type": "integer"}}),
    "History": shape(
        {
            "entries": array(
                shape(
                    {
                        "version": {"type": ["integer", "null"]},
                        "at": INSTANT,
                        "actor": nullable(ref("PersonRef")),
                        "source": {"type": "string"},
                        "op": {"type": "string"},
                        "batch_id": nullable(ID),
                        "changes": array({"type": "object"}),
                    }
                )
            ),
            "next_cursor": {"type": ["string", "null"]},
        }
    ),
}

_TYPED: Schema = {"type": ["string", "number", "null"]}
_REFERENCE: Schema = {"anyOf": [ID, shape({"id": ID}), {"type": "null"}]}
_REFERENCES: Schema = {"anyOf": [array({"anyOf": [ID, shape({"id": ID})]}), {"type": "null"}]}


def names_of(key: str) -> tuple[str, str, str]:
    """Return the names of an object's three schemas.

    >>> names_of("sales_order")
    ('SalesOrder', 'SalesOrderCreate', 'SalesOrderPatch')
    """
    name = "".join(part.capitalize() for part in key.split("_"))
    # Two keys may differ by an underscore alone; their schemas must not.
    name = name if _key_of(name) == key else f"{name}_{key}"
    return name, f"{name}Create", f"{name}Patch"


def _key_of(name: str) -> str:
    return "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in name).removeprefix("_")


def object_schemas(found: Object, caller: Caller) -> dict[str, Schema]:
    """Return the schemas of one object as the caller may read and write it."""
    scope = caller.scope.object(found.key)
    read = [field for field in found.fields.values() if scope.can_read(field.key)]
    written = [each for each in read if not _given(each) and scope.can_write(each.key)]
    record_name, create_name, patch_name = names_of(found.key)
    record = shape(
        {"id": ID, "version": {"type": "integer", "minimum": 1}},
        {field.key: _read_schema(field, caller) for field in read},
    )
    record["x-label"] = words(found.label, caller)
    changes = {field.key: _write_schema(field, caller) for field in written}
    demanded = [field.key for field in written if field.required and field.default is None]
    create = {**shape({}, changes, closed=True), "required": demanded}
    return {record_name: record, create_name: create, patch_name: shape({}, changes, closed=True)}


def _read_schema(field: Field, caller: Caller) -> Schema:
    if field.lines:
        scope, own = caller.scope.object(field.lines), caller.catalog.objects[field.lines].own_fields
        shown = {each.key: _read_schema(each, caller) for each in own if scope.can_read(each.key)}
        return {**array(shape({"id": ID, "version": {"type": "integer"}}, shown)), **_labels(field, caller)}
    return {**FIELD_TYPES[field.type].to_json_schema(field), **_labels(field, caller)} | (
        {"readOnly": True} if _given(field) else {}
    )


def _given(field: Field) -> bool:
    """Tell whether the platform gives the value."""
    return not field.settable or FIELD_TYPES[field.type].computed


def _write_schema(field: Field, caller: Caller) -> Schema:
    if field.lines:
        scope, own = caller.scope.object(field.lines), caller.catalog.objects[field.lines].own_fields
        taken = {each.key: _write_schema(each, caller) for each in own if scope.can_write(each.key)}
        # A line may come back as it was answered, so its version is taken and left aside.
        line = shape({}, {"id": ID, "version": {"type": "integer"}, **taken}, closed=True)
        return {**nullable({**array(line), "maxItems": field.settings.max_rows}), **_labels(field, caller)}
    return {**_taken(field), **_labels(field, caller)}


def _taken(field: Field) -> Schema:
    """Return what a field takes: what it answers, and shorter forms of it."""
    kind = FIELD_TYPES[field.type]
    if kind.refers is not None:
        return _REFERENCES if kind.many else _REFERENCE
    if kind.sealed:
        return {"type": ["string", "null"], "writeOnly": True}
    answered = kind.to_json_schema(field)
    return {"anyOf": [answered, _TYPED]} if kind.storage == "numeric" else answered


def _labels(field: Field, caller: Caller) -> Schema:
    labels: Schema = {"x-label": words(field.label, caller)}
    help_text = words(field.help, caller)
    return {**labels, "description": help_text} if help_text else labels
