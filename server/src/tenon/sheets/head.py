"""Where the table in a sheet begins: titles above it are passed over, headers of several rows become one. Pure.

A sheet of a company seldom begins with its header: a title across the whole width, who made it and when, then two rows
of headers whose upper one is merged over several columns.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tenon.sheets.cells import Cell, shown
from tenon.sheets.xlsx_rows import Merged

LOOKED_AT = 30
"""Rows in which a header is looked for."""

_LONGEST_LABEL = 60
_LONGEST_YEAR = 4
"""Digits that may be a label; more of them are a value: in CSV files telephones and codes are text as well."""

_MAX_DEPTH = 3


class Head(msgspec.Struct, frozen=True):
    """The header of a table.

    Attributes:
        first: its first row, from 0.
        depth: how many rows it has; the data begin at ``first + depth``.
        labels: one for each column: the lowest header text, empty where there is none.
        groups: what stands above each label in a header of several rows, empty otherwise.
    """

    first: int
    depth: int
    labels: tuple[str, ...]
    groups: tuple[str, ...]

    @property
    def data(self) -> int:
        """The first row of the data, from 0."""
        return self.first + self.depth


def find_head(
    rows: Sequence[Sequence[Cell]], merged: Sequence[Merged] = (), *, first: int | None = None, depth: int = 1
) -> Head:
    """Find the header in the first rows of a sheet.

    Args:
        rows: the first ``LOOKED_AT`` rows, or all if there are fewer.
        merged: merged cells of the sheet; only those in these rows matter.
        first: the row it begins in, if somebody knows.
        depth: how many rows it then has.

    Returns:
        The head; for a sheet without one, the first filled row is taken for it.
    """
    filled = _filled(rows[:LOOKED_AT], merged)
    upper, lowest = _place(filled, merged) if first is None else (first, first + max(depth, 1) - 1)
    width = len(filled[0]) if filled else 0
    stacked = [[shown(cell).strip() for cell in row] for row in filled[upper : lowest + 1]]
    labels, groups = (
        zip(*(_label([row[at] for row in stacked]) for at in range(width)), strict=True) if width else ((), ())
    )
    return Head(upper, lowest - upper + 1 if filled else 0, labels, groups)


def _place(filled: Sequence[Sequence[Cell]], merged: Sequence[Merged]) -> tuple[int, int]:
    """Return the uppermost and the lowest row of the header."""
    lowest = max(range(len(filled)), key=lambda at: (_likeness(filled, at), -at), default=0)
    upper = lowest
    while upper > 0 and lowest - upper < _MAX_DEPTH - 1 and _is_upper(filled, upper - 1, merged):
        upper -= 1
    return upper, lowest


def _filled(rows: Sequence[Sequence[Cell]], merged: Sequence[Merged]) -> list[list[Cell]]:
    """Return the rows at one width, each merged range full of its first cell's text."""
    width = max((len(row) for row in rows), default=0)
    table = [[*row, *[None] * (width - len(row))] for row in rows]
    for (top, left), (bottom, right) in merged:
        if top < len(table) and left < width:
            for row in range(top, min(bottom, len(table) - 1) + 1):
                for column in range(left, min(right, width - 1) + 1):
                    table[row][column] = table[top][left]
    return table


def _likeness(rows: Sequence[Sequence[Cell]], at: int) -> float:
    """Say how much a row looks like the lowest row of a header: many short, different texts, and data below."""
    row = rows[at]
    texts = [cell.strip() for cell in row if isinstance(cell, str) and len(cell.strip()) <= _LONGEST_LABEL]
    figures = sum(1 for text in texts if len(text) > _LONGEST_YEAR and text.isdecimal())
    others = sum(1 for cell in row if cell is not None) - len(texts) + figures
    if not texts or others:
        return -others
    below = rows[at + 1 : at + 4]
    data = sum(1 for later in below for cell in later if cell is not None and not isinstance(cell, str))
    repeated = len(texts) - len(set(texts))
    return len(set(texts)) - 2 * repeated + (0.5 if data else 0) - at * 0.01


def _is_upper(rows: Sequence[Sequence[Cell]], at: int, merged: Sequence[Merged]) -> bool:
    """Tell whether a row belongs to the header below it: it has a range merged over some columns, not over all."""
    width = len(rows[at])
    across = [right - left + 1 for (top, left), (_, right) in merged if top == at and right > left]
    texts = {cell for cell in rows[at] if cell is not None}
    return bool(across) and max(across) < width and len(texts) > 1 and all(isinstance(cell, str) for cell in texts)


def _label(stack: Sequence[str]) -> tuple[str, str]:
    """Return the lowest text of a column of the header, and what stands above it."""
    texts = [text for at, text in enumerate(stack) if text and text not in stack[:at]]
    return (texts[-1], " / ".join(texts[:-1])) if texts else ("", "")
