"""What is wrong with a text for people inside of settings, told as the type of a field tells it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenon.kernel.words import Words, is_blank
from tenon.schema.field_type import BadSetting

MAX_LABEL = 200

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def bad_label(label: Words, path: str, longest: int = MAX_LABEL) -> Iterator[BadSetting]:
    """Yield what is wrong with a name that must be there."""
    if is_blank(label):
        yield BadSetting(path, "M101")
    yield from bad_words(label, path, longest)


def bad_words(words: Words, path: str, longest: int) -> Iterator[BadSetting]:
    """Yield what is wrong with a text that may be missing."""
    texts = {"": words} if isinstance(words, str) else words
    for language, text in texts.items():
        if language and not _LANGUAGE.fullmatch(language):
            yield BadSetting(path, "M122", {"language": language[:40]})
        if len(text) > longest:
            yield BadSetting(path, "M121", {"max": longest, "actual": len(text)})
