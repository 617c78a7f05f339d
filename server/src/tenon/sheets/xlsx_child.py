"""The child process that reads a workbook: ``python -m tenon.sheets.xlsx_child FILE [SHEET]``, messages to its output.

A workbook unpacks into memory as a whole, a hundred times its size if somebody means it, so it is read in a process of
its own, whose memory is limited. The messages (``wire.py``) are ``{"sheets": […]}``; then, if a sheet was asked for,
``{"merged": […]}`` and ``{"rows": […]}`` as often as needed. ``{"error": …}`` ends them.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from typing import Any

import python_calamine

from tenon.sheets.wire import ROWS, packed, pipe

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
    yield {"merged": sheet.merged_cell_ranges or []}
    # Rows above the first that is filled are no rows to the reader; places are counted as people see them.
    top, left = sheet.start or (0, 0)
    rows: list[list[Any]] = [[] for _ in range(top)]
    for row in sheet.iter_rows():
        rows.append([None] * left + [packed(cell) for cell in row])
        if len(rows) >= ROWS:
            yield {"rows": rows}
            rows = []
    yield {"rows": rows}


def main() -> None:
    """Read the workbook that the command line names."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    path, *sheet = sys.argv[1:]
    pipe(messages(path, sheet[0] if sheet else None), sys.stdout.buffer)


if __name__ == "__main__":
    main()
