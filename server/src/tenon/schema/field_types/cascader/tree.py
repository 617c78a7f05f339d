"""The tree of a cascader, laid out as paths: what is typed is found without walking the tree. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from tenon.kernel.words import Words, resolve
from tenon.schema.bodies import Option
from tenon.schema.characters import folded
from tenon.schema.choices import MAX_OPTIONS, bad_option, repeated
from tenon.schema.field_type import BadSetting
from tenon.schema.field_types.cascader.settings import Branch
from tenon.schema.options import Options, labels_of

MAX_DEPTH = 8

_BETWEEN = re.compile(r"\s*[/>→»]\s*")
_DASHES = re.compile(r"\s*[-–—]+\s*")
_RESERVED = re.compile(r"[/>→»]")


class Paths(Options):
    """Every node as an option: its key is the path of keys, its label the path of labels."""

    def __init__(self, branches: Sequence[Branch]) -> None:
        super().__init__()
        self._steps: dict[tuple[str, str], str] = {}
        self._add(branches, None)

    @cached_property
    def parents(self) -> frozenset[str]:
        """The paths that others lie below."""
        return frozenset(path.rpartition("/")[0] for path in self)

    def find(self, typed: str) -> Option | None:
        """Return the node that a path of keys or labels names, ``甲/乙``, ``甲 > 乙`` or ``甲-乙``."""
        if typed in self:
            return self[typed]
        text = folded(typed[:2_000]).casefold()
        return self._walked(_BETWEEN.split(text)) or self._walked(_DASHES.split(text))

    def _walked(self, names: list[str]) -> Option | None:
        path = ""
        for name in names:
            below = self._steps.get((path, name))
            if below is None:
                return None
            path = below
        return self.get(path)

    def _add(self, branches: Sequence[Branch], above: Option | None, depth: int = 1) -> None:
        # A tree that is too deep cannot be published; under design it may be of any depth.
        for branch in branches if depth <= MAX_DEPTH else ():
            option = Option(branch.key, branch.label, branch.color, branch.retired)
            path = option if above is None else _below(above, option)
            self[path.key] = path
            for label in labels_of(option):
                place = (above.key if above else "", label)
                if place not in self._steps or self[self._steps[place]].retired:
                    self._steps[place] = path.key
            self._add(branch.children, path, depth + 1)


def paths_of(branches: Sequence[Branch]) -> Paths:
    """Lay a tree out as paths, each node before those below it.

    >>> tree = (Branch("a", "甲", children=(Branch("b", {"zh-CN": "乙", "en-US": "Second"}),)),)
    >>> paths = paths_of(tree)
    >>> list(paths), paths["a/b"].label, paths.find("甲 > second").key
    (['a', 'a/b'], {'zh-CN': '甲/乙', 'en-US': '甲/Second'}, 'a/b')
    """
    return Paths(branches)


def bad_tree(branches: Sequence[Branch]) -> Iterator[BadSetting]:
    """Yield what is wrong with a tree of options."""
    count = sum(1 for _ in _nodes(branches))
    if count > MAX_OPTIONS:
        yield BadSetting("options", "M125", {"max": MAX_OPTIONS, "count": count})
    yield from _bad_level(branches, "options", 1)
    if not any(not branch.retired for branch in branches):
        yield BadSetting("options", "M111", severity="warning")


def _bad_level(branches: Sequence[Branch], path: str, depth: int) -> Iterator[BadSetting]:
    if branches and depth > MAX_DEPTH:
        yield BadSetting(path, "M154", {"max": MAX_DEPTH})
        return
    for place, branch in enumerate(branches):
        at = f"{path}[{place}]"
        yield from bad_option(branch, at)
        texts = branch.label.values() if isinstance(branch.label, dict) else (branch.label,)
        if any(_RESERVED.search(folded(text)) for text in texts):
            yield BadSetting(f"{at}.label", "M153")
        yield from _bad_level(branch.children, f"{at}.children", depth + 1)
    yield from repeated(branches, path)


def _nodes(branches: Sequence[Branch]) -> Iterator[Branch]:
    waiting = list(branches)
    while waiting:
        branch = waiting.pop()
        yield branch
        waiting += branch.children


def _below(above: Option, option: Option) -> Option:
    label = _joined(above.label, option.label or option.key)
    return Option(f"{above.key}/{option.key}", label, option.color, above.retired or option.retired)


def _joined(above: Words, label: Words) -> Words:
    if isinstance(above, str) and isinstance(label, str):
        return f"{above}/{label}"
    languages = [language for words in (above, label) if isinstance(words, dict) for language in words]
    return {language: f"{resolve(above, language)}/{resolve(label, language)}" for language in dict.fromkeys(languages)}
