"""Writing spreadsheets row by row: xlsx whose texts stay texts, CSV that Excel opens in the right encoding."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol, Self

from tenon.sheets.cells import Cell, shown

Format = Literal["xlsx", "csv"]

MAX_XLSX_ROWS = 1_048_575
_EXACT_DIGITS = 15
"""A spreadsheet keeps so many digits of a number; more of them must stay a text."""

_FIRST_YEAR = 1900
"""A spreadsheet knows no earlier day; one is written as text."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_WIDTH = (8, 40)


class SheetWriter(AbstractContextManager["SheetWriter"], Protocol):
    """A file under writing; leaving the block finishes it."""

    def row(self, cells: Sequence[Cell | Decimal]) -> None:
        """Add a row."""
        ...


def write_sheet(path: Path, format: Format, title: str, labels: Sequence[str]) -> SheetWriter:
    """Begin a file with a row of headers.

    Args:
        path: where it is written.
        format: of what kind.
        title: name of the sheet; what a workbook does not allow in it is left out.
        labels: the header.
    """
    return _Xlsx(path, title, labels) if format == "xlsx" else _Csv(path, labels)


def defused(text: str) -> str:
    """Return a text of a CSV cell so that no program takes it for a formula; numbers are left as they are.

    >>> defused("=1+1"), defused("-12.5"), defused("+86 138"), defused("青木")
    ("'=1+1", '-12.5', "'+86 138", '青木')
    """
    return f"'{text}" if text.startswith(_FORMULA) and not _is_number(text) else text


class _Csv:
    def __init__(self, path: Path, labels: Sequence[str]) -> None:
        # The mark at the beginning is what Excel knows UTF-8 by.
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self.row(labels)

    def row(self, cells: Sequence[Cell | Decimal]) -> None:
        self._writer.writerow([f"{cell:f}" if isinstance(cell, Decimal) else defused(shown(cell)) for cell in cells])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()


class _Xlsx:
    """Written row by row to disk, so that a hundred thousand rows need 40 MB and not a gigabyte."""

    def __init__(self, path: Path, title: str, labels: Sequence[str]) -> None:
        # Only who writes a workbook pays for the library: an API worker at rest does not hold it.
        import xlsxwriter

        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(path), options)
        self._sheet = self._book.add_worksheet(_sheet_name(title))
        self._days = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._moments = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._next = 1
        bold = self._book.add_format({"bold": True})
        for column, label in enumerate(labels):
            width = sum(2 if ord(letter) > 0x2E80 else 1 for letter in label) + 2
            self._sheet.set_column(column, column, min(max(width, _WIDTH[0]), _WIDTH[1]))
            self._sheet.write_string(0, column, label, bold)
        self._sheet.freeze_panes(1, 0)

    def row(self, cells: Sequence[Cell | Decimal]) -> None:
        for column, cell in enumerate(cells):
            self._cell(column, cell)
        self._next += 1

    def _cell(self, column: int, cell: Cell | Decimal) -> None:
        place = (self._next, column)
        match cell:
            case None | "":
                return
            case bool():
                self._sheet.write_boolean(*place, cell)
            case date() if cell.year < _FIRST_YEAR:
                self._sheet.write_string(*place, shown(cell))
            case datetime():
                self._sheet.write_datetime(*place, cell, self._moments)
            case date():
                self._sheet.write_datetime(*place, cell, self._days)
            case int() | float() | Decimal() if len(str(abs(cell)).replace(".", "")) <= _EXACT_DIGITS:
                self._sheet.write_number(*place, cell)
            case Decimal():
                self._sheet.write_string(*place, f"{cell:f}")
            case _:
                self._sheet.write_string(*place, shown(cell))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._book.close()


def _sheet_name(title: str) -> str:
    kept = "".join(letter for letter in title if letter not in "[]:*?/\\").strip("' ")
    return kept[:31] or "Sheet1"


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except ArithmeticError:
        return False
