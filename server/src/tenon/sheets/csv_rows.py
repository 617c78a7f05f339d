"""Rows of a CSV file, streamed: encoding and delimiter are found out, everything is kept as the text that stands there.

What looks like a number, a day or a formula stays text: the field it goes to knows how to read it.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tenon.sheets.cells import Cell
from tenon.sheets.encoding import encoding_of
from tenon.sheets.errors import CellTooLong, NotReadable

MAX_CELL = 1_000_000
"""Characters of one cell; more is a quotation mark that nobody closed."""

_DELIMITERS = (",", "\t", ";", "|", "，")
_SAMPLE_ROWS = 50
_SAMPLE_CHARACTERS = 200_000


def csv_rows(path: Path) -> Iterator[list[Cell]]:
    """Yield the rows of a CSV file, empty cells as None.

    Raises:
        WrongEncoding: neither UTF-8, UTF-16 nor GB18030.
        CellTooLong: a cell of more than a million characters.
        NotReadable: no text at all.
    """
    encoding = encoding_of(path)
    delimiter = _delimiter(path, encoding)
    csv.field_size_limit(MAX_CELL)
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        try:
            for row in reader:
                yield [cell if cell.strip() else None for cell in row]
        except csv.Error as error:
            if "field larger" in str(error):
                raise CellTooLong(line=reader.line_num, limit=MAX_CELL) from None
            raise NotReadable(why=f"line {reader.line_num}: {error}") from None


def _delimiter(path: Path, encoding: str) -> str:
    """Return the delimiter under which most of the first rows have the same number of cells, the most cells first."""
    with path.open(encoding=encoding, newline="") as file:
        lines = file.read(_SAMPLE_CHARACTERS).splitlines()
    if not any(line.strip() for line in lines):
        raise NotReadable(why="empty")
    return max(_DELIMITERS, key=lambda delimiter: _agreement(lines, delimiter))


def _agreement(lines: list[str], delimiter: str) -> tuple[int, int]:
    """Return how many of the first rows agree on a width above one, and that width."""
    csv.field_size_limit(MAX_CELL)
    widths: Counter[int] = Counter()
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=delimiter)):
            if number == _SAMPLE_ROWS:
                break
            widths[len(row)] += 1
    except csv.Error:
        return 0, 0
    agreeing = [(count, width) for width, count in widths.items() if width > 1]
    return max(agreeing, default=(0, 0))
