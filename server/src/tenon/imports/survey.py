"""What a file holds: its sheets, where its table begins, what stands in its columns. Blocking; runs in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import msgspec

from tenon.imports.model import SAMPLES
from tenon.sheets import Cell, Head, find_head, open_sheets, shown

LOOKED_AT = 1_000
"""Rows from whose values a type is guessed."""

_SAMPLE_LENGTH = 80


class Survey(msgspec.Struct, frozen=True):
    """One sheet of a file.

    Attributes:
        rows: how many rows follow the header, empty ones included.
        values: the first cells of each column, empty ones included.
    """

    sheets: tuple[str, ...]
    sheet: str
    head: Head
    rows: int
    values: tuple[tuple[Cell, ...], ...]

    def samples(self, column: int) -> tuple[str, ...]:
        """Return the first few values of a column as text."""
        filled = (shown(cell).strip() for cell in self.values[column] if cell is not None)
        return tuple(text[:_SAMPLE_LENGTH] for text in islice(filled, SAMPLES))


def survey(path: Path, name: str, sheet: str | None = None, head: tuple[int, int] | None = None) -> Survey:
    """Read a sheet through once: count its rows, find its header unless ``head`` says first row and depth.

    Raises:
        KeyError: there is no such sheet.
        TenonError: the file cannot be read, see ``sheets``.
    """
    sheets = open_sheets(path, name)
    chosen = sheets.names[0] if sheet is None else sheet
    if chosen not in sheets.names:
        raise KeyError(chosen)
    rows = sheets.rows(chosen)
    top = list(islice(rows, LOOKED_AT))
    total = len(top) + sum(1 for _ in rows)
    merged = sheets.merged(chosen)
    found = find_head(top, merged) if head is None else find_head(top, merged, first=head[0], depth=head[1])
    width = max((len(row) for row in top), default=0)
    labels = found.labels + ("",) * (width - len(found.labels))
    groups = found.groups + ("",) * (width - len(found.groups))
    whole = msgspec.structs.replace(found, labels=labels, groups=groups)
    return Survey(sheets.names, chosen, whole, max(total - whole.data, 0), _columns(top[whole.data :], width))


def _columns(rows: Sequence[Sequence[Cell]], width: int) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(row[at] if at < len(row) else None for row in rows) for at in range(width))
