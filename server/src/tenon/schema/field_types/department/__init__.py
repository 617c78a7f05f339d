"""The field type department: one department of the workspace; only the system field ``department_id`` has it so far."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.field_types.department.settings import DepartmentSettings
from tenon.schema.references import ReferenceType


class DepartmentType(ReferenceType):
    key = "department"
    label: ClassVar[Words] = {"zh-CN": "部门", "en-US": "Department"}
    settings: ClassVar[type[Struct]] = DepartmentSettings
    refers = "department"
    named = "name"
    designable = False


TYPE = DepartmentType()
