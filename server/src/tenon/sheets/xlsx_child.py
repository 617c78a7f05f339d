"""The child process that reads a workbook: ``python -m tenon.sheets.xlsx_child FILE [SHEET]``, messages to its output.

A workbook unpacks into memory as a whole, a hundred times its size if somebody means it, so it is read in a process of
its own, whose memory is limited. The messages (``wire.py``) are ``{"sheets": […]}``; then, if a sheet was asked for,
``{"merged": […]}`` and ``{"rows": […]}`` as often as needed. ``{"error": …}`` ends them.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import python_calamine

from tenon.sheets.wire import CHARACTERS, ROWS, packed, pipe

MEMORY_BYTES = 2 * 1024**3
"""All that the process may ask for; a sheet of 200,000 rows by 20 columns takes about 400 MB."""


def messages(path: str, sheet: str | None) -> Iterator[dict[str, Any]]:
    """Yield what the parent reads; a workbook that cannot be opened is one message that says why."""
    try:
        workbook = python_calamine.load_workbook(path)
        yield {"sheets": workbook.sheet_names}
        if sheet is not None:
            yield from _sheet(workbook.get_sheet_by_name(sheet))
    except python_calamine.PasswordError:
        yield {"error": "password"}
    except MemoryError:
        yield {"error": "memory"}
    except (python_calamine.CalamineError, OSError) as error:
        yield {"error": "damaged", "why": str(error)[:200]}


def _sheet(sheet: python_calamine.CalamineSheet) -> Iterator[dict[str, Any]]:
    merged = sheet.merged_cell_ranges or []
    yield {"merged": merged}
    # Columns before the first that is filled are no cells to the reader; places are counted as people see them.
    left = (sheet.start or (0, 0))[1]
    blank = [None] * left
    whole = (blank + [packed(cell) for cell in row] for row in sheet.iter_rows())
    rows: list[list[Any]] = []
    weight = 0
    for row in _filled(whole, merged) if merged else whole:
        rows.append(row)
        weight += sum([len(cell) for cell in row if cell.__class__ is str])
        if len(rows) >= ROWS or weight >= CHARACTERS:
            yield {"rows": rows}
            rows, weight = [], 0
    yield {"rows": rows}


def _filled(rows: Iterable[list[Any]], merged: Sequence[Any]) -> Iterator[list[Any]]:
    """Yield the rows with what a cell merged over several rows says in each of them.

    A department that is written once beside its five people is the department of each of them.
    """
    begins: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, _) in merged:
        if bottom > top:
            begins.setdefault(top, []).append((left, bottom))
    standing: dict[int, tuple[int, Any]] = {}
    for number, row in enumerate(rows):
        for column, (bottom, cell) in list(standing.items()):
            if number > bottom:
                del standing[column]
            elif column < len(row):
                row[column] = cell
        standing |= {column: (bottom, row[column]) for column, bottom in begins.get(number, ()) if column < len(row)}
        yield row


def main() -> None:
    """Read the workbook that the command line names."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    path, *sheet = sys.argv[1:]
    pipe(messages(path, sheet[0] if sheet else None), sys.stdout.buffer)


if __name__ == "__main__":
    main()
