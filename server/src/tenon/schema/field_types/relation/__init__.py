"""The field type relation: a link to one record of another object, or of the same one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.field_type import Need
from tenon.schema.field_types.relation.settings import RelationSettings
from tenon.schema.model import Field
from tenon.schema.references import ReferenceType


class RelationType(ReferenceType):
    key = "relation"
    label: ClassVar[Words] = {"zh-CN": "关联记录", "en-US": "Linked record"}
    settings: ClassVar[type[Struct]] = RelationSettings
    refers = "record"
    named = "title"

    def needs(self, field: Field) -> Iterator[Need]:
        yield Need("object", field.settings.target, "target")


TYPE = RelationType()
