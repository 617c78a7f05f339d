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
    raw = resources.files("tenon.schema").joinpath("texts.json").read_bytes()
    texts: dict[str, Any] = msgspec.json.decode(raw)
    return texts
