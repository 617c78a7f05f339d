"""From what was designed to what is published: object bodies become Objects, a snapshot becomes a Catalog. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from tenon.definitions import DefinitionKind, Snapshot
from tenon.schema.bodies import FieldBody, ObjectBody, Option, OptionSetBody
from tenon.schema.field_types import FIELD_TYPES
from tenon.schema.indexes import unique_indexes
from tenon.schema.model import Catalog, Field, Object
from tenon.store import schema_of

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
        options=_options(settings, option_sets),
        system=system,
    )
    return msgspec.structs.replace(field, columns=kind.columns(field))


def build_object(key: str, body: ObjectBody, option_sets: Mapping[str, OptionSetBody]) -> Object:
    """Return the published form of a designed object, its system fields last."""
    fields = {field.key: build_field(field, option_sets) for field in body.fields} | SYSTEM_FIELDS
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
    )
    return msgspec.structs.replace(built, constraints=unique_indexes(built))


def build_catalog(snapshot: Snapshot, kinds: Sequence[DefinitionKind]) -> Catalog:
    """Decode everything published and build the objects."""
    models = {kind.key: kind.model for kind in kinds}
    definitions: dict[str, dict[str, Any]] = {key: {} for key in models}
    for (kind, key), body in sorted(snapshot.bodies.items()):
        if kind in models:
            definitions[kind][key] = msgspec.convert(body, models[kind])
    option_sets = definitions.get("option_set", {})
    objects = definitions.get("object", {})
    return Catalog(
        workspace=snapshot.workspace,
        schema=schema_of(snapshot.workspace),
        revision=snapshot.revision,
        language=snapshot.language,
        timezone=snapshot.timezone,
        currency=snapshot.currency,
        objects={key: build_object(key, body, option_sets) for key, body in objects.items()},
        definitions=definitions,
        epoch=snapshot.epoch,
    )


def _options(settings: Any, option_sets: Mapping[str, OptionSetBody]) -> dict[str, Option]:
    shared = getattr(settings, "option_set", "")
    if shared:
        options = option_sets[shared].options if shared in option_sets else ()
    else:
        options = getattr(settings, "options", ())
    return {option.key: option for option in options}


SYSTEM_FIELDS: dict[str, Field] = {
    key: build_field(FieldBody(key=key, type=kind, label={"zh-CN": chinese, "en-US": english}), {}, system=True)
    for key, kind, chinese, english in _SYSTEM
}
"""The fields every object has besides those designed, by key, in display order."""
