"""Workbooks, read by a child process: what sheets there are, the rows of one, and which cells of it are merged."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tenon.sheets.cells import Cell
from tenon.sheets.errors import Encrypted, NotReadable, TooLarge, TooWide
from tenon.sheets.wire import received, unpacked

MAX_UNPACKED_GB = 2
MAX_PARTS = 10_000
MAX_COLUMNS = 1_000

_PACKAGES = Path(__file__).parents[2]
"""Where the child finds this program, however its parent found it."""

_OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")

Merged = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range, each as row and column from 0."""


def check_workbook(path: Path) -> None:
    """Refuse what is no workbook, or one that would unpack to more than may be read, before anything is unpacked.

    Raises:
        Encrypted: it asks for a password.
        NotReadable: cut off, damaged, or something else.
        TooLarge: more than 2 GB unpacked.
    """
    with path.open("rb") as file:
        start = file.read(1 << 20)
    if start.startswith(_OLD_FORMAT):
        if _ENCRYPTED_PART in path.read_bytes():
            raise Encrypted
        return
    try:
        with zipfile.ZipFile(path) as parts:
            names = parts.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        raise NotReadable(why="zip") from None
    if len(names) > MAX_PARTS or sum(part.file_size for part in names) > MAX_UNPACKED_GB * 1024**3:
        raise TooLarge(limit=MAX_UNPACKED_GB)


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names of the sheets, in order."""
    with _reading(path) as messages:
        return tuple(next(messages)["sheets"])


def sheet_rows(path: Path, sheet: str) -> Iterator[list[Cell]]:
    """Yield the rows of a sheet; the first is row 1, empty cells are None.

    Raises:
        TooWide: more columns than may be read.
        TooLarge: more than the reading process may hold.
    """
    with _reading(path, sheet) as messages:
        for message in messages:
            for row in message.get("rows", ()):
                if len(row) > MAX_COLUMNS and any(cell is not None for cell in row[MAX_COLUMNS:]):
                    raise TooWide(limit=MAX_COLUMNS)
                yield [unpacked(cell) if cell.__class__ is dict else cell for cell in row[:MAX_COLUMNS]]


def merged_ranges(path: Path, sheet: str) -> tuple[Merged, ...]:
    """Return which cells of a sheet are merged."""
    with _reading(path, sheet) as messages:
        found = next((message["merged"] for message in messages if "merged" in message), ())
    return tuple(((first[0], first[1]), (last[0], last[1])) for first, last in found)


@contextmanager
def _reading(path: Path, *sheet: str) -> Iterator[Iterator[dict[str, Any]]]:
    """Run the child process; it ends with the block, whether it was read to the end or not."""
    command = [sys.executable, "-m", "tenon.sheets.xlsx_child", str(path), *sheet]
    place = os.environ | {"PYTHONPATH": str(_PACKAGES)}
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=place)
    try:
        assert child.stdout is not None  # noqa: S101 - asked for above
        yield _checked(received(child.stdout), child)
    finally:
        child.kill()
        child.communicate()


def _checked(messages: Iterator[dict[str, Any]], child: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    for message in messages:
        match message.get("error"):
            case None:
                yield message
            case "password":
                raise Encrypted
            case "memory":
                raise TooLarge(limit=MAX_UNPACKED_GB)
            case _:
                raise NotReadable(why=message.get("why", ""))
    if child.wait():
        # The limit of memory ends the process wherever it stands; nothing of what it sent is wrong, but it is not all.
        raise TooLarge(limit=MAX_UNPACKED_GB)
