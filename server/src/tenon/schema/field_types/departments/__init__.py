"""The field type departments: several departments of the workspace."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.field_types.departments.settings import DepartmentsSettings
from tenon.schema.references import ReferencesType


class DepartmentsType(ReferencesType):
    key = "departments"
    label: ClassVar[Words] = {"zh-CN": "部门多选", "en-US": "Departments"}
    settings: ClassVar[type[Struct]] = DepartmentsSettings
    refers = "department"
    named = "name"


TYPE = DepartmentsType()
