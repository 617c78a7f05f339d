"""A list in groups: its rows stand group by group, within a group in the order that was asked for.

Pages are found by offset or by slices of groups, since whoever draws the list counts its groups. The order of groups
cannot lean on an index, so an offset walks all rows before it by id; a slice reads those of its own groups alone. The
page alone is read whole.
"""

from __future__ import annotations

from tenon.query.cursor import Cursors
from tenon.query.frame import frame_of
from tenon.query.grouping import Standing, among, places, standing_in
from tenon.query.order import order_by
from tenon.query.page import Page, finish_of
from tenon.query.plan import Plan
from tenon.query.requests import GroupBy, Slice
from tenon.query.sql import Sql, all_of, join, value


def grouped_plan(page: Page, group: GroupBy, cursors: Cursors) -> Plan:
    """Compile one page of a list in groups.

    Raises:
        UnknownField: a field to show or to group by.
        NotGroupable: the group.
        BadValue: the key of a slice.
    """
    view, request = page.view, page.request
    standing = standing_in(view, group.by)
    frame = frame_of(view, request.fields, page.keys, request.limit)
    way = _walked(page, standing, group.desc)
    if request.slices:
        # PostgreSQL appends what has a LIMIT in one process and in the order in which it is written.
        way = join(" UNION ALL ", [_slice(page, standing, each) for each in request.slices])
    placed = "(SELECT w.id, row_number() OVER () AS place FROM (" + way + ") w) k"
    rows = "SELECT " + frame.columns + " FROM " + placed + f" JOIN {view.table} t ON t.id = k.id ORDER BY k.place"
    statement = (frame.head + rows + frame.tail).render()
    return Plan(statement.text, statement.params, view.object.key, finish_of(page, cursors))


def _walked(page: Page, standing: Standing, desc: bool) -> Sql:
    order = [*places(standing, desc), order_by(page.keys, "t")]
    way = f"SELECT t.id FROM {page.view.table} t" + standing.joins + " WHERE " + page.where
    way += " ORDER BY " + join(", ", order) + f" LIMIT {page.request.limit + 1}"
    return way + " OFFSET " + value(page.request.offset or 0, "bigint")


def _slice(page: Page, standing: Standing, wanted: Slice) -> Sql:
    inside, group_order = among(standing, wanted.values)
    order = [*([group_order] if group_order else []), order_by(page.keys, "t")]
    way = f"(SELECT t.id FROM {page.view.table} t WHERE " + all_of([page.where, inside])
    way += " ORDER BY " + join(", ", order) + f" LIMIT {wanted.limit}"
    return way + (" OFFSET " + value(wanted.offset, "bigint") if wanted.offset else "") + ")"
