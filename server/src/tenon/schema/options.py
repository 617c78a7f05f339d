"""The choices of a field, found as fast among ten thousand as among ten: by key and by what people type. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Protocol

from tenon.kernel.words import Words
from tenon.schema.bodies import Option
from tenon.schema.characters import folded

SEPARATOR = re.compile(r"[;；、,，\n]")
"""What stands between several choices typed as one text."""


class Options(dict[str, Option]):
    """Options by key, in their order; what is derived from them is made once."""

    @cached_property
    def typed(self) -> dict[str, Option]:
        """Every option by all it may be typed as, folded; of equal labels the first one in use is meant."""
        found: dict[str, Option] = {}
        for option in sorted(self.values(), key=lambda option: option.retired):
            for label in labels_of(option):
                found.setdefault(label, option)
        return found

    @cached_property
    def place(self) -> dict[str, int]:
        """Place of every key in the order of the options."""
        return {key: place for place, key in enumerate(self)}

    @cached_property
    def longest(self) -> int:
        """How many separators the label with most of them has."""
        return max((len(SEPARATOR.findall(label)) for label in self.typed), default=0)

    def find(self, typed: str) -> Option | None:
        """Return the option that ``typed`` names by its key or by its label in any language."""
        return self.get(typed) or self.typed.get(folded(typed).casefold())


def options_by_key(options: Iterable[Option]) -> Options:
    """Return the options by key, the last of equal ones."""
    return Options({option.key: option for option in options})


class Labelled(Protocol):
    """Something that is chosen by its key or by its name."""

    @property
    def key(self) -> str: ...

    @property
    def label(self) -> Words: ...


def labels_of(option: Labelled) -> frozenset[str]:
    """Return everything an option may be typed as, folded for comparison."""
    label = option.label
    texts = label.values() if isinstance(label, dict) else (label,)
    return frozenset(folded(text).casefold() for text in (option.key, *texts) if text)
