"""The field type region: a province, city or district, by its code of GB/T 2260."""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.field_type import BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.region.settings import RegionSettings
from tenon.schema.model import Field
from tenon.schema.places import read_region
from tenon.schema.regions import beginning, full_name, reaches

_DEPTHS: dict[str, Words] = {
    "province": {"zh-CN": "省级", "en-US": "province"},
    "city": {"zh-CN": "市级", "en-US": "city"},
    "district": {"zh-CN": "区县级", "en-US": "district"},
}


class RegionType(FieldType):
    key = "region"
    label: ClassVar[Words] = {"zh-CN": "省市区", "en-US": "Region"}
    settings: ClassVar[type[Struct]] = RegionSettings
    storage: ClassVar[Storage] = "text"
    operator_set: ClassVar[OperatorSet] = "tree"

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        if value is None or (isinstance(value, str) and not value.strip()):
            return {field.key: None}
        depth = field.settings.depth
        region = read_region(value, field, depth)
        if not reaches(region, depth):
            raise BadValue(field, "F169", value=full_name(region.code), depth=_DEPTHS[depth])
        return {field.key: region.code}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["string", "null"], "pattern": r"^\d{6}$"}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return full_name(value) if value else ""

    def below(self, value: str, field: Field) -> str:
        return beginning(value)


TYPE = RegionType()
