"""The field type address: region, street and number, postcode; a pasted line is taken apart."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.names import quote_ident
from tenon.kernel.words import Words
from tenon.schema.characters import folded, is_storable
from tenon.schema.field_type import BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.address.line import Address, settled
from tenon.schema.field_types.address.settings import AddressSettings
from tenon.schema.model import Column, Field
from tenon.schema.places import read_region

LONGEST = 500

_PARTS = ("region", "text", "postcode")
_POSTCODE = re.compile(r"[0-9]{6}")


class AddressType(FieldType):
    """The first column holds the whole line, for search, filters and export; the others its parts."""

    key = "address"
    label: ClassVar[Words] = {"zh-CN": "地址", "en-US": "Address"}
    settings: ClassVar[type[Struct]] = AddressSettings
    storage: ClassVar[Storage] = "text"
    operator_set: ClassVar[OperatorSet] = "text"
    searchable = True
    uniqueable = False

    def columns(self, field: Field) -> tuple[Column, ...]:
        own = Column(field.key, "text")
        return (own, *(Column(f"{field.key}__{part}", "text", part) for part in _PARTS))

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        found = _read(value, field)
        if found is None or not found.line:
            return dict.fromkeys(column.name for column in field.columns)
        if len(found.line) > LONGEST:
            raise BadValue(field, "F102", max=LONGEST, actual=len(found.line))
        if field.settings.detail_required and not found.text:
            raise BadValue(field, "F164")
        return {field.key: found.line, **{f"{field.key}__{part}": getattr(found, part) for part in _PARTS}}

    def to_json(self, value: Any, field: Field) -> Any:
        return None if value is None else settled(None, value, None)._asdict()

    def json_sql(self, field: Field, row: str) -> str:
        own, region, text, postcode = (f"{row}.{quote_ident(column.name)}" for column in field.columns)
        parts = f"""'{{"region":'||coalesce('"'||{region}||'"','null')"""
        parts += f"""||',"text":'||to_json(coalesce({text},{own}))::text"""
        parts += f"""||',"postcode":'||coalesce('"'||{postcode}||'"','null')||'}}'"""
        return f"CASE WHEN {own} IS NULL THEN 'null' ELSE {parts} END"

    def from_log(self, columns: dict[str, Any], field: Field) -> Any:
        line = columns.get(field.column)
        if line is None:
            return None
        parts = {part: columns.get(f"{field.key}__{part}") for part in _PARTS}
        return parts if parts["text"] is not None else {**parts, "text": line}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        code = {"type": ["string", "null"], "pattern": r"^\d{6}$"}
        properties = {"region": code, "text": {"type": "string"}, "postcode": code}
        return {"type": ["object", "null"], "properties": properties, "required": list(_PARTS)}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        if not isinstance(value, dict):
            return ""
        return Address(value.get("region"), value.get("text") or "", value.get("postcode")).line

    def search_text(self, value: Any, field: Field) -> str | None:
        return value or None


def _read(value: object, field: Field) -> Address | None:
    if value is None or isinstance(value, str):
        return None if value is None else settled(None, _storable(value, field), None)
    if not isinstance(value, dict):
        raise BadValue(field, "F171")
    region, text, postcode = (value.get(part) for part in _PARTS)
    if not isinstance(text, str | None) or not isinstance(postcode, str | None):
        raise BadValue(field, "F171")
    code = read_region(region, field, None).code if region not in (None, "") else None
    return settled(code, _storable(text or "", field), _postcode(postcode or "", field))


def _storable(text: str, field: Field) -> str:
    if not is_storable(text):
        raise BadValue(field, "F112")
    if len(text) > 10 * LONGEST:
        raise BadValue(field, "F102", max=LONGEST, actual=len(text))
    return text


def _postcode(typed: str, field: Field) -> str | None:
    postcode = folded(typed[:100])
    if postcode and not _POSTCODE.fullmatch(postcode):
        raise BadValue(field, "F172", value=typed[:20])
    return postcode or None


TYPE = AddressType()
