"""Spreadsheets as plain rows: CSV in any usual encoding, and xlsx. Knows nothing of objects and fields.

A file is opened once by ``open_sheets``; rows come one by one, so a CSV of any size needs no memory. xlsx is read by a
child process with bounds, because a small file can hold a very large sheet. Start reading at ``source.py``, then
``head.py``, which finds where the table in a sheet begins.
"""

from tenon.sheets.cells import Cell, shown
from tenon.sheets.errors import CellTooLong, Encrypted, NotClosed, NotReadable, TooLarge, TooWide, WrongEncoding
from tenon.sheets.head import Head, find_head
from tenon.sheets.source import Sheets, open_sheets
from tenon.sheets.writer import MAX_XLSX_ROWS, SheetWriter, defused, write_sheet

__all__ = [
    "MAX_XLSX_ROWS",
    "Cell",
    "CellTooLong",
    "Encrypted",
    "Head",
    "NotClosed",
    "NotReadable",
    "SheetWriter",
    "Sheets",
    "TooLarge",
    "TooWide",
    "WrongEncoding",
    "defused",
    "find_head",
    "open_sheets",
    "shown",
    "write_sheet",
]
