"""The sentences of this room in both languages at once: what a diff says is stored, not rendered later."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from tenon.kernel.words import LANGUAGES, Words, resolve


def phrase(code: str, **parts: object) -> Words:
    """Return the sentence ``code`` of ``texts.json`` in every language; parts that are Words stand in each its own.

    >>> phrase("diff.view.add", label={"zh-CN": "重点", "en-US": "Key"})["en-US"]
    'View “Key” added'
    """
    entry = _texts()[code]
    return {each: entry[each]["message"].format(**_in(parts, each)).strip() for each in LANGUAGES}


def joined(parts: Sequence[Words]) -> Words:
    """Return several words as a list; a dash for none."""
    if not parts:
        return "—"
    commas = {"zh-CN": "、"}
    return {each: commas.get(each, ", ").join(resolve(part, each) for part in parts) for each in LANGUAGES}


def _in(parts: dict[str, object], language: str) -> dict[str, object]:
    return {name: resolve(part, language) if isinstance(part, dict) else part for name, part in parts.items()}


@cache
def _texts() -> Any:
    return msgspec.json.decode(resources.files("tenon.views").joinpath("texts.json").read_bytes())
