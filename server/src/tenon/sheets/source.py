"""One door to a file of either kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tenon.sheets import csv_rows, xlsx_rows
from tenon.sheets.cells import Cell
from tenon.sheets.xlsx_rows import Merged

_TEXT = frozenset({"csv", "tsv", "txt"})


class Sheets:
    """An opened file. CSV has one sheet, whose name is empty."""

    def __init__(self, path: Path, names: tuple[str, ...], *, text: bool) -> None:
        self.names = names
        self._path = path
        self._text = text

    def rows(self, sheet: str) -> Iterator[list[Cell]]:
        """Yield the rows of a sheet from its first line on; a row may be shorter or longer than others."""
        return csv_rows.csv_rows(self._path) if self._text else xlsx_rows.sheet_rows(self._path, sheet)

    def merged(self, sheet: str) -> tuple[Merged, ...]:
        """Return the merged cells of a sheet, first and last cell of each as row and column from 0."""
        return () if self._text else xlsx_rows.merged_ranges(self._path, sheet)


def open_sheets(path: Path, name: str) -> Sheets:
    """Open a file by what its ``name`` says it is: csv, tsv, txt, or a workbook (xlsx, xlsm, xls, ods).

    Raises:
        Encrypted, NotReadable, TooLarge, WrongEncoding: in words for the person who sent it.
    """
    if name.rpartition(".")[2].lower() in _TEXT:
        return Sheets(path, ("",), text=True)
    xlsx_rows.check_workbook(path)
    return Sheets(path, xlsx_rows.sheet_names(path), text=False)
