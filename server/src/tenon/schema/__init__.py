"""Objects, fields and relations: the published Catalog, the field types, and the planner of DDL.

Invariants: a Catalog is immutable and belongs to one revision; identifiers come from keys only; a failed publish
changes nothing. Start reading at ``model.py`` (what everybody sees), ``field_type.py`` (what a type is), then
``plan.py`` (how a table follows its object).
"""

from tenon.schema.activities import Told, telling_of
from tenon.schema.bodies import (
    ActivityBody,
    AppBody,
    AppItem,
    FieldBody,
    HomeBody,
    Layout,
    LayoutGroup,
    LayoutItem,
    LayoutTab,
    ObjectBody,
    Option,
    OptionSetBody,
)
from tenon.schema.build import SYSTEM_FIELDS, build_field, build_object, lines_key
from tenon.schema.catalog import build_catalog
from tenon.schema.catalogs import Catalogs
from tenon.schema.characters import plain
from tenon.schema.copies import copy_object
from tenon.schema.definition import FollowUps, definition_kinds
from tenon.schema.errors import IndexNotBuilt, IndexTooLong
from tenon.schema.execute import build_indexes
from tenon.schema.field_type import (
    OPERATORS,
    BadSetting,
    BadValue,
    FieldType,
    Need,
    OperatorSet,
    Refers,
    Storage,
    ValueContext,
)
from tenon.schema.field_types import DESIGNABLE, FIELD_TYPES
from tenon.schema.field_types.date.settings import DateSettings
from tenon.schema.field_types.datetime.settings import DatetimeSettings
from tenon.schema.field_types.department.settings import DepartmentSettings
from tenon.schema.field_types.number.settings import NumberSettings
from tenon.schema.field_types.relation.settings import RelationSettings
from tenon.schema.field_types.select.settings import SelectSettings
from tenon.schema.field_types.text import pinyin_shadow
from tenon.schema.field_types.text.settings import TextSettings
from tenon.schema.field_types.user.settings import UserSettings
from tenon.schema.indexes import Index, can_index, wanted_indexes
from tenon.schema.keys import propose_key
from tenon.schema.lines import line_objects
from tenon.schema.model import OWNER, PARENT_ID, POSITION, Catalog, Column, Field, Object
from tenon.schema.options import SEPARATOR
from tenon.schema.plan import Place, plan
from tenon.schema.regions import all_regions
from tenon.schema.rows import (
    StandingColumn,
    StandingTable,
    complete_table,
    count_sql,
    is_column_type,
    lines_sql,
    load_sql,
    standing_tables,
)
from tenon.schema.sealed import Blind, Sealed
from tenon.schema.sealing import SealedType
from tenon.schema.table import create_table, grant_table, is_mark

__all__ = [
    "DESIGNABLE",
    "FIELD_TYPES",
    "OPERATORS",
    "OWNER",
    "PARENT_ID",
    "POSITION",
    "SEPARATOR",
    "SYSTEM_FIELDS",
    "ActivityBody",
    "AppBody",
    "AppItem",
    "BadSetting",
    "BadValue",
    "Blind",
    "Catalog",
    "Catalogs",
    "Column",
    "DateSettings",
    "DatetimeSettings",
    "DepartmentSettings",
    "Field",
    "FieldBody",
    "FieldType",
    "FollowUps",
    "HomeBody",
    "Index",
    "IndexNotBuilt",
    "IndexTooLong",
    "Layout",
    "LayoutGroup",
    "LayoutItem",
    "LayoutTab",
    "Need",
    "NumberSettings",
    "Object",
    "ObjectBody",
    "OperatorSet",
    "Option",
    "OptionSetBody",
    "Place",
    "Refers",
    "RelationSettings",
    "Sealed",
    "SealedType",
    "SelectSettings",
    "StandingColumn",
    "StandingTable",
    "Storage",
    "TextSettings",
    "Told",
    "UserSettings",
    "ValueContext",
    "all_regions",
    "build_catalog",
    "build_field",
    "build_indexes",
    "build_object",
    "can_index",
    "complete_table",
    "copy_object",
    "count_sql",
    "create_table",
    "definition_kinds",
    "grant_table",
    "is_column_type",
    "is_mark",
    "line_objects",
    "lines_key",
    "lines_sql",
    "load_sql",
    "pinyin_shadow",
    "plain",
    "plan",
    "propose_key",
    "standing_tables",
    "telling_of",
    "wanted_indexes",
]
