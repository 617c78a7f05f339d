"""The field type relations: links to several records of another object, or of the same one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.field_type import Need
from tenon.schema.field_types.relations.settings import RelationsSettings
from tenon.schema.model import Field
from tenon.schema.references import ReferencesType


class RelationsType(ReferencesType):
    key = "relations"
    label: ClassVar[Words] = {"zh-CN": "关联多条", "en-US": "Linked records"}
    settings: ClassVar[type[Struct]] = RelationsSettings
    refers = "record"
    named = "title"

    def needs(self, field: Field) -> Iterator[Need]:
        yield Need("object", field.settings.target, "target")


TYPE = RelationsType()
