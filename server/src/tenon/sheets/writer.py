"""Writing spreadsheets row by row: xlsx whose texts stay texts, CSV that Excel opens in the right encoding."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from contextlib import AbstractContextManager
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol, Self

from tenon.sheets.cells import Cell, shown
from tenon.sheets.workbook import Workbook

Format = Literal["xlsx", "csv"]

MAX_XLSX_ROWS = 1_048_575
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


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
    return Workbook(path, title, labels) if format == "xlsx" else _Csv(path, labels)


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


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except ArithmeticError:
        return False
