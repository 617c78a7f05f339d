"""Reads one workbook or list of values from its standard input and writes it as JSON; run by ``preview.py`` alone.

It is a program, not a module: it imports nothing of ours, limits itself first, and says by its exit why it could not
read: 3 locked by a password, 4 damaged, anything else (5, or killed by its limits) too large.
"""

from __future__ import annotations

import contextlib
import csv
import datetime
import io
import json
import sys
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

ROWS, COLUMNS, SHEETS, CELL = 200, 50, 10, 500
MOST_PARTS = 5_000
MEMORY_BYTES, CPU_SECONDS = 1024**3, 10
LOCKED, DAMAGED, TOO_LARGE = 3, 4, 5
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def main(extension: str, most_unpacked: int) -> None:
    """Read, write, end."""
    limit_myself()
    content = sys.stdin.buffer.read()
    sheets = [read_list(content)] if extension == "csv" else list(read_workbook(content, extension, most_unpacked))
    json.dump({"sheets": sheets}, sys.stdout, ensure_ascii=True)


def limit_myself() -> None:
    """Take no more memory and time than a table of 200 rows is worth, where the system knows limits."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def read_workbook(content: bytes, extension: str, most_unpacked: int) -> Iterator[dict[str, Any]]:
    """Yield the sheets of a workbook."""
    if extension == "xlsx":
        if content.startswith(OLE):
            sys.exit(LOCKED)
        demand_sane(content, most_unpacked)
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_object(io.BytesIO(content)) as book:
            for name in book.sheet_names[:SHEETS]:
                sheet = book.get_sheet_by_name(name)
                rows = sheet.to_python(skip_empty_area=False, nrows=ROWS)
                row, column = sheet.end or (-1, -1)
                yield table(name, rows, row + 1, column + 1)
    except PasswordError:
        sys.exit(LOCKED)
    except (CalamineError, OSError, ValueError):
        sys.exit(DAMAGED)


def demand_sane(content: bytes, most_unpacked: int) -> None:
    """Unpack every part once, to nowhere: what an archive says of its sizes may be a lie.

    A part that is larger than it says fails its check sum, because no more than it says is read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > most_unpacked:
                sys.exit(TOO_LARGE)
            if archive.testzip() is not None:
                sys.exit(DAMAGED)
    except RuntimeError:
        sys.exit(LOCKED)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError):
        sys.exit(DAMAGED)


def read_list(content: bytes) -> dict[str, Any]:
    """Return a list of values as the one sheet it is; texts of Windows in mainland China are GB 18030."""
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            break
    else:
        sys.exit(DAMAGED)
    csv.field_size_limit(len(text) + 1)
    lines = io.StringIO(text, newline="")
    rows = list(csv.reader(lines, delimiter=max(",;\t", key=text[:4096].count)))
    return table("", rows, len(rows), max(map(len, rows), default=0))


def table(name: str, rows: Iterable[list[Any]], height: int, width: int) -> dict[str, Any]:
    """Return a sheet with the texts of its first rows."""
    shown = [[shown_as(cell) for cell in row[:COLUMNS]] for row in list(rows)[:ROWS]]
    return {"name": name, "rows": shown, "row_count": height, "column_count": width}


def shown_as(cell: Any) -> str:
    """Return a cell as people read it: 3 for 3.0, a moment without the T."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ", "seconds")
    return str(cell)[:CELL]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
