"""Rows of a CSV file, streamed: encoding and delimiter are found out, everything is kept as the text that stands there.

What looks like a number, a day or a formula stays text: the field it goes to knows how to read it.
"""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from tenon.sheets.cells import Cell
from tenon.sheets.encoding import encoding_of
from tenon.sheets.errors import CellTooLong, NotClosed, NotReadable

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
        NotClosed: a quotation mark that begins a cell and does not end it.
        NotReadable: no text at all.
    """
    encoding = encoding_of(path)
    delimiter = _delimiter(path, encoding)
    csv.field_size_limit(MAX_CELL)
    with path.open(encoding=encoding, newline="") as file:
        lines = _Lines(file)
        reader = csv.reader(lines, delimiter=delimiter)
        try:
            for row in reader:
                lines.demand_closed(delimiter, reader.line_num)
                yield [cell if cell and not cell.isspace() else None for cell in row]
        except csv.Error as error:
            if "field larger" in str(error):
                raise CellTooLong(line=reader.line_num, limit=MAX_CELL) from None
            raise NotReadable(why=f"line {reader.line_num}: {error}") from None


class _Lines:
    """The lines of a file, of which those are kept that the reader has taken for the present row."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._file)
        self._taken.append(line)
        return line

    def demand_closed(self, delimiter: str, number: int) -> None:
        """Look at the row that was just read: one of several lines, or with the file's end in it, closes its quotes.

        Raises:
            NotClosed: it does not; the row that was read has swallowed those below it.
        """
        lines, self._taken = self._taken, []
        if len(lines) == 1 and (lines[0].endswith("\n") or lines[0].count('"') % 2 == 0):
            return
        try:
            deque(csv.reader(lines, delimiter=delimiter, strict=True), maxlen=0)
        except csv.Error:
            raise NotClosed(line=number - len(lines) + 1) from None


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
