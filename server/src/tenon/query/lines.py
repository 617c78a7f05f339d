"""Statements about the lines of records: locked with their record, purged with it."""

from __future__ import annotations

from collections.abc import Sequence

from tenon.query.predicate import live, own_rows, row_predicate
from tenon.query.sql import Sql, all_of, join
from tenon.query.sql import column as column_of
from tenon.query.view import View
from tenon.query.write_parts import Slots, Write, finished, remembered, value_columns


def lock_lines(view: View) -> Write:
    """Return the statement that locks the live lines of the record ``:id`` that the caller sees, in their order.

    ``view`` is that of the lines; rows have ``id, version`` and every column that a write brings.
    """
    return remembered(view, ("lock_lines",), lambda: _lock(view))


def doubled_lines(view: View, fields: Sequence[str]) -> Write:
    """Return the statement that finds values standing twice among the live lines of one of the records ``:ids``."""
    slots = Slots()
    columns = [column_of("t", view.object.fields[key].column) for key in fields]
    filled = [column + " IS NOT NULL" for column in columns]
    where = all_of(["t.parent_id = ANY(" + slots(":ids") + ")", live("t"), *filled])
    grouped = " GROUP BY " + join(", ", [Sql("t.parent_id"), *columns]) + " HAVING count(*) > 1 LIMIT 1"
    return finished(f"SELECT t.parent_id FROM {view.table} t WHERE " + where + grouped)


def records_of(view: View) -> Write:
    """Return the statement that gives the ids of the live records, as ``id``, to which the lines ``:ids`` belong."""
    slots = Slots()
    where = all_of(["t.id = ANY(" + slots(":ids") + ")", row_predicate(view, "t")])
    return finished(f"SELECT DISTINCT t.parent_id AS id FROM {view.table} t WHERE " + where)


def purge_lines(view: View) -> Write:
    """Return the statement that removes the lines of the records ``:ids`` for good, deleted ones as well."""
    slots = Slots()
    return finished(f"DELETE FROM {view.table} t WHERE t.parent_id = ANY(" + slots(":ids") + ")")


def _lock(view: View) -> Write:
    slots = Slots()
    listed = join(", ", [column_of("t", name) for name in ("id", "version", *_names(view))])
    where = all_of(["t.parent_id = " + slots(":id"), live("t"), own_rows(view, "t")])
    sql = "SELECT " + listed + f" FROM {view.table} t WHERE " + where
    return finished(sql + " ORDER BY t.position, t.id FOR NO KEY UPDATE")


def _names(view: View) -> list[str]:
    return [column.name for column in value_columns(view.object)]
