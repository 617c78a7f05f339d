"""What the tables are made of: pairs of texts, days counted from the installation, invented numbers, CSV files."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

SEED = 20
WORDS = Path(__file__).with_name("words.txt")
OTHER = "en-US"

CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT_WEIGHTS = tuple(3**place % 31 for place in range(17))
IDENTITY_WEIGHTS = tuple(2 ** (17 - place) % 11 for place in range(17))


class Pair(NamedTuple):
    """A text in Chinese and in English."""

    zh: str
    en: str


Cell = str | int | Pair
Row = dict[str, Cell]
Words = Mapping[str, Sequence[Sequence[Cell]]]


def read_words() -> Words:
    """Return the rows of every section of ``words.txt``; a cell with both languages is a ``Pair``."""
    sections: dict[str, list[list[Cell]]] = {}
    rows: list[list[Cell]] = []
    for line in WORDS.read_text("utf-8").splitlines():
        if line.startswith("["):
            rows = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            rows.append([_cell(cell) for cell in line.split(" ; ")])
    return sections


def _cell(text: str) -> Cell:
    zh, bar, en = text.partition(" | ")
    return Pair(zh, en) if bar else text


def pair(cell: Cell) -> Pair:
    """Return a cell in both languages; one without a translation is said alike in both."""
    return cell if isinstance(cell, Pair) else Pair(str(cell), str(cell))


def dice(name: str) -> random.Random:
    """Return a source of chance of its own for each table, so that changing one leaves the others as they are."""
    return random.Random(f"{SEED} {name}")  # noqa: S311 - it invents and guards nothing


def at(day: int, hour: int | None = None, minute: int = 0) -> str:
    """Return a day counted from that of the installation, with a time of day if one is given.

    >>> at(-30), at(2, 9, 30)
    ('@-30', '@+2T09:30')
    """
    return f"@{day:+d}" + ("" if hour is None else f"T{hour:02d}:{minute:02d}")


def mobile(number: int) -> str:
    """Return a mobile number whose middle four digits, 0000, are given to nobody."""
    second = "35789"[number // 10_000 % 5]
    return f"1{second}{number // 1000 % 10}0000{number % 10_000:04d}"


def landline(area: str, number: int) -> str:
    """Return a local number that begins with 1, as no line of a subscriber does."""
    return f"{area}-1{number:07d}" if len(area) == 3 else f"{area}-1{number:06d}"


def credit_code(number: int) -> str:
    """Return a credit code that adds up and names the region 999999, which does not exist."""
    body = f"91999999MA{number:06d}X"
    check = (31 - sum(CREDIT.index(sign) * w for sign, w in zip(body, CREDIT_WEIGHTS, strict=True)) % 31) % 31
    return body + CREDIT[check]


def identity_number(born: str, number: int) -> str:
    """Return an identity number that adds up and names the district 119999, which does not exist."""
    body = f"119999{born}{number:03d}"
    total = sum(int(digit) * w for digit, w in zip(body, IDENTITY_WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def card_number(number: int) -> str:
    """Return a card number that adds up and begins with 9999, which belongs to no bank."""
    body = f"999900000000{number:03d}"
    digits = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(body)]
    return body + str(-sum(digit // 10 + digit % 10 for digit in digits) % 10)


def csv_text(rows: Sequence[Mapping[str, Cell]]) -> str:
    """Return rows as CSV; a column with pairs becomes one for each language."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    paired = {name for row in rows for name, cell in row.items() if isinstance(cell, Pair) and cell.zh != cell.en}
    head = [column for name in names for column in ([name, f"{name}.{OTHER}"] if name in paired else [name])]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_said(row, column) for column in head] for row in rows)
    return text.getvalue()


def _said(row: Mapping[str, Cell], column: str) -> str:
    name, _, language = column.partition(".")
    cell = row.get(name, "")
    if isinstance(cell, Pair):
        return cell.en if language else cell.zh
    return "" if language else str(cell)


def joined(refs: Iterable[str]) -> str:
    """Return several references as one cell."""
    return ";".join(refs)
