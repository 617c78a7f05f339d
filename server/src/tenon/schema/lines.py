"""The objects derived from sub-tables: one for each, whose records are the lines. Pure.

Their keys, ``<object>__<field>``, can be nobody else's: no designed key holds ``__``. A line is a record like any other
that also knows the record it belongs to and its place there.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tenon.schema.bodies import FieldBody, OptionSetBody
from tenon.schema.build import SYSTEM_FIELDS, build_field
from tenon.schema.field_types import FIELD_TYPES
from tenon.schema.field_types.number.settings import NumberSettings
from tenon.schema.field_types.relation.settings import RelationSettings
from tenon.schema.indexes import unique_indexes
from tenon.schema.model import PARENT_ID, POSITION, Column, Field, Object
from tenon.schema.phrases import phrase

MAX_LINES_KEY = 59
"""Characters of a derived key: PostgreSQL's 63 without the suffix of the primary key."""

MAX_LINE_FIELDS = 100

RESERVED = frozenset({PARENT_ID, POSITION})


def line_bodies(body: FieldBody) -> tuple[FieldBody, ...]:
    """Return the designed fields of a sub-table's lines; none for other types and for settings that have no shape."""
    kind = FIELD_TYPES.get(body.type)
    if kind is None or kind.storage != "none":
        return ()
    try:
        return kind.line_fields(msgspec.convert(body.settings, kind.settings))
    except msgspec.ValidationError:
        return ()


def line_objects(parent: Object, option_sets: Mapping[str, OptionSetBody]) -> dict[str, Object]:
    """Return the published form of the lines of each sub-table of an object, by key."""
    return {field.lines: _line_object(parent, field, option_sets) for field in parent.line_fields}


def _line_object(parent: Object, holder: Field, option_sets: Mapping[str, OptionSetBody]) -> Object:
    bodies = FIELD_TYPES[holder.type].line_fields(holder.settings)
    own = {body.key: build_field(body, option_sets) for body in bodies}
    built = Object(
        key=holder.lines,
        label=phrase("object.lines", object=parent.label, field=holder.label),
        icon=parent.icon,
        title_field=next((key for key, field in own.items() if FIELD_TYPES[field.type].titleable), ""),
        fields={**own, PARENT_ID: _parent_id(parent), POSITION: _position(), **SYSTEM_FIELDS},
        parent=parent.key,
        parent_field=holder.key,
    )
    return msgspec.structs.replace(built, constraints=unique_indexes(built))


def _parent_id(parent: Object) -> Field:
    return Field(
        PARENT_ID,
        "relation",
        parent.label,
        required=True,
        settings=RelationSettings(target=parent.key),
        system=True,
        columns=(Column(PARENT_ID, "uuid"),),
    )


def _position() -> Field:
    return Field(
        POSITION,
        "number",
        {"zh-CN": "行号", "en-US": "Line"},
        required=True,
        settings=NumberSettings(decimals=0),
        system=True,
        columns=(Column(POSITION, "int"),),
    )
