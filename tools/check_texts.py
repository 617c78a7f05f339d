"""The server's words: every code is claimed by one room, has texts in both languages, and is used.

Both languages of an entry have the same parts (message, hint) and name the same values in braces.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gate import PACKAGE, place, report, sources

LANGUAGES = ("zh-CN", "en-US")
CODE = re.compile(r"^[A-Z]\d{3}$")
MENTIONED = re.compile(r"""["']([A-Z]\d{3})["']""")
PLACEHOLDER = re.compile(r"\{(\w+)[^}]*\}")
# Not ours: a code of ISO 3166, ISO 4217 or a calendar looks alike; none does so far.
NOT_OURS: frozenset[str] = frozenset()


def entry_problems(where: str, key: str, entry: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield what is wrong with one entry of a ``texts.json``."""
    for language in LANGUAGES:
        if not entry.get(language, {}).get("message"):
            yield f"{where}: {key} has no message in {language}"
    chinese, english = (entry.get(language, {}) for language in LANGUAGES)
    if set(chinese) != set(english):
        yield f"{where}: {key} does not have the same parts in both languages"
    for part in set(chinese) & set(english):
        values = [set(PLACEHOLDER.findall(text[part])) for text in (chinese, english)]
        if values[0] != values[1]:
            yield f"{where}: {key}.{part} names other values in the two languages: {sorted(values[0] ^ values[1])}"


def claim_problems(rooms: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield every key that two rooms claim."""
    owner: dict[str, str] = {}
    for room, keys in rooms.items():
        for key in keys:
            if key in owner:
                yield f"{room}: {key} is claimed by {owner[key]} too"
            owner[key] = room


def use_problems(codes: Iterable[str], mentioned: Mapping[str, str]) -> Iterator[str]:
    """Yield codes without texts (with the place that mentions them) and texts without a use."""
    known = {code for code in codes if CODE.match(code)}
    for code in mentioned.keys() - known - NOT_OURS:
        yield f"{mentioned[code]}: {code} has no texts"
    for code in known - mentioned.keys():
        yield f"texts of {code}: nothing in the program uses it"


def mentioned_codes(files: Iterable[Path]) -> dict[str, str]:
    """Return every code that the sources mention as a string, with one place."""
    found: dict[str, str] = {}
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for code in MENTIONED.findall(line):
                found.setdefault(code, place(path, number))
    return found


def find() -> Iterator[str]:
    """Yield the problems of the whole program."""
    rooms: dict[str, dict[str, Any]] = {
        str(path.relative_to(PACKAGE)): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("texts.json"))
    }
    for room, entries in rooms.items():
        for key, entry in entries.items():
            yield from entry_problems(room, key, entry)
    yield from claim_problems(rooms)
    yield from use_problems((key for entries in rooms.values() for key in entries), mentioned_codes(sources()))


if __name__ == "__main__":
    sys.exit(report(find))
