"""An object whose records are what happened with others: which of its fields say what, and whose they are. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from tenon.definitions import Problem
from tenon.kernel.words import Words
from tenon.schema.bodies import ActivityBody, ObjectBody
from tenon.schema.field_types import DESIGNABLE, FIELD_TYPES
from tenon.schema.model import Object

_WRITTEN = ("text", "long_text", "rich_text", "markdown")
_DAYS = ("datetime", "date")

PARTS: Mapping[str, tuple[str, ...]] = {
    "at": _DAYS,
    "text": _WRITTEN,
    "way": ("select", "radio"),
    "next_at": _DAYS,
    "next_step": _WRITTEN[:2],
    "done": ("bool",),
    "place": ("location",),
    "files": ("file", "image"),
}
"""What a field of an activity can say, and the types of fields that can say it."""

NEEDED = ("at", "text")


class Told(NamedTuple):
    """Records of ``object`` tell of others by their relation ``relation``."""

    object: str
    relation: str


def check_activity(body: ObjectBody) -> Iterator[Problem]:
    """Yield what is wrong with the part of an object's body that makes its records activities."""
    if body.activity is None:
        return
    types = {field.key: field.type for field in body.fields}
    for part, key in msgspec.structs.asdict(body.activity).items():
        path = f"activity.{part}"
        if not key:
            if part in NEEDED:
                yield Problem(path, "M242", {"types": _named(PARTS[part])})
        elif key not in types:
            yield Problem(path, "M240", {"key": key[:60]})
        elif types[key] not in PARTS[part]:
            yield Problem(path, "M241", {"key": key[:60], "types": _named(PARTS[part])})
    if not any(FIELD_TYPES[kind].refers == "record" for kind in types.values() if kind in FIELD_TYPES):
        yield Problem("activity", "M243")


def telling_of(target: str, objects: Iterable[Object]) -> list[Told]:
    """Return the activities that can tell of the records of ``target``, in the order of the objects and their fields.

    >>> telling_of("customer", [])
    []
    """
    return [
        Told(found.key, field.key)
        for found in objects
        if found.activity is not None
        for field in found.own_fields
        if FIELD_TYPES[field.type].refers == "record" and field.settings.target == target and not field.lines
    ]


def without_fields(activity: ActivityBody | None, gone: Iterable[str]) -> ActivityBody | None:
    """Return what is left of an activity when fields go; without its time or its text it is none any more."""
    if activity is None:
        return None
    kept = msgspec.structs.replace(
        activity, **{part: "" for part, key in msgspec.structs.asdict(activity).items() if key in set(gone)}
    )
    return kept if all(getattr(kept, part) for part in NEEDED) else None


def _named(types: Iterable[str]) -> Words:
    labels = [DESIGNABLE[key].label for key in types]
    return {
        "zh-CN": "、".join(_in(label, "zh-CN") for label in labels),
        "en-US": ", ".join(_in(label, "en-US") for label in labels),
    }


def _in(label: Words, language: str) -> str:
    return label if isinstance(label, str) else label[language]
