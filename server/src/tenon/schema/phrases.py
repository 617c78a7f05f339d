"""The sentences of this room in both languages at once: what a diff or a plan says is stored, not rendered later."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import msgspec

from tenon.kernel.words import LANGUAGES, Words, resolve


def phrase(code: str, **parts: object) -> Words:
    """Return the sentence ``code`` of ``texts.json`` in every language.

    A part that is Words itself is put in in the language of the sentence.

    >>> phrase("diff.field.add", label={"zh-CN": "金额", "en-US": "Amount"})["en-US"]
    'Field “Amount” added'
    """
    entry = _texts()[code]
    return {language: entry[language]["message"].format(**_in(parts, language)) for language in LANGUAGES}


def _in(parts: dict[str, object], language: str) -> dict[str, object]:
    return {name: resolve(part, language) if isinstance(part, dict) else part for name, part in parts.items()}


@cache
def _texts() -> dict[str, Any]:
    """Return the texts of the room and of its field types, whose settings have names in their own folders."""
    room = resources.files("tenon.schema")
    texts: dict[str, Any] = msgspec.json.decode(room.joinpath("texts.json").read_bytes())
    for folder in room.joinpath("field_types").iterdir():
        own = folder.joinpath("texts.json")
        if own.is_file():
            texts |= msgspec.json.decode(own.read_bytes())
    return texts
