"""What the types that hold files share: ids of files are stored, files with name, type and size are answered.

A value is read without looking at the files. Whether they exist, are complete, belong to the writer or to the record
already, and are of the kind and size the field takes, is asked where the record is written; ``FileRule`` says what for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar
from uuid import UUID

from tenon.files import GROUPS, group_words, media_types
from tenon.kernel.ids import parse_id
from tenon.schema.field_type import BadSetting, BadValue, FieldType, FileRule, OperatorSet, Storage, ValueContext
from tenon.schema.model import Field

MOST_FILES = 100
MOST_MEGABYTES = 2048
MEGABYTE = 1024 * 1024

_BETWEEN_IDS = re.compile(r"[\s,;，；、]+")


class FileListType(FieldType):
    """A field type whose value is a list of files, in the order given; each type adds its settings and its kinds."""

    storage: ClassVar[Storage] = "uuid[]"
    operator_set: ClassVar[OperatorSet] = "files"
    sortable = False
    groupable = False
    uniqueable = False
    measures = frozenset[str]()
    refers = "file"
    named = "name"
    groups: ClassVar[tuple[str, ...]] = GROUPS

    def check(self, field: Field) -> Iterator[BadSetting]:
        yield from check_range("max_count", field.settings.max_count, 1, MOST_FILES)
        yield from check_range("max_megabytes", field.settings.max_megabytes, 1, MOST_MEGABYTES)
        for place, group in enumerate(getattr(field.settings, "types", ())):
            if group not in self.groups:
                yield BadSetting(f"types[{place}]", "M170", {"value": group[:40], "known": group_words(self.groups)})

    def file_rule(self, field: Field) -> FileRule:
        """Return what a file must be so that the field may hold it."""
        groups = getattr(field.settings, "types", ()) or self.groups
        return FileRule(groups, media_types(groups), field.settings.max_megabytes * MEGABYTE)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        return {field.column: [id for id, _ in self.read(value, field)] or None}

    def read(self, value: object, field: Field) -> list[tuple[UUID, dict[str, Any]]]:
        """Return the ids that a value names, each once and in order, with what was sent beside each.

        Raises:
            BadValue: ``F180``, it names no files; ``F181``, it names too many.
        """
        named: dict[UUID, dict[str, Any]] = {}
        for item in _items(value, field):
            named.setdefault(read_file(item, field), item if isinstance(item, dict) else {})
        if len(named) > field.settings.max_count:
            raise BadValue(field, "F181", count=len(named), max=field.settings.max_count)
        return list(named.items())

    def to_json(self, value: Any, field: Field) -> Any:
        """Return the ids as the API writes them; names, types and sizes are joined where records are read."""
        return None if value is None else [{"id": str(id)} for id in value]

    def from_log(self, columns: dict[str, Any], field: Field) -> Any:
        return self.to_json(columns.get(field.column), field)

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        return {"type": ["array", "null"], "items": FILE_SCHEMA, "maxItems": field.settings.max_count}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        """Return the names of the files, of those without one their ids."""
        between = "、" if context.language.startswith("zh") else ", "
        return between.join(str(file.get("name") or file.get("id") or "") for file in value or () if file)


FILE_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "name": {"type": "string"},
        "type": {"type": "string"},
        "size": {"type": "integer"},
    },
    "required": ["id"],
}


def check_range(path: str, value: int, low: int, high: int) -> Iterator[BadSetting]:
    """Yield that a setting lies outside of its range."""
    if not low <= value <= high:
        yield BadSetting(path, "M119", {"min": low, "max": high})


def read_file(value: object, field: Field) -> UUID:
    """Return the id that ``value`` (an id or ``{"id": …}``) names.

    Raises:
        BadValue: ``F180``, it is no id.
    """
    if isinstance(value, dict):
        value = value.get("id")
    found = parse_id(value.strip() if isinstance(value, str) else value)
    if found is None:
        raise BadValue(field, "F180")
    return found


def _items(value: object, field: Field) -> Sequence[object]:
    """Return what a value lists: a list as it is, a text of ids split, blank as nothing."""
    if value is None:
        return ()
    if isinstance(value, str):
        return [part for part in _BETWEEN_IDS.split(value) if part]
    if isinstance(value, list | tuple):
        return value
    raise BadValue(field, "F180")
