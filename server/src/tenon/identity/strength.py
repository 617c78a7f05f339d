"""How hard a password is to guess: the cheapest way to build it out of words, sequences, dates and plain characters.

The idea is that of Wheeler, "zxcvbn: Low-Budget Password Strength Estimation" (USENIX Security 2016): find the
segmentation that costs the guesser least. Ours knows what Chinese offices choose: pinyin, keyboard walks, birthdays.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

_PINYIN = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|ia|ie|iu|ua|uo|ui|un|ue|[aeiouv])"
)
_DATE = re.compile(r"(?:(?:19|20)\d\d|\d\d)[-/.]?(?:0[1-9]|1[0-2])[-/.]?(?:0[1-9]|[12]\d|3[01])|(?:19|20)\d\d")
_COLUMNS = "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p"
_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", _COLUMNS, "abcdefghijklmnopqrstuvwxyz")
_LEET = str.maketrans("@4310$5!7", "aaeiossit")

_SYLLABLES = 400
_DATES = 40_000
_YEARS = 150


class _Piece(NamedTuple):
    start: int
    end: int
    cost: float


def guesses(password: str, known: Iterable[str] = ()) -> float:
    """Return the decimal logarithm of the tries a good guesser needs.

    Args:
        password: at most a few hundred characters; the time grows with the square of its length.
        known: words the guesser knows of this person: sign-in name, name, company.

    >>> guesses("Woaini1314") < 8 < guesses("tulip-anchor-47-granite")
    True
    """
    lowered = password.lower()
    cheapest = [0.0] + [math.inf] * len(password)
    pieces = [0] * (len(password) + 1)
    starting: list[list[_Piece]] = [[] for _ in password]
    for piece in _pieces(password, lowered, _words(known)):
        starting[piece.start].append(piece)
    for place in range(len(password)):
        for start, end, cost in (*starting[place], _Piece(place, place + 1, 1.0)):
            # Each further piece costs its order among the others as well; single characters have none.
            total = cheapest[start] + cost + (math.log10(pieces[start] + 1) if end - start > 1 else 0.0)
            if total < cheapest[end]:
                cheapest[end] = total
                pieces[end] = pieces[start] + (end - start > 1)
    return cheapest[-1]


def _pieces(password: str, lowered: str, known: frozenset[str]) -> Iterator[_Piece]:
    yield from _dictionary(password, lowered, known)
    yield from _sequences(lowered)
    yield from _repeats(lowered)
    for match in _all_matches(_DATE, lowered):
        yield _Piece(*match, math.log10(_YEARS if match[1] - match[0] == 4 else _DATES))
    for start, end in _all_matches(_PINYIN, lowered):
        yield _Piece(start, end, math.log10(_SYLLABLES) + _capitals(password[start:end]))


def _dictionary(password: str, lowered: str, known: frozenset[str]) -> Iterator[_Piece]:
    ranks, longest = common_words(), max((len(word) for word in known), default=0)
    for text, extra in ((lowered, 0.0), (lowered.translate(_LEET), 0.5)):
        for start in range(len(text)):
            for end in range(start + 3, min(len(text), start + max(20, longest)) + 1):
                word = text[start:end]
                rank = 1 if word in known else ranks.get(word)
                if rank:
                    yield _Piece(start, end, math.log10(rank + 1) + extra + _capitals(password[start:end]))


def _sequences(lowered: str) -> Iterator[_Piece]:
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        doubled = row + row[:2]
        for start in range(len(lowered) - 2):
            end = start + 3
            while end <= len(lowered) and lowered[start:end] in doubled:
                yield _Piece(start, end, math.log10(40 * (end - start)))
                end += 1


def _repeats(lowered: str) -> Iterator[_Piece]:
    for match in re.finditer(r"(?=((.{1,6}?)\2+))", lowered):
        whole, block = match.group(1), match.group(2)
        yield _Piece(match.start(), match.start() + len(whole), len(block) + math.log10(len(whole) // len(block)))


def _all_matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for start in range(len(text)):
        match = pattern.match(text, start)
        if match and match.end() - start >= 2:
            yield start, match.end()


def _capitals(text: str) -> float:
    return 0.0 if text.islower() or not text.isalpha() else 0.3 if text.istitle() or text.isupper() else 1.0


def _words(known: Iterable[str]) -> frozenset[str]:
    parts = (part for text in known for part in (text, *re.split(r"[\W_]+", text)))
    return frozenset(part.lower() for part in parts if len(part) >= 3)


@cache
def common_words() -> dict[str, int]:
    """Return the commonest passwords and the words they are made of, each with its rank from 1."""
    lines = resources.files("tenon.identity").joinpath("common_passwords.txt").read_text("utf-8").split("\n")
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return {word: rank for rank, word in enumerate(dict.fromkeys(words), 1)}
