"""The paths of one object, with operation ids that stay the same as long as its key does."""

from __future__ import annotations

from typing import Any

from tenon.access import CREATE, DELETE, UPDATE, Caller
from tenon.api.describe import words
from tenon.api.openapi.schemas import Schema, array, names_of, nullable, ref, shape
from tenon.schema import FIELD_TYPES, Object

ID_PARAMETER = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
VERSION_PARAMETER = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "the version the change is based on, in quotes",
    "schema": {"type": "string", "pattern": '^"[0-9]{1,9}"$'},
}
PROBLEM = {"description": "What went wrong", "content": {"application/problem+json": {"schema": ref("Problem")}}}


def _query(name: str, schema: Schema, description: str = "") -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema, "description": description}


LIST_PARAMETERS = [
    _query("filter", {"type": "string"}, "a condition tree as JSON"),
    _query("sort", {"type": "string"}, "field keys, - before one for descending: -created_at,name"),
    _query("fields", {"type": "string"}, "field keys"),
    _query("search", {"type": "string", "maxLength": 200}),
    _query("cursor", {"type": "string"}),
    _query("limit", {"type": "integer", "minimum": 1, "maximum": 200}),
]


def object_paths(found: Object, caller: Caller) -> dict[str, Any]:
    """Return the paths of one object, without the operations that the caller may not perform."""
    return _Paths(found, caller).all()


class _Paths:
    def __init__(self, found: Object, caller: Caller) -> None:
        self._key = found.key
        self._is_line = bool(found.parent)
        self._label = words(found.label, caller)
        self._scope = caller.scope.object(found.key)
        self._sealed = [f.key for f in found.own_fields if FIELD_TYPES[f.type].sealed and self._scope.can_write(f.key)]
        self._record, self._create, self._patch = (ref(name) for name in names_of(found.key))

    def all(self) -> dict[str, Any]:
        base = f"/api/v1/objects/{self._key}"
        page = shape({"records": array(self._record), "next_cursor": {"type": ["string", "null"]}})
        records = {"get": self._operation("list", 200, page, parameters=LIST_PARAMETERS)}
        record = {"get": self._operation("get", 200, self._record, parameters=[ID_PARAMETER])}
        paths = {
            f"{base}/records": records,
            f"{base}/records/{{id}}": record,
            f"{base}/records/{{id}}/history": {
                "get": self._operation("history", 200, ref("History"), parameters=[ID_PARAMETER])
            },
            f"{base}/query": {"post": self._operation("query", 200, {"type": "object"}, body=ref("Query"))},
        }
        if self._is_line:
            return paths
        if self._scope.may(CREATE):
            records["post"] = self._creation()
        if self._scope.may(UPDATE) and self._sealed:
            asked = shape({"field": {"enum": self._sealed}}, closed=True)
            told = shape({"value": {"type": ["string", "null"]}})
            revealed = self._operation("reveal", 200, told, parameters=[ID_PARAMETER], body=asked)
            paths[f"{base}/records/{{id}}/reveal"] = {"post": revealed}
        if self._scope.may(UPDATE):
            parameters = [ID_PARAMETER, VERSION_PARAMETER]
            record["patch"] = self._operation("update", 200, self._record, parameters=parameters, body=self._patch)
            records["patch"] = self._operation("update_each", 200, ref("BatchRef"), body=ref("UpdatesWish"))
        if self._scope.may(DELETE):
            gone = shape({"batch_id": nullable({"type": "string", "format": "uuid"})})
            record["delete"] = self._operation("delete", 200, gone, parameters=[ID_PARAMETER])
            restored = self._operation("restore", 200, self._record, parameters=[ID_PARAMETER])
            paths[f"{base}/records/{{id}}/restore"] = {"post": restored}
            paths[f"{base}/bulk"] = {"post": self._operation("bulk", 200, ref("BatchRef"), body=ref("BulkWish"))}
        return paths

    def _creation(self) -> dict[str, Any]:
        many = shape({"records": {**array(self._create), "minItems": 1, "maxItems": 1000}}, closed=True)
        made = shape({"records": array(self._record), "batch_id": {"type": ["string", "null"]}})
        return self._operation("create", 201, {"anyOf": [self._record, made]}, body={"anyOf": [self._create, many]})

    def _operation(
        self,
        verb: str,
        status: int,
        answer: Schema,
        *,
        parameters: list[dict[str, Any]] | None = None,
        body: Schema | None = None,
    ) -> dict[str, Any]:
        operation: dict[str, Any] = {
            "operationId": f"{self._key}_{verb}",
            "summary": f"{self._label}: {verb}",
            "tags": [self._key],
            "responses": {
                str(status): {"description": "Done", "content": {"application/json": {"schema": answer}}},
                "default": PROBLEM,
            },
        }
        if parameters:
            operation["parameters"] = parameters
        if body:
            operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
        return operation
