"""The pieces by which text is found: Chinese runs as single characters and pairs, everything else as trigrams.

``search`` of a record holds the grams of its searchable fields and of their pinyin shadow. A hit is ``search @> grams``
of the needle and then a recheck over the fields that the caller may read. So that a field he may not read never
decides, every gram demanded here must stand in ``search`` whenever the recheck of any one field succeeds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from operator import add

MAX_TEXT = 4_000
"""Characters of one field that are indexed and rechecked."""

CJK = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUNS = re.compile(f"[{CJK}]+|[^\\W{CJK}]+")
_FIRST_CJK = re.compile(f"[{CJK}]")


def fold(text: str) -> str:
    """Return the form in which text is compared: compatibility forms and case folded away.

    >>> fold("ＡＢＣ公司")
    'abc公司'
    """
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).lower()


def grams(text: str) -> list[str]:
    """Return the grams of every run in ``text``, sorted; a run of letters shorter than three characters has none.

    >>> grams("深圳A1b2")
    ['1b2', 'a1b', '圳', '深', '深圳']
    """
    found: set[str] = set()
    for run in _RUNS.findall(fold(text[:MAX_TEXT])):
        _add(found, run)
    return sorted(found)


def search_grams_of(texts: Iterable[str | None]) -> list[str]:
    """Return what the column ``search`` of a record holds, given the texts of its searchable fields and their shadows.

    Beside the grams of each text, the first one and two letters of every word stand there after ``^``, so that a
    needle of one or two letters finds the beginnings of words by the index.

    They stand in the order of the words, each once.

    >>> search_grams_of(["张三", "zhangsan|zs"])
    ['张', '三', '张三', 'zha', 'han', 'ang', 'ngs', 'gsa', 'san', '^z', '^zh', '^zs']
    """
    # The shadow of a text repeats its words: each run counts once.
    runs = dict.fromkeys([run for text in texts if text for run in _RUNS.findall(fold(text[:MAX_TEXT]))])
    found: list[str] = []
    for run in runs:
        if _FIRST_CJK.match(run):
            found += run
            found += map(add, run, run[1:])
        else:
            found += [run[i : i + 3] for i in range(len(run) - 2)]
            found += ("^" + run[:1], "^" + run[:2])
    return list(dict.fromkeys(found))


def needle_grams(needle: str) -> list[str]:
    """Return the grams a record must hold to be a hit. ``needle`` is folded.

    A short word inside the needle follows a boundary, so its beginning is certain to be indexed; one that opens the
    needle may stand in the middle of a word and demands nothing, unless it is all there is (``is_prefix``).

    >>> needle_grams("zs"), needle_grams("张"), needle_grams("a b"), needle_grams("a-")
    (['^zs'], ['张'], ['^b'], [])
    """
    found: set[str] = set()
    for match in _RUNS.finditer(needle):
        run = match.group()
        if _FIRST_CJK.match(run) or len(run) >= 3:
            _add(found, run)
        elif match.start() > 0 or is_prefix(needle):
            found.add("^" + run)
    return sorted(found)


def is_prefix(needle: str) -> bool:
    """Tell whether a folded needle is one or two letters and so means the beginning of a word."""
    return len(needle) <= 2 and _RUNS.fullmatch(needle) is not None and not _FIRST_CJK.match(needle)


def _add(found: set[str], run: str) -> None:
    if _FIRST_CJK.match(run):
        found.update(run, map(add, run, run[1:]))
    else:
        found.update([run[i : i + 3] for i in range(len(run) - 2)])
