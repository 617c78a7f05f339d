"""From what was designed to what is published: bodies of objects and fields become Objects and Fields. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from tenon.schema.bodies import FieldBody, ObjectBody, OptionSetBody
from tenon.schema.field_types import FIELD_TYPES
from tenon.schema.indexes import unique_indexes
from tenon.schema.model import Demanded, Field, Object

_SYSTEM: tuple[tuple[str, str, str, str], ...] = (
    ("created_at", "datetime", "创建时间", "Created"),
    ("created_by", "user", "创建人", "Created by"),
    ("updated_at", "datetime", "修改时间", "Changed"),
    ("updated_by", "user", "修改人", "Changed by"),
    ("owner_id", "user", "负责人", "Owner"),
    ("department_id", "department", "所属部门", "Department"),
)


def build_field(body: FieldBody, option_sets: Mapping[str, OptionSetBody], *, system: bool = False) -> Field:
    """Return the published form of a designed field.

    Raises:
        KeyError: the type is unknown.
        msgspec.ValidationError: the settings do not have the type's shape.
    """
    kind = FIELD_TYPES[body.type]
    settings = msgspec.convert(body.settings, kind.settings)
    field = Field(
        key=body.key,
        type=body.type,
        label=body.label,
        help=body.help,
        required=body.required,
        unique=body.unique,
        searchable=body.searchable and kind.searchable,
        indexed=body.indexed,
        default=body.default,
        settings=settings,
        options=kind.options(settings, option_sets),
        system=system,
    )
    return msgspec.structs.replace(field, columns=kind.columns(field))


def build_object(key: str, body: ObjectBody, option_sets: Mapping[str, OptionSetBody]) -> Object:
    """Return the published form of a designed object, its system fields last."""
    fields = {each.key: _holding(key, build_field(each, option_sets)) for each in body.fields} | SYSTEM_FIELDS
    built = Object(
        key=key,
        label=body.label,
        plural=body.plural,
        description=body.description,
        icon=body.icon,
        title_field=body.title_field,
        fields=fields,
        unique_together=body.unique_together,
        layouts=body.layouts,
        demands=_demands(fields.values()),
        activity=body.activity,
    )
    return msgspec.structs.replace(built, constraints=unique_indexes(built))


def _demands(fields: Iterable[Field]) -> dict[str, dict[Any, Demanded]]:
    found = {
        field.key: {each.value: Demanded(each.label, each.fields) for each in FIELD_TYPES[field.type].demands(field)}
        for field in fields
    }
    return {key: demands for key, demands in found.items() if demands}


def lines_key(object_key: str, field_key: str) -> str:
    """Return the key of the object that holds the lines of a sub-table."""
    return f"{object_key}__{field_key}"


def _holding(object_key: str, field: Field) -> Field:
    return field if field.columns else msgspec.structs.replace(field, lines=lines_key(object_key, field.key))


SYSTEM_FIELDS: dict[str, Field] = {
    key: build_field(FieldBody(key=key, type=kind, label={"zh-CN": chinese, "en-US": english}), {}, system=True)
    for key, kind, chinese, english in _SYSTEM
}
"""The fields every object has besides those designed, by key, in display order."""
