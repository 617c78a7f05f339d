"""A workbook of one sheet, written row by row straight into its archive: no row is held, no cell can be a formula.

It is what the library of everybody would write (texts inline, dates as numbers with a format), at a fifth of its time:
a hundred thousand rows of twenty cells are two million cells, and each passes through a handful of steps.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tenon.sheets.cells import Cell, shown

_EXACT_DIGITS = 15
"""A spreadsheet keeps so many digits of a number; more of them must stay a text."""

_FIRST_YEAR = 1900
"""A spreadsheet knows no earlier day; one is written as text."""

_LONGEST = 32_767
"""Characters of a cell; what goes beyond them is cut."""

_WIDTH = (8, 40)
_FLUSH_ROWS = 200
_COMPRESSION = 3
_BOLD, _DAY, _MOMENT = ' s="1"', ' s="2"', ' s="3"'

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}

_ESCAPED = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_SPACED = re.compile(r"^\s|\s$|\n")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class Workbook:
    """A workbook under writing; leaving the block finishes it."""

    def __init__(self, path: Path, title: str, labels: Sequence[str]) -> None:
        self._archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION)
        for name, text in _PARTS.items():
            self._archive.writestr(name, _HEAD + text)
        self._archive.writestr("xl/workbook.xml", _HEAD + _workbook(title))
        self._sheet = self._archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True)
        self._columns = [_letters(place) for place in range(len(labels))]
        self._rows = 0
        self._waiting = [_HEAD + _before(labels)]
        self._add("".join(_text(f'{c}1"{_BOLD}', label) for c, label in zip(self._columns, labels, strict=True)))

    def row(self, cells: Sequence[Cell | Decimal]) -> None:
        """Add a row."""
        number = self._rows + 1
        while len(self._columns) < len(cells):
            self._columns.append(_letters(len(self._columns)))
        said = []
        for column, cell in zip(self._columns, cells, strict=False):
            if cell is not None and cell != "":
                said.append(_BY_TYPE.get(type(cell), _other)(f'{column}{number}"', cell))
        self._add("".join(said))

    def _add(self, cells: str) -> None:
        self._rows += 1
        self._waiting.append(f'<row r="{self._rows}">{cells}</row>')
        if len(self._waiting) >= _FLUSH_ROWS:
            self._flush()

    def _flush(self) -> None:
        self._sheet.write("".join(self._waiting).encode())
        self._waiting.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._waiting.append("</sheetData></worksheet>")
        self._flush()
        self._sheet.close()
        self._archive.close()


def _workbook(title: str) -> str:
    name = _ESCAPED.sub(_escape, _sheet_name(title)).replace('"', "&quot;")
    sheet = f'<sheet name="{name}" sheetId="1" r:id="rId1"/>'
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheet}</sheets></workbook>'


def _before(labels: Sequence[str]) -> str:
    """Return the sheet up to its first row: the header stays in sight, columns are as wide as their labels."""
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{_width(label)}" customWidth="1"/>'
        for place, label in enumerate(labels, 1)
    )
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetViews><sheetView tabSelected="1" workbookViewId="0">{pane}</sheetView></sheetViews>'
    listed = f"<cols>{columns}</cols>" if columns else ""
    return f'<worksheet xmlns="{_MAIN}">{view}<sheetFormatPr defaultRowHeight="15"/>{listed}<sheetData>'


def _width(label: str) -> int:
    wide = sum(2 if ord(letter) > 0x2E80 else 1 for letter in label) + 2
    return min(max(wide, _WIDTH[0]), _WIDTH[1])


def _letters(place: int) -> str:
    """Return the name of a column, counted from 0.

    >>> _letters(0), _letters(25), _letters(26), _letters(701), _letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def _text(at: str, text: str) -> str:
    if len(text) > _LONGEST:
        text = text[:_LONGEST]
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(_escape, text)
    space = ' xml:space="preserve"' if _SPACED.search(text) else ""
    return f'<c r="{at} t="inlineStr"><is><t{space}>{text}</t></is></c>'


def _escape(found: re.Match[str]) -> str:
    return _NAMED.get(found[0]) or f"_x{ord(found[0]):04X}_"


def _number(at: str, number: float) -> str:
    return f'<c r="{at}><v>{number!r}</v></c>' if _exact(number) else _text(at, shown(number))


def _decimal(at: str, number: Decimal) -> str:
    told = f"{number:f}"
    return f'<c r="{at}><v>{told}</v></c>' if _exact(number) else _text(at, told)


def _exact(number: float | Decimal) -> bool:
    return isfinite(number) and len(str(abs(number)).replace(".", "")) <= _EXACT_DIGITS


def _bool(at: str, value: bool) -> str:
    return f'<c r="{at} t="b"><v>{value:d}</v></c>'


def _day(at: str, day: date) -> str:
    if day.year < _FIRST_YEAR:
        return _text(at, shown(day))
    return f'<c r="{at}{_DAY}><v>{_serial(day)}</v></c>'


def _moment(at: str, moment: datetime) -> str:
    if moment.year < _FIRST_YEAR:
        return _text(at, shown(moment))
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    return f'<c r="{at}{_MOMENT}><v>{_serial(moment) + seconds / 86400:.10f}</v></c>'


def _serial(day: date) -> int:
    """Return the number of a day, which counts a 29th of February 1900 that never was."""
    days = day.toordinal() - _ORIGIN
    return days if days > _NEVER_WAS else days - 1


_ORIGIN = date(1899, 12, 30).toordinal()
_NEVER_WAS = 60


def _other(at: str, cell: Any) -> str:
    return _text(at, shown(cell))


def _sheet_name(title: str) -> str:
    kept = "".join(letter for letter in title if letter not in "[]:*?/\\").strip("' ")
    return kept[:31] or "Sheet1"


_BY_TYPE: dict[type, Callable[[str, Any], str]] = {
    str: _text,
    int: _number,
    float: _number,
    bool: _bool,
    Decimal: _decimal,
    date: _day,
    datetime: _moment,
}
