"""The look-ups of an import: which record has this key, which thing has this name."""

from __future__ import annotations

from collections.abc import Sequence

from tenon.query.predicate import live, row_predicate
from tenon.query.sql import Sql, all_of, column
from tenon.query.view import View
from tenon.query.write_parts import Slots, Write, finished, spread
from tenon.schema import Column, Field, Refers

_NAME = Column("name", "text")
_NAMED_TABLES = {"member": "sys_member", "department": "sys_department"}


def lock_by_key(view: View, key: Field, columns: Sequence[Column]) -> Write:
    """Return the statement that locks the live records whose ``key`` has one of the values of ``:rows``.

    ``:rows`` have a number ``n`` and the key's column. Rows have ``n, id, version`` and the ``columns``, by id.
    """
    slots = Slots()
    asked = next(c for c in key.columns if c.name == key.unique_column)
    listed = "".join(f', t."{c.name}"' for c in columns)
    rows = spread(slots, [Column("n", "int"), asked])
    same = column("t", asked.name) + " = " + column("r", asked.name)
    where = all_of([live("t"), row_predicate(view, "t")])
    sql = f"SELECT r.n, t.id, t.version{listed} FROM " + rows + f" r JOIN {view.table} t ON " + same
    return finished(sql + " WHERE " + where + " ORDER BY t.id FOR NO KEY UPDATE OF t")


def records_named(view: View, field: Field) -> Write:
    """Return the statement that gives ``name, id`` of the records whose ``field`` is one of the names of ``:rows``."""
    slots = Slots()
    rows = spread(slots, [_NAME])
    where = all_of([live("t"), row_predicate(view, "t")])
    same = column("t", field.column) + " = r.name"
    return finished("SELECT r.name, t.id FROM " + rows + f" r JOIN {view.table} t ON " + same + " WHERE " + where)


def things_named(view: View, refers: Refers) -> Write:
    """Return the statement that gives ``name, id`` of the people or departments that have a name of ``:rows``."""
    slots = Slots()
    rows = spread(slots, [_NAME])
    table = Sql(view.catalog.table(_NAMED_TABLES[refers]))
    return finished("SELECT r.name, t.id FROM " + rows + " r JOIN " + table + " t ON t.name = r.name")
