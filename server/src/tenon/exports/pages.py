"""Pages of records become parts of a file: cells of a sheet, or the records themselves.

A page stands as the bytes that PostgreSQL made. A sheet reads them into cells by functions that are chosen once for
each column; JSON passes the bytes of each record on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol, Self

import msgspec

from tenon.exports.errors import TooManyRows
from tenon.exports.model import Wish
from tenon.kernel.words import resolve
from tenon.query import View, type_of
from tenon.schema import Field, ValueContext
from tenon.sheets import MAX_XLSX_ROWS, write_sheet


class Pages(AbstractContextManager["Pages"], Protocol):
    """A file under writing; leaving the block finishes it. ``rows``: how many records it has."""

    rows: int

    def add(self, page: bytes) -> str | None:
        """Write the answer of a list, and return its cursor (None: it was the last page).

        Raises:
            TooManyRows: a workbook has no more rows.
        """
        ...


def write_pages(path: Path, view: View, wish: Wish) -> Pages:
    """Begin the file that a wish asks for."""
    return _Records(path) if wish.format == "json" else _Sheet(path, view, wish)


def exported(view: View, wish: Wish) -> list[Field]:
    """Return the fields: those asked for, or every readable one. Sub-tables are no cells, so only JSON has them.

    Raises:
        UnknownField: a name is absent or hidden.
    """
    chosen = view.readable if wish.fields is None else [view.field(name) for name in wish.fields]
    return [field for field in chosen if wish.format == "json" or type_of(field).storage != "none"]


class _Page(msgspec.Struct):
    records: list[dict[str, Any]]
    next_cursor: str | None


class _RawPage(msgspec.Struct):
    records: list[msgspec.Raw]
    next_cursor: str | None


class _Sheet:
    def __init__(self, path: Path, view: View, wish: Wish) -> None:
        caller, fields = view.caller, exported(view, wish)
        self.rows = 0
        self._most = MAX_XLSX_ROWS if wish.format == "xlsx" else None
        context = ValueContext(caller.now, caller.timezone, caller.language)
        self._cells = [(field.key, _cell_of(field, context)) for field in fields]
        languages = (caller.language, caller.catalog.language)
        labels = [resolve(field.label, *languages) for field in fields]
        kind: Literal["xlsx", "csv"] = "csv" if wish.format == "csv" else "xlsx"
        self._sheet = write_sheet(path, kind, resolve(view.object.label, *languages), labels)

    def add(self, page: bytes) -> str | None:
        told = msgspec.json.decode(page, type=_Page)
        self.rows += len(told.records)
        if self._most is not None and self.rows > self._most:
            raise TooManyRows(limit=self._most)
        row, cells = self._sheet.row, self._cells
        for record in told.records:
            row([None if (value := record[key]) is None else cell(value) for key, cell in cells])
        return told.next_cursor

    def __enter__(self) -> Self:
        self._sheet.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._sheet.__exit__(kind, error, at)


class _Records:
    def __init__(self, path: Path) -> None:
        self.rows = 0
        self._file = path.open("wb")
        self._file.write(b"[")

    def add(self, page: bytes) -> str | None:
        told = msgspec.json.decode(page, type=_RawPage)
        if told.records:
            self._file.write(b",\n" if self.rows else b"\n")
            self._file.write(b",\n".join(_bytes(told.records)))
        self.rows += len(told.records)
        return told.next_cursor

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.write(b"\n]\n")
        self._file.close()


def _bytes(records: Sequence[msgspec.Raw]) -> list[bytes]:
    return [bytes(record) for record in records]


def _cell_of(field: Field, context: ValueContext) -> Callable[[Any], Any]:
    return partial(type_of(field).cell, field=field, context=context)
