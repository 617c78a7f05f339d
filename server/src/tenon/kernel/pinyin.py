"""How Chinese is spelt: for search by pinyin and initials, for sorting, and for making keys from labels.

The table beside this module (46 kB, made by ``tools/make_pinyin.py``) holds one reading for each character and the
readings of everyday words whose characters are read differently together. Rare readings of names are not known to it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

from tenon.kernel.names import is_key

_FIRST = 0x4E00
_MAX_KEY = 40
_LONGEST_WORD = 3
_LATIN = re.compile(r"[A-Za-z0-9]+")


class _Table(NamedTuple):
    """``readings`` are by character; ``begins`` are the characters that words of several begin with."""

    syllables: list[str]
    words: dict[str, list[str]]
    readings: dict[str, str]
    begins: frozenset[str]


@cache
def _table() -> _Table:
    raw = resources.files("tenon.kernel").joinpath("pinyin.bin").read_bytes()
    end = 4 + int.from_bytes(raw[:4], "big")
    syllables, listed = raw[4:end].decode().split("\n")
    spelt = syllables.split(" ")
    pairs = (word.split("=") for word in listed.split(";"))
    words = {word: reading.split(" ") for word, reading in pairs}
    return _Table(spelt, words, _readings(spelt, raw[end:]), frozenset(word[0] for word in words))


def _readings(spelt: list[str], numbers: bytes) -> dict[str, str]:
    each = (int.from_bytes(numbers[at : at + 2], "big") for at in range(0, len(numbers), 2))
    return {chr(_FIRST + place): spelt[number - 1] for place, number in enumerate(each) if number}


@cache
def _known() -> frozenset[str]:
    return frozenset(_table().syllables)


def syllables(text: str) -> list[str]:
    """Return the text as a list of spelt syllables and lower-case ASCII words; everything else is a gap.

    >>> syllables("重庆VIP客户")
    ['chong', 'qing', 'vip', 'ke', 'hu']
    """
    table, found, place = _table(), list[str](), 0
    while place < len(text):
        step, spelt = _at(table, text, place)
        found += spelt
        place += step
    return found


def _at(table: _Table, text: str, place: int) -> tuple[int, list[str]]:
    if text[place] in table.begins:
        for length in range(_LONGEST_WORD, 1, -1):
            word = table.words.get(text[place : place + length])
            if word:
                return length, word
    reading = table.readings.get(text[place])
    if reading:
        return 1, [reading]
    run = _LATIN.match(text, place)
    return (run.end() - place, [run.group().lower()]) if run else (1, [])


def spell(text: str) -> tuple[str, str]:
    """Return how the text is spelt in full, and its initials (ASCII words stay whole in both).

    >>> spell("张三")
    ('zhangsan', 'zs')
    >>> spell("银行A1")
    ('yinhanga1', 'yha1')
    """
    if text.isascii():
        joined = "".join(_LATIN.findall(text)).lower()
        return joined, joined
    parts = syllables(text)
    known = _known()
    return "".join(parts), "".join(part[0] if part in known else part for part in parts)


def key_from(label: str, fallback: str = "item") -> str:
    """Return a key made from a label: pinyin syllables joined by ``_``, at most 40 characters.

    >>> key_from("客户等级"), key_from("2026 计划"), key_from("！"), key_from("Version")
    ('ke_hu_deng_ji', 'n_2026_ji_hua', 'item', 'version_1')
    """
    parts = syllables(label)
    key = ""
    for part in parts:
        longer = f"{key}_{part}" if key else part[:_MAX_KEY]
        if len(longer) > _MAX_KEY - 2:
            break
        key = longer
    if key and not key[0].isalpha():
        key = f"n_{key}"[:_MAX_KEY]
    key = key or fallback
    return key if is_key(key) else f"{key}_1".removeprefix("sys_")
