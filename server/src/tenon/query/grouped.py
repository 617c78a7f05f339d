"""A list in groups: its rows stand group by group, within a group in the order that was asked for.

Pages are found by offset alone, since whoever draws the list counts its groups. The order cannot lean on an index, so
the rows of the way are walked by id and the page alone is read whole.
"""

from __future__ import annotations

from tenon.query.cursor import Cursors
from tenon.query.frame import frame_of
from tenon.query.grouping import places, standing_in
from tenon.query.order import order_by
from tenon.query.page import Page, finish_of
from tenon.query.plan import Plan
from tenon.query.requests import GroupBy
from tenon.query.sql import join, value


def grouped_plan(page: Page, group: GroupBy, cursors: Cursors) -> Plan:
    """Compile one page of a list in groups.

    Raises:
        UnknownField: a field to show or to group by.
        NotGroupable: the group.
    """
    view, request = page.view, page.request
    standing = standing_in(view, group.by)
    frame = frame_of(view, request.fields, page.keys, request.limit)
    order = [*places(standing, group.desc), order_by(page.keys, "t")]
    way = f"SELECT t.id FROM {view.table} t" + standing.joins + " WHERE " + page.where
    way += " ORDER BY " + join(", ", order) + f" LIMIT {request.limit + 1}"
    way += " OFFSET " + value(request.offset or 0, "bigint")
    placed = "(SELECT w.id, row_number() OVER () AS place FROM (" + way + ") w) k"
    rows = "SELECT " + frame.columns + " FROM " + placed + f" JOIN {view.table} t ON t.id = k.id ORDER BY k.place"
    statement = (frame.head + rows + frame.tail).render()
    return Plan(statement.text, statement.params, view.object.key, finish_of(page, cursors))
