"""The field type select: one of a list of options; stored by its key, typed by key or label."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.choices import OneChoice
from tenon.schema.field_types.select.settings import SelectSettings


class SelectType(OneChoice):
    key = "select"
    label: ClassVar[Words] = {"zh-CN": "下拉单选", "en-US": "Single select"}
    settings: ClassVar[type[Struct]] = SelectSettings


TYPE = SelectType()
