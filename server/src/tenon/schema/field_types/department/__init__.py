"""The field type department: one department of the workspace; a filter may mean those below it as well."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.field_types.department.settings import DepartmentSettings
from tenon.schema.model import Field
from tenon.schema.references import ReferenceType


class DepartmentType(ReferenceType):
    key = "department"
    label: ClassVar[Words] = {"zh-CN": "部门", "en-US": "Department"}
    settings: ClassVar[type[Struct]] = DepartmentSettings
    refers = "department"
    named = "name"

    def operators(self, field: Field) -> tuple[str, ...]:
        return (*super().operators(field), "under", "not_under")


TYPE = DepartmentType()
