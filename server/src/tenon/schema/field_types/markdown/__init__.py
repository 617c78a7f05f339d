"""The field type markdown: the source is stored as it was typed; HTML in it is text, for whoever shows it."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.field_types.markdown.settings import MarkdownSettings
from tenon.schema.prose import ProseType


class MarkdownType(ProseType):
    key = "markdown"
    label: ClassVar[Words] = {"zh-CN": "MD 文本", "en-US": "Markdown"}
    settings: ClassVar[type[Struct]] = MarkdownSettings


TYPE = MarkdownType()
