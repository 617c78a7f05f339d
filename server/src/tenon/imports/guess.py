"""What kind of field a column of a file would make: the narrowest type that reads its values. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from tenon.schema import FIELD_TYPES, SEPARATOR, BadValue, Field, FieldBody, OptionSetBody, ValueContext, build_field
from tenon.sheets import Cell, shown

ENOUGH = 0.98
"""Share of the values that a type must read; the rest is shown to the person as bad before anything is imported."""

MAX_OPTIONS = 30
MAX_OPTION_LENGTH = 30
MAX_LINE = 200

_COLORS = ("blue", "teal", "amber", "plum", "olive", "sky", "orange", "stone")
_NARROW: tuple[tuple[str, dict[str, Any]], ...] = (
    ("id_card", {}),
    ("credit_code", {}),
    ("mobile", {}),
    ("email", {}),
    ("url", {}),
    ("bank_card", {}),
    ("bool", {}),
    ("phone", {}),
    ("region", {}),
)
_UNNAMED = re.compile(r"(?:sheet|工作表|表格|表)?\s*\d*", re.IGNORECASE)
_NO_SETS: dict[str, OptionSetBody] = {}


class Guess(msgspec.Struct, frozen=True):
    """A type with its settings, as a designer would have set them."""

    type: str
    settings: dict[str, Any] = {}


def guess_type(cells: Sequence[Cell], context: ValueContext) -> Guess:
    """Return what a column of these cells would be; of nothing, a text.

    Args:
        cells: values of the column, empty ones included; a thousand are enough.
        context: how values are read.
    """
    told = [cell for cell in cells if cell is not None]
    if not told:
        return Guess("text")
    return next(guess for guess in _guesses(told, context) if _reads(guess, told, context))


def guess_name(sheet: str, file: str) -> str:
    """Return what a table is called: its sheet, unless that has the name every new sheet has; then its file.

    >>> guess_name("Sheet1", "客户台账.xlsx"), guess_name("2026 年客户", "book.xlsx")
    ('客户台账', '2026 年客户')
    """
    return file.rpartition(".")[0] or file if _UNNAMED.fullmatch(sheet.strip()) else sheet


def _guesses(told: Sequence[Cell], context: ValueContext) -> Iterator[Guess]:
    """Yield what the cells may be, the narrowest first; the last one always reads them."""
    if all(isinstance(cell, date) for cell in told):
        yield Guess("datetime") if any(_has_time(cell) for cell in told) else Guess("date")
    for key, settings in _NARROW:
        if key in FIELD_TYPES and _plausible(key, told):
            yield Guess(key, settings)
    texts = [shown(cell).strip() for cell in told]
    if all(text.endswith(("%", "％")) for text in texts):
        yield Guess("percent", {"decimals": 2})
    if not any(_is_code(text) for text in texts):
        yield Guess("number", {"decimals": max((_decimals(text) for text in texts), default=0)})
    if not all(isinstance(cell, int | float) for cell in told):
        yield Guess("date")
        yield Guess("datetime")
    parts = dict.fromkeys(part for text in texts for part in _listed(text))
    options = dict.fromkeys(texts)
    if parts.keys() != options.keys() and len(parts) <= len(options) and _few(parts, told):
        yield Guess("multi_select", {"options": _options(parts)})
    if _few(options, told):
        yield Guess("select", {"options": _options(options)})
    longest = max(map(len, texts))
    yield Guess("long_text") if longest > MAX_LINE or any("\n" in text for text in texts) else Guess("text")
    yield Guess("text", {"max_length": max(longest, MAX_LINE), "multiline": True})


def _few(labels: Collection[str], told: Sequence[Cell]) -> bool:
    """Tell whether these are choices: so few that each comes several times, and short."""
    return len(labels) <= min(MAX_OPTIONS, len(told) // 3) and all(len(text) <= MAX_OPTION_LENGTH for text in labels)


def _reads(guess: Guess, told: Sequence[Cell], context: ValueContext) -> bool:
    field = _field(guess)
    kind = FIELD_TYPES[guess.type]
    most_bad = len(told) - ENOUGH * len(told)
    bad = 0
    for cell in told:
        try:
            kind.parse(cell, field, context)
        except BadValue:
            bad += 1
            if bad > most_bad:
                return False
    return True


def _field(guess: Guess) -> Field:
    return build_field(FieldBody(key="column", type=guess.type, label="column", settings=guess.settings), _NO_SETS)


def _plausible(key: str, told: Sequence[Cell]) -> bool:
    """Keep a type that reads a lot from what only looks alike: numbers are no flags, short ones no telephones."""
    if key == "bool":
        return all(isinstance(cell, bool | str) for cell in told)
    if key == "phone":
        return all(len(shown(cell)) >= 7 and not isinstance(cell, float) for cell in told)
    if key == "region":
        return all(isinstance(cell, str) and not cell.strip().isdigit() for cell in told)
    return True


def _is_code(text: str) -> bool:
    """Tell whether digits are a name rather than an amount: they begin with a zero, or are too many to count with."""
    digits = text.replace(",", "")
    return digits.isdigit() and ((digits.startswith("0") and len(digits) > 1) or len(digits) > 15)


def _listed(text: str) -> list[str]:
    """Return the names that a cell lists.

    >>> _listed("出口型、自有车间")
    ['出口型', '自有车间']
    """
    return [name for part in SEPARATOR.split(text) if (name := part.strip())]


def _decimals(text: str) -> int:
    digits = text.rstrip("元万亿千%％ ")
    return min(len(digits.rpartition(".")[2]), 6) if "." in digits else 0


def _has_time(cell: Cell) -> bool:
    return isinstance(cell, datetime) and bool(cell.hour or cell.minute or cell.second)


def _options(labels: dict[str, None]) -> list[dict[str, Any]]:
    return [
        {"key": f"option_{number + 1}", "label": label, "color": _COLORS[number % len(_COLORS)]}
        for number, label in enumerate(labels)
    ]
