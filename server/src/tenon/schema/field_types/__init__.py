"""The field types, one folder each. A new one joins by its folder and one line here."""

from __future__ import annotations

from tenon.schema.field_type import FieldType
from tenon.schema.field_types.date import DateType
from tenon.schema.field_types.datetime import DatetimeType
from tenon.schema.field_types.department import DepartmentType
from tenon.schema.field_types.number import NumberType
from tenon.schema.field_types.relation import RelationType
from tenon.schema.field_types.select import SelectType
from tenon.schema.field_types.text import TextType
from tenon.schema.field_types.user import UserType

_DESIGNED: tuple[FieldType, ...] = (
    TextType(),
    NumberType(),
    DateType(),
    DatetimeType(),
    SelectType(),
    RelationType(),
    UserType(),
)

DESIGNABLE: dict[str, FieldType] = {each.key: each for each in _DESIGNED}
"""The types a field may be given in a designer."""

FIELD_TYPES: dict[str, FieldType] = DESIGNABLE | {"department": DepartmentType()}
"""Every type that a field of the Catalog may have, those of system fields included."""
