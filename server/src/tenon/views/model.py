"""The body of a view, shared or personal. Every attribute has a default; field keys are those of ``object``."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from tenon.kernel.words import Words

GRID, KANBAN, CALENDAR, GALLERY = "grid", "kanban", "calendar", "gallery"
TYPES = (GRID, KANBAN, CALENDAR, GALLERY)


class OrderBody(Struct, frozen=True, forbid_unknown_fields=True):
    field: str = ""
    desc: bool = False


class ColumnBody(Struct, frozen=True, forbid_unknown_fields=True):
    """One column; ``width`` in px, 0 for the usual one."""

    field: str = ""
    width: int = 0


class GroupBody(Struct, frozen=True, forbid_unknown_fields=True):
    """What the rows stand in groups by; ``bucket`` (day, week, month, quarter, year) is for dates alone."""

    field: str = ""
    bucket: str = ""
    desc: bool = False


class TotalBody(Struct, frozen=True, forbid_unknown_fields=True):
    """A figure under a column: ``sum``, ``avg``, ``min``, ``max`` or ``count_distinct``."""

    field: str = ""
    fn: str = ""


class ViewBody(Struct, frozen=True, forbid_unknown_fields=True):
    """How the records of one object are looked at.

    Attributes:
        filter: a condition as ``kernel.condition`` reads it; None for all records.
        columns: shown ones in order; none means the usual ones.
        frozen: how many columns stay while one scrolls sideways.
        lanes: kanban: what makes the columns.
        card: kanban and gallery: what a card shows below its title; calendar: the second line.
        amount: kanban: what is summed in the heads.
        cover: gallery: the picture.
        start, end, color: calendar: when it begins and ends, what colours it.
        position: place among the shared views.
    """

    object: str = ""
    label: Words = ""
    type: str = GRID
    filter: Any = None
    sort: tuple[OrderBody, ...] = ()
    columns: tuple[ColumnBody, ...] = ()
    frozen: int = 1
    group: GroupBody | None = None
    totals: tuple[TotalBody, ...] = ()
    lanes: str = ""
    card: tuple[str, ...] = ()
    amount: str = ""
    cover: str = ""
    start: str = ""
    end: str = ""
    color: str = ""
    position: int = 0
