"""Which column of a file belongs to which field: by what was chosen before, by label, key, synonym and pinyin. Pure.

Headers carry more than a name: a star for what is required, a unit in brackets, the word "field". They are compared
without it. A candidate whose sample values the field could not read loses to one that reads them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib import resources

import msgspec

from tenon.kernel.pinyin import spell
from tenon.schema import FIELD_TYPES, BadValue, Field, ValueContext
from tenon.sheets import Cell

LEAST = 0.6
"""Below this a guess would more often be wrong than right, and the column is left for the person to place."""

_BRACKETS = re.compile(r"[(\[{（【〔「].*?[)\]}）】〕」]")
_MARKS = re.compile(r"[\s*＊:：_\-/.、,，#]+")
_SAME, _SYNONYM, _SPELT, _PART = 1.0, 0.92, 0.88, 0.7


class Match(msgspec.Struct, frozen=True):
    """A column's field with how sure that is, from 0 to 1; ``field`` is None where nothing fits."""

    field: str | None
    score: float = 0.0


def match_columns(
    labels: Sequence[str],
    groups: Sequence[str],
    samples: Sequence[Sequence[Cell]],
    fields: Sequence[Field],
    context: ValueContext,
    remembered: Mapping[str, str] | None = None,
) -> list[Match]:
    """Return the field of each column; every field is given once, to the column it fits best.

    Args:
        labels: the headers.
        groups: what stands above them in a header of several rows.
        samples: some cells of each column.
        fields: those that the person may write.
        context: how sample values are read.
        remembered: field by plain header, as chosen in an earlier import.
    """
    known = remembered or {}
    found = []
    for column, label in enumerate(labels):
        for field in fields:
            score = _score(label, groups[column], field, known)
            if score >= LEAST:
                found.append((score * _fit(samples[column], field, context), column, field.key))
    matches = [Match(None)] * len(labels)
    given: set[str] = set()
    for score, column, key in sorted(found, key=lambda each: (-each[0], each[1])):
        if score >= LEAST and matches[column].field is None and key not in given:
            matches[column] = Match(key, round(min(score, 1.0), 2))
            given.add(key)
    return matches


def plain_header(label: str) -> str:
    """Return a header as headers are compared and remembered.

    >>> plain_header("＊客户名称（必填）"), plain_header("Phone_Number:")
    ('客户名称', 'phonenumber')
    """
    folded = unicodedata.normalize("NFKC", label).casefold()
    bare = _MARKS.sub("", _BRACKETS.sub("", folded))
    return bare or _MARKS.sub("", folded)


def _score(label: str, group: str, field: Field, remembered: Mapping[str, str]) -> float:
    header = plain_header(label)
    if not header:
        return 0.0
    if remembered.get(header) == field.key:
        return _SAME + 1
    return max(_alike(name, header, group) for name in _names(field))


def _alike(name: str, header: str, group: str) -> float:
    above = plain_header(group)
    if name in (header, above + header):
        return _SAME
    if _synonyms().get(name, {name}) & _synonyms().get(header, {header}):
        return _SYNONYM
    if spell(name)[0] == spell(header)[0] and len(name) > 1:
        return _SPELT
    if len(name) > 1 and len(header) > 1 and (name in header or header in name):
        return _PART + 0.15 * min(len(name), len(header)) / max(len(name), len(header))
    return SequenceMatcher(None, name, header).ratio() * _PART


def _names(field: Field) -> set[str]:
    texts = field.label.values() if isinstance(field.label, dict) else (field.label,)
    return {plain_header(text) for text in (field.key, *texts) if text}


def _fit(cells: Sequence[Cell], field: Field, context: ValueContext) -> float:
    """Return a factor: 1 if the field reads every sample, less where it reads few. References are not judged here."""
    kind = FIELD_TYPES[field.type]
    told = [cell for cell in cells if cell is not None]
    if not told or kind.refers is not None:
        return 1.0
    read = 0
    for cell in told:
        try:
            kind.parse(cell, field, context)
        except BadValue:
            continue
        read += 1
    return 0.6 + 0.4 * read / len(told)


@cache
def _synonyms() -> Mapping[str, frozenset[int]]:
    """Return the numbers of the groups of synonyms in which each word stands."""
    raw = resources.files("tenon.imports").joinpath("synonyms.json").read_bytes()
    groups: dict[str, set[int]] = {}
    for number, words in enumerate(msgspec.json.decode(raw, type=list[list[str]])):
        for word in words:
            groups.setdefault(plain_header(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}
