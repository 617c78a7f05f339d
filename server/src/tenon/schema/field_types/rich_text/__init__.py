"""The field type rich_text: words with headings, lists, tables, links and pictures, as HTML that is safe to show."""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.field_type import BadValue, ValueContext
from tenon.schema.field_types.rich_text.settings import RichTextSettings
from tenon.schema.model import Column, Field
from tenon.schema.prose import ProseType, typed_prose
from tenon.schema.safe_html import cleaned, from_words, is_html, words

MOST_TYPED = 500_000
"""Characters that are cleaned at all: a long document with all the marks of an office program; half a second's work."""

MOST_STORED = 200_000
"""Characters of the cleaned HTML."""


class RichTextType(ProseType):
    key = "rich_text"
    label: ClassVar[Words] = {"zh-CN": "富文本", "en-US": "Rich text"}
    settings: ClassVar[type[Struct]] = RichTextSettings

    def columns(self, field: Field) -> tuple[Column, ...]:
        return (Column(field.key, "text"), Column(f"{field.key}__plain", "text", "plain"))

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        clean = self._clean(value, field)
        plain = None if clean is None else words(clean)
        longest = field.settings.max_length
        if plain is not None and len(plain) > longest:
            raise BadValue(field, "F102", max=longest, actual=len(plain))
        return {field.key: clean, f"{field.key}__plain": plain or None}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["string", "null"], "contentMediaType": "text/html"}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        """Say the words where they are all there is, else the HTML: what was exported comes in again as it was."""
        if not value:
            return ""
        plain = words(value)
        return plain if not is_html(plain) and from_words(plain) == value else str(value)

    def search_text(self, value: Any, field: Field) -> str | None:
        return words(value) or None if value else None

    def _clean(self, value: object, field: Field) -> str | None:
        text = typed_prose(value, field)
        if text is None:
            return None
        if len(text) > MOST_TYPED:
            raise BadValue(field, "F102", max=MOST_STORED, actual=len(text))
        clean = cleaned(text) if is_html(text) else from_words(text)
        if len(clean) > MOST_STORED:
            raise BadValue(field, "F102", max=MOST_STORED, actual=len(clean))
        return clean if words(clean) else None


TYPE = RichTextType()
