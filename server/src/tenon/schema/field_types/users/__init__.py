"""The field type users: several members of the workspace."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.field_types.users.settings import UsersSettings
from tenon.schema.references import ReferencesType


class UsersType(ReferencesType):
    key = "users"
    label: ClassVar[Words] = {"zh-CN": "成员多选", "en-US": "Members"}
    settings: ClassVar[type[Struct]] = UsersSettings
    refers = "member"
    named = "name"


TYPE = UsersType()
