"""The field type user: one member of the workspace."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.field_types.user.settings import UserSettings
from tenon.schema.references import ReferenceType


class UserType(ReferenceType):
    key = "user"
    label: ClassVar[Words] = {"zh-CN": "成员", "en-US": "Member"}
    settings: ClassVar[type[Struct]] = UserSettings
    refers = "member"
    named = "name"


TYPE = UserType()
