"""The field type recording: sound and film, with how long each runs.

A length is what the client that recorded or chose it has measured. ``<key>__seconds`` is the sum, ``<key>__lengths``
the length of each file in order, empty text where it is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.attachments import FILE_SCHEMA, FileListType, check_range
from tenon.schema.field_type import BadSetting, BadValue, ValueContext
from tenon.schema.field_types.recording.settings import RecordingSettings
from tenon.schema.model import Column, Field

MOST_SECONDS = 86_400


class RecordingType(FileListType):
    key = "recording"
    label: ClassVar[Words] = {"zh-CN": "音视频", "en-US": "Recording"}
    settings: ClassVar[type[Struct]] = RecordingSettings
    groups = ("audio", "video")

    def columns(self, field: Field) -> tuple[Column, ...]:
        seconds = Column(f"{field.key}__seconds", "bigint", "seconds")
        return (Column(field.key, "uuid[]"), seconds, Column(f"{field.key}__lengths", "text[]", "lengths"))

    def check(self, field: Field) -> Iterator[BadSetting]:
        yield from super().check(field)
        yield from check_range("min_seconds", field.settings.min_seconds, 0, MOST_SECONDS)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        files = self.read(value, field)
        lengths = [_length(beside.get("seconds"), field) for _, beside in files]
        known = [length for length in lengths if length is not None]
        if files and sum(known) < field.settings.min_seconds:
            raise BadValue(field, "F185", actual=sum(known), min=field.settings.min_seconds)
        own, seconds, each = (column.name for column in field.columns)
        return {
            own: [id for id, _ in files] or None,
            seconds: sum(known) if known else None,
            each: ["" if length is None else str(length) for length in lengths] or None,
        }

    def from_log(self, columns: dict[str, Any], field: Field) -> Any:
        ids, lengths = (columns.get(field.columns[place].name) for place in (0, 2))
        if ids is None:
            return None
        return [
            {"id": str(id), "seconds": int(length) if length else None} for id, length in _side_by_side(ids, lengths)
        ]

    def json_sql(self, field: Field, row: str) -> str | None:
        """Return the files with their names and lengths; one that is gone is left out."""
        own, lengths = f'{row}."{field.columns[0].name}"', f'{row}."{field.columns[2].name}"'
        one = "json_build_object('id', f.id, 'name', f.name, 'type', f.media_type, 'size', f.size_bytes, 'seconds', "
        one += f"nullif({lengths}[u.place], '')::int)::text"
        rows = f"unnest({own}) WITH ORDINALITY AS u(item, place) JOIN {{sys_file}} f ON f.id = u.item"
        listed = f"(SELECT '['||coalesce(string_agg({one}, ',' ORDER BY u.place), '')||']' FROM {rows})"
        return f"CASE WHEN {own} IS NULL THEN 'null' ELSE {listed} END"

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        seconds = {"type": ["integer", "null"], "minimum": 0}
        file = {**FILE_SCHEMA, "properties": {**FILE_SCHEMA["properties"], "seconds": seconds}}
        return {"type": ["array", "null"], "items": file, "maxItems": field.settings.max_count}


def _length(value: object, field: Field) -> int | None:
    """Return a length in whole seconds; a part of a second counts as none."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= MOST_SECONDS:
        raise BadValue(field, "F187", max=MOST_SECONDS)
    return int(value)


def _side_by_side(ids: list[Any], lengths: list[str] | None) -> Iterator[tuple[Any, str]]:
    known = lengths or []
    return zip(ids, [*known, *([""] * (len(ids) - len(known)))], strict=False)


TYPE = RecordingType()
