"""The field type signature: a name drawn by hand, with who drew it and when.

Who and when are set by the server from the request that brings the drawing; nobody sends them. A signature is locked:
another may stand in its place only after it was cleared, so that the log shows both steps. It cannot be imported: the
drawing must be a file of the one who writes.
"""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.errors import FieldProblem
from tenon.kernel.words import Words
from tenon.schema.attachments import FILE_SCHEMA, read_file
from tenon.schema.field_type import FieldType, FileRule, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.signature.settings import SignatureSettings
from tenon.schema.model import Column, Field

MOST_BYTES = 200_000
_MOMENT = """'YYYY-MM-DD"T"HH24:MI:SS.MS'"""


class SignatureType(FieldType):
    key = "signature"
    label: ClassVar[Words] = {"zh-CN": "手写签名", "en-US": "Signature"}
    settings: ClassVar[type[Struct]] = SignatureSettings
    storage: ClassVar[Storage] = "uuid"
    operator_set: ClassVar[OperatorSet] = "files"
    sortable = False
    groupable = False
    uniqueable = False
    measures = frozenset[str]()
    refers = "file"
    named = "name"

    def columns(self, field: Field) -> tuple[Column, ...]:
        by, at = Column(f"{field.key}__by", "uuid", "by"), Column(f"{field.key}__at", "timestamptz", "at")
        return (Column(field.key, "uuid"), by, at)

    def file_rule(self, field: Field) -> FileRule:
        """Return what the drawing must be."""
        return FileRule(("image",), ("image/png",), MOST_BYTES)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        blank = value is None or (isinstance(value, str) and not value.strip())
        file = None if blank else read_file(value, field)
        # as exactly as it is answered, so that the log says the same
        now = context.now.replace(microsecond=context.now.microsecond // 1000 * 1000)
        signed = (context.me, now) if file else (None, None)
        return dict(zip((column.name for column in field.columns), (file, *signed), strict=True))

    def move(self, old: Any, new: Any, field: Field) -> FieldProblem | None:
        if old is None or new is None or old == new:
            return None
        return FieldProblem(field.key, "F186", {"label": field.label})

    def to_json(self, value: Any, field: Field) -> Any:
        return None if value is None else {"id": str(value)}

    def from_log(self, columns: dict[str, Any], field: Field) -> Any:
        own, by, at = (columns.get(column.name) for column in field.columns)
        if own is None:
            return None
        return {"id": str(own), "by": {"id": str(by)} if by else None, "at": _moment(at)}

    def json_sql(self, field: Field, row: str) -> str | None:
        own, by, at = (f'{row}."{column.name}"' for column in field.columns)
        signer = "(SELECT json_build_object('id', m.id, 'name', m.name) FROM {sys_member} m WHERE m.id = " + by + ")"
        moment = f"rtrim(rtrim(to_char({at} AT TIME ZONE 'UTC', {_MOMENT}), '0'), '.')||'Z'"
        told = f"json_build_object('id', f.id, 'name', f.name, 'by', {signer}, 'at', {moment})::text"
        return f"coalesce((SELECT {told} FROM {{sys_file}} f WHERE f.id = {own}), 'null')"

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        person = {"type": ["object", "null"], "properties": {"id": {"type": "string"}, "name": {"type": "string"}}}
        moment = {"type": ["string", "null"], "format": "date-time"}
        named = {name: FILE_SCHEMA["properties"][name] for name in ("id", "name")}
        properties = {**named, "by": person, "at": moment}
        return {"type": ["object", "null"], "properties": properties, "required": ["id"]}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        """Return who signed, else that there is a signature."""
        if not isinstance(value, dict):
            return ""
        return str((value.get("by") or {}).get("name") or value.get("name") or value.get("id") or "")


def _moment(logged: Any) -> str | None:
    return logged.removesuffix("+00:00").removesuffix("Z") + "Z" if isinstance(logged, str) else None


TYPE = SignatureType()
