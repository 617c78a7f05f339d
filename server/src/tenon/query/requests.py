"""What can be asked for: one frozen Struct a kind of question. ``parse.py`` reads them from JSON."""

from __future__ import annotations

from uuid import UUID

import msgspec

from tenon.kernel.condition import Condition

Path = tuple[str, ...]
"""Field keys from the object outwards, at most three relations and a field: ``("parent", "level")``."""

MAX_LIMIT = 200
DEFAULT_LIMIT = 50
COUNT_CAP = 10_000
MAX_GROUPS = 1_000
MAX_SLICES = 4


class Order(msgspec.Struct, frozen=True):
    """One sort key. Empty values come last upwards and first downwards, so that a plain index serves both."""

    field: str
    desc: bool = False


class GetRecord(msgspec.Struct, frozen=True):
    """One record; with ``deleted`` one that lies in the recycle bin."""

    object: str
    id: UUID
    fields: tuple[str, ...] | None = None
    deleted: bool = False


class Group(msgspec.Struct, frozen=True):
    """One level of grouping; ``bucket`` (day, week, month, quarter, year) is for dates and datetimes."""

    path: Path
    bucket: str | None = None


class GroupBy(msgspec.Struct, frozen=True):
    """The groups a list stands in: choices in their designed order, people and records by name, what is empty last."""

    by: Group
    desc: bool = False


class Slice(msgspec.Struct, frozen=True):
    """Rows ``offset`` … of groups that follow each other, at most ``limit``.

    ``values`` are the keys of the groups as an aggregate writes them; None, what is empty, stands alone.
    """

    values: tuple[str | None, ...]
    offset: int
    limit: int


class ListRecords(msgspec.Struct, frozen=True):
    """A page of records. ``cursor`` continues a page, ``offset`` jumps; ``fields`` None means every readable field.

    Without a sort the newest come first; with ``search`` alone the best hits do. With ``group`` the order holds within
    each group, and pages are found by ``offset`` alone; or by ``slices``, which whoever has counted the groups knows,
    in the order in which the groups stand: an index finds a group, while an offset walks over all that stand before.
    """

    object: str
    filter: Condition | None = None
    sort: tuple[Order, ...] = ()
    fields: tuple[str, ...] | None = None
    search: str = ""
    cursor: str | None = None
    offset: int | None = None
    limit: int = DEFAULT_LIMIT
    deleted: bool = False
    group: GroupBy | None = None
    slices: tuple[Slice, ...] = ()


class CountRecords(msgspec.Struct, frozen=True):
    """How many records; at most 10 000 unless ``exact``."""

    object: str
    filter: Condition | None = None
    search: str = ""
    deleted: bool = False
    exact: bool = False


class Measure(msgspec.Struct, frozen=True):
    """A figure of each group: count, sum, avg, min, max, count_distinct. Only ``count`` has no field."""

    fn: str
    path: Path | None = None


class GroupOrder(msgspec.Struct, frozen=True):
    """Sort groups by the ``measure``-th figure or, if that is None, by the ``group``-th key.

    ``listed``: in the order in which a list grouped by that key has them, not by the key itself.
    """

    measure: int | None = None
    group: int | None = None
    desc: bool = False
    listed: bool = False


class Aggregate(msgspec.Struct, frozen=True):
    """Figures by group; without groups one line over everything."""

    object: str
    group: tuple[Group, ...] = ()
    measures: tuple[Measure, ...] = (Measure("count"),)
    filter: Condition | None = None
    search: str = ""
    sort: tuple[GroupOrder, ...] = ()
    limit: int = MAX_GROUPS


class Pivot(msgspec.Struct, frozen=True):
    """Figures by row and column groups."""

    object: str
    rows: tuple[Group, ...]
    columns: tuple[Group, ...]
    measures: tuple[Measure, ...] = (Measure("count"),)
    filter: Condition | None = None
    search: str = ""


class GlobalSearch(msgspec.Struct, frozen=True):
    """The best hits of every object that the caller may read, ``limit`` each."""

    text: str
    limit: int = 5


Request = GetRecord | ListRecords | CountRecords | Aggregate | Pivot | GlobalSearch
