"""A cell as a file holds it, and as a person would read it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""What stands in a cell; an empty text is None, a whole number that a spreadsheet keeps as a float is an int."""

_EXACT = 2**53
"""Up to here a float holds every whole number."""


def tidy(cell: Cell) -> Cell:
    """Return the cell without what the file format adds: ``3.0`` is 3, an empty text is nothing.

    >>> tidy(13800001234.0), tidy(0.5), tidy("  "), tidy("")
    (13800001234, 0.5, None, None)
    """
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < _EXACT else cell
    if isinstance(cell, str):
        return cell if cell.strip() else None
    return cell


def shown(cell: Cell) -> str:
    """Return the cell as text: days and times as ISO writes them, a day at midnight without its time.

    >>> shown(datetime(2026, 3, 5)), shown(datetime(2026, 3, 5, 14, 30)), shown(1234567890123456.0), shown(None)
    ('2026-03-05', '2026-03-05 14:30:00', '1234567890123456', '')
    """
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case float():
            return f"{cell:.0f}" if cell.is_integer() else repr(cell)
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(sep=" ", timespec="seconds")
        case timedelta():
            return str(cell)
        case _:
            return str(cell)
