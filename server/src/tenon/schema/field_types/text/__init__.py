"""The field type text: one line or several, found by words, pinyin and initials when it is searchable."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.pinyin import spell
from tenon.kernel.words import Words
from tenon.schema.characters import is_storable, one_line, plain
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.text.settings import Form, TextSettings
from tenon.schema.model import Column, Field

_SPELT = 200
"""Only so many characters are spelt: the shadow serves names and titles, and must fit into an index."""

MOST = 100_000
"""Characters of the longest text a field may be set to."""

_CASES: dict[str, Callable[[str], str]] = {"none": str, "upper": str.upper, "lower": str.lower}
_FORMS: dict[Form, re.Pattern[str]] = {
    "letters_digits": re.compile("[A-Za-z0-9]*"),
    "digits": re.compile("[0-9]*"),
    "chinese": re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·]*"),
    "no_space": re.compile(r"\S*"),
}
_WISHES: dict[Form, Words] = {
    "letters_digits": {"zh-CN": "只用英文字母和数字", "en-US": "Use English letters and digits alone"},
    "digits": {"zh-CN": "只用数字", "en-US": "Use digits alone"},
    "chinese": {"zh-CN": "只用汉字，姓名中间可以有「·」", "en-US": "Use Chinese characters alone, and · inside a name"},
    "no_space": {"zh-CN": "不要有空格和换行", "en-US": "Use no spaces and line breaks"},
}


class TextType(FieldType):
    key = "text"
    label: ClassVar[Words] = {"zh-CN": "单行文本", "en-US": "Text"}
    settings: ClassVar[type[Struct]] = TextSettings
    storage: ClassVar[Storage] = "text"
    operator_set: ClassVar[OperatorSet] = "text"
    sortable = True
    searchable = True
    groupable = True
    titleable = True
    measures = frozenset({"count_distinct"})

    def columns(self, field: Field) -> tuple[Column, ...]:
        own = Column(field.key, "text")
        return (own, Column(f"{field.key}__pinyin", "text", "pinyin")) if field.searchable else (own,)

    def check(self, field: Field) -> Iterator[BadSetting]:
        if not 1 <= field.settings.max_length <= MOST:
            yield BadSetting("max_length", "M119", {"min": 1, "max": MOST})

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        text = self._clean(value, field)
        row: dict[str, Any] = {field.key: text}
        if field.searchable:
            row[f"{field.key}__pinyin"] = None if text is None else pinyin_shadow(text)
        return row

    def to_json(self, value: Any, field: Field) -> Any:
        return value

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["string", "null"], "maxLength": field.settings.max_length}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return value or ""

    def search_text(self, value: Any, field: Field) -> str | None:
        return value or None

    def _clean(self, value: object, field: Field) -> str | None:
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise BadValue(field, "F110")
        if not is_storable(value):
            raise BadValue(field, "F112")
        text = plain(value) if field.settings.multiline else one_line(plain(value))
        text = _CASES[field.settings.case](text)
        form = field.settings.form
        if form in _FORMS and not _FORMS[form].fullmatch(text):
            raise BadValue(field, "F113", form=_WISHES[form])
        if len(text) > field.settings.max_length:
            raise BadValue(field, "F102", max=field.settings.max_length, actual=len(text))
        return text or None


def pinyin_shadow(text: str) -> str:
    """Return ``full|initials|lower``: what a text is searched and sorted by.

    >>> pinyin_shadow("张三A")
    'zhangsana|zsa|张三a'
    """
    full, initials = spell(text[:_SPELT])
    return f"{full}|{initials}|{text.lower()}"


TYPE = TextType()
