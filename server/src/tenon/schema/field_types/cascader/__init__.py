"""The field type cascader: a node of a tree of options, stored as its path of keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.bodies import OptionSetBody
from tenon.schema.choices import said
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.cascader.settings import CascaderSettings
from tenon.schema.field_types.cascader.tree import Paths, bad_tree, paths_of
from tenon.schema.model import Field
from tenon.schema.options import Options


class CascaderType(FieldType):
    key = "cascader"
    label: ClassVar[Words] = {"zh-CN": "级联选择", "en-US": "Cascader"}
    settings: ClassVar[type[Struct]] = CascaderSettings
    storage: ClassVar[Storage] = "text"
    operator_set: ClassVar[OperatorSet] = "tree"

    def options(self, settings: Any, option_sets: Mapping[str, OptionSetBody]) -> Options:
        return paths_of(settings.options)

    def check(self, field: Field) -> Iterator[BadSetting]:
        yield from bad_tree(field.settings.options)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        if value is None or (isinstance(value, str) and not value.strip()):
            return {field.key: None}
        paths = field.options
        option = paths.find(value) if isinstance(value, str) and isinstance(paths, Paths) else None
        if option is None or not isinstance(paths, Paths):
            raise BadValue(field, "F106", value=str(value)[:80])
        if option.retired and option.key != context.held:
            raise BadValue(field, "F107", value=said(option.key, field, context))
        if field.settings.leaf_only and option.key in paths.parents:
            raise BadValue(field, "F170", value=said(option.key, field, context))
        return {field.key: option.key}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"enum": [*field.options, None]}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return "" if value is None else said(value, field, context)

    def below(self, value: str, field: Field) -> str:
        return f"{value}/"


TYPE = CascaderType()
