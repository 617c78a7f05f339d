"""The field type multi_select: several of a list of options."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.choices import SomeChoices
from tenon.schema.field_types.multi_select.settings import MultiSelectSettings


class MultiSelectType(SomeChoices):
    key = "multi_select"
    label: ClassVar[Words] = {"zh-CN": "下拉多选", "en-US": "Multi select"}
    settings: ClassVar[type[Struct]] = MultiSelectSettings


TYPE = MultiSelectType()
