"""Objects, fields and relations: the published Catalog, the field types, and the planner of DDL.

Invariants: a Catalog is immutable and belongs to one revision; identifiers come from keys only; a failed publish
changes nothing. Start reading at ``model.py`` (what everybody sees), ``field_type.py`` (what a type is), then
``plan.py`` (how a table follows its object).
"""

from tenon.schema.bodies import AppBody, AppItem, FieldBody, ObjectBody, Option, OptionSetBody
from tenon.schema.catalogs import Catalogs
from tenon.schema.field_type import OPERATORS, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.date.settings import DateSettings
from tenon.schema.field_types.datetime.settings import DatetimeSettings
from tenon.schema.field_types.number.settings import NumberSettings
from tenon.schema.field_types.relation.settings import RelationSettings
from tenon.schema.field_types.select.settings import SelectSettings
from tenon.schema.field_types.text.settings import TextSettings
from tenon.schema.field_types.user.settings import UserSettings
from tenon.schema.keys import propose_key
from tenon.schema.model import Catalog, Column, Field, Object

__all__ = [
    "OPERATORS",
    "AppBody",
    "AppItem",
    "BadValue",
    "Catalog",
    "Catalogs",
    "Column",
    "DateSettings",
    "DatetimeSettings",
    "Field",
    "FieldBody",
    "FieldType",
    "NumberSettings",
    "Object",
    "ObjectBody",
    "OperatorSet",
    "Option",
    "OptionSetBody",
    "RelationSettings",
    "SelectSettings",
    "Storage",
    "TextSettings",
    "UserSettings",
    "ValueContext",
    "propose_key",
]
