"""The field type long_text: several lines, as they were typed."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.field_types.long_text.settings import LongTextSettings
from tenon.schema.prose import ProseType


class LongTextType(ProseType):
    key = "long_text"
    label: ClassVar[Words] = {"zh-CN": "多行文本", "en-US": "Long text"}
    settings: ClassVar[type[Struct]] = LongTextSettings


TYPE = LongTextType()
