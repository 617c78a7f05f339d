"""The field type tags: words that people stick on a record, in the order given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.characters import folded, is_storable, one_line, plain
from tenon.schema.choices import bad_counts, counted
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.tags.settings import TagsSettings
from tenon.schema.model import Field
from tenon.schema.options import SEPARATOR

LONGEST = 50
MOST = 100
MAX_SUGGESTIONS = 1_000


class TagsType(FieldType):
    key = "tags"
    label: ClassVar[Words] = {"zh-CN": "标签", "en-US": "Tags"}
    settings: ClassVar[type[Struct]] = TagsSettings
    storage: ClassVar[Storage] = "text[]"
    operator_set: ClassVar[OperatorSet] = "choices"
    sortable = False
    uniqueable = False
    measures = frozenset()

    def check(self, field: Field) -> Iterator[BadSetting]:
        settings = field.settings
        yield from bad_counts(settings)
        if len(settings.suggestions) > MAX_SUGGESTIONS:
            yield BadSetting("suggestions", "M125", {"max": MAX_SUGGESTIONS, "count": len(settings.suggestions)})
        for place, tag in enumerate(settings.suggestions[:MAX_SUGGESTIONS]):
            if not 0 < len(tag.strip()) <= LONGEST or SEPARATOR.search(tag) or not is_storable(tag):
                yield BadSetting(f"suggestions[{place}]", "M152", {"value": tag[:60], "max": LONGEST})
        if not settings.allow_new and not settings.suggestions:
            yield BadSetting("suggestions", "M111", severity="warning")

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        known = {folded(tag).casefold(): tag for tag in field.settings.suggestions}
        found: dict[str, str] = {}
        for tag in _tags(value, field):
            name = folded(tag).casefold()
            if name not in known and not field.settings.allow_new:
                raise BadValue(field, "F153", value=tag)
            found.setdefault(name, plain(known.get(name, tag)))
        if len(found) > MOST:
            raise BadValue(field, "F151", max=MOST, actual=len(found))
        return {field.key: counted(list(found.values()), field)}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        items = {"type": "string", "maxLength": LONGEST}
        return {"type": ["array", "null"], "items": items, "uniqueItems": True, "maxItems": MOST}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        return "；".join(value or ())


def _tags(value: object, field: Field) -> Iterator[str]:
    """Yield the tags of a text or a list of texts; what separates tags cannot be part of one."""
    pieces: Iterable[object] = (value,) if isinstance(value, str) else () if value is None else _listed(value, field)
    for piece in pieces:
        if not isinstance(piece, str):
            raise BadValue(field, "F110")
        if not is_storable(piece):
            raise BadValue(field, "F112")
        for typed in SEPARATOR.split(plain(piece)):
            tag = one_line(typed).strip()
            if len(tag) > LONGEST:
                raise BadValue(field, "F102", max=LONGEST, actual=len(tag))
            if tag:
                yield tag


def _listed(value: object, field: Field) -> Iterable[object]:
    if not isinstance(value, list | tuple):
        raise BadValue(field, "F110")
    return value


TYPE = TagsType()
