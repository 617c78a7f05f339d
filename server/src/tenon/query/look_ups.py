"""The locks and look-ups that come before a write: which records, which references, which unique values are taken."""

from __future__ import annotations

from collections.abc import Sequence

from tenon.kernel.condition import Condition
from tenon.query.predicate import filter_predicate, live, row_predicate
from tenon.query.record import label_sql
from tenon.query.sql import TRUE, Sql, all_of, column, join
from tenon.query.view import View, target_of, type_of
from tenon.query.write_parts import (
    Slots,
    Write,
    finished,
    remembered,
    spread,
)
from tenon.schema import Column, Field, Refers

MOST_CLASHES = 100


def lock_rows(view: View, columns: Sequence[Column], *, for_delete: bool = False) -> Write:
    """Return the statement that locks the records ``:ids`` the caller can see, in or out of the recycle bin.

    Rows have ``id, version, deleted`` and the ``columns``, by id. To delete, the lock is one that a new reference to
    the record waits for.
    """
    key = ("lock", for_delete, *(c.name for c in columns))
    return remembered(view, key, lambda: _lock(view, columns, for_delete, None))


def lock_where(view: View, columns: Sequence[Column], condition: Condition, *, for_delete: bool = False) -> Write:
    """Return the statement that locks up to ``:limit`` live records that satisfy a filter; rows as ``lock_rows``."""
    return _lock(view, columns, for_delete, condition)


def page_by_id(view: View, columns: Sequence[Column]) -> Write:
    """Return the statement that locks the ``:limit`` records behind ``:id``, deleted or not, with the ``columns``."""
    slots = Slots()
    listed = "".join(f', t."{c.name}"' for c in columns)
    where = all_of(["t.id > " + slots(":id"), row_predicate(view, "t")])
    sql = f"SELECT t.id{listed} FROM {view.table} t WHERE " + where
    return finished(sql + " ORDER BY t.id LIMIT " + slots(":limit") + " FOR NO KEY UPDATE")


def visible_of(view: View) -> Write:
    """Return the statement that counts which of ``:ids`` lie within the caller's rows, whether deleted or not."""
    slots = Slots()
    where = all_of(["t.id = ANY(" + slots(":ids") + ")", row_predicate(view, "t")])
    return finished(f"SELECT count(*) FROM {view.table} t WHERE " + where)


def sees_all(view: View) -> bool:
    """Tell whether no record of the object lies outside of the caller's rows."""
    return row_predicate(view, "t") is TRUE


def found_records(view: View) -> Write:
    """Return the statement that gives those of ``:ids`` that may be referred to, and holds them so."""
    return remembered(view, ("found",), lambda: _found(view))


def referred(view: View, field: Field, ids: Sql) -> Sql:
    """Return the select of those of ``ids`` (one, or a list for a field that holds lists) that ``field`` may name.

    A related record is held by FOR KEY SHARE, so that it cannot be deleted between this check and the commit; that
    waits for no edit of it. Which files a field may hold says ``attachments.py``.
    """
    wanted = "t.id = ANY(" + ids + ")" if type_of(field).many else "t.id = " + ids
    table = _TABLES.get(type_of(field).refers or "")
    if table:
        return f"SELECT t.id FROM {view.catalog.table(table)} t WHERE " + wanted
    target = View(view.caller, target_of(field))
    where = all_of([wanted, live("t"), row_predicate(target, "t")])
    return f"SELECT t.id FROM {target.table} t WHERE " + where + " FOR KEY SHARE"


_TABLES = {"member": "sys_member", "department": "sys_department", "file": "sys_file"}


def found_things(view: View, refers: Refers) -> Write:
    """Return the statement that gives those of ``:ids`` that are people, departments or files of the workspace."""
    slots = Slots()
    table = view.catalog.table(_TABLES[refers])
    return finished(f"SELECT id FROM {table} WHERE id = ANY(" + slots(":ids") + ")")


def names_of_things(view: View, refers: Refers) -> Write:
    """Return the statement that gives ``id, title`` (and ``type, size`` of files) of the things ``:ids``."""
    slots = Slots()
    more = ", media_type AS type, size_bytes AS size" if refers == "file" else ""
    table = view.catalog.table(_TABLES[refers])
    return finished(f"SELECT id, name AS title{more} FROM {table} WHERE id = ANY(" + slots(":ids") + ")")


def titles_of(view: View) -> Write:
    """Return the statement that gives ``id, title`` of those records of ``:ids`` that the caller can see."""
    slots = Slots()
    where = all_of(["t.id = ANY(" + slots(":ids") + ")", row_predicate(view, "t")])
    return finished("SELECT t.id, " + label_sql(view, "t") + f" AS title FROM {view.table} t WHERE " + where)


def clashes(view: View, fields: Sequence[str], most: int = MOST_CLASHES) -> Write:
    """Return the statement that finds live records with the unique values of ``:rows`` (each with its number ``n``).

    At most ``most`` are found. Rows have ``n, id, title``; the last two are NULL for a record the caller cannot see.
    """
    slots = Slots()
    columns = [_unique_column(view.object.fields[key]) for key in fields]
    same = [column("t", c.name) + " = " + column("r", c.name) for c in columns]
    rows = spread(slots, [Column("n", "int"), Column("id", "uuid"), *columns])
    seen = row_predicate(view, "t")
    shown = (
        "SELECT r.n, CASE WHEN " + seen + " THEN t.id END AS id, CASE WHEN " + seen + " THEN " + label_sql(view, "t")
    )
    where = all_of([*same, live("t"), Sql("t.id <> r.id")])
    return finished(shown + " END AS title FROM " + rows + f" r JOIN {view.table} t ON " + where + f" LIMIT {most}")


def _unique_column(field: Field) -> Column:
    return next(column for column in field.columns if column.name == field.unique_column)


def referers(view: View, field: Field) -> Write:
    """Return the statement that locks the live records whose field ``field`` names one of ``:ids``.

    Rows have ``id, version`` and the field's columns; at most ``:limit``. ``view`` is the system's, because what
    refers to a record must be told, cleared or deleted whoever deletes it.
    """
    slots = Slots()
    listed = "".join(f', t."{c.name}"' for c in field.columns)
    own = column("t", field.column)
    names = own + (" && " + slots(":ids") if type_of(field).many else " = ANY(" + slots(":ids") + ")")
    where = all_of([names, live("t"), row_predicate(view, "t")])
    sql = f"SELECT t.id, t.version{listed} FROM {view.table} t WHERE " + where
    return finished(sql + " ORDER BY t.id LIMIT " + slots(":limit") + " FOR UPDATE")


def recycle_bin(views: Sequence[View], after: bool) -> Write:
    """Return the statement that lists deleted records of several objects, the latest first.

    Rows have ``object, id, title, deleted_at, deleted_by, deleted_by_name``; with ``after`` only what comes after the
    record ``:id`` deleted at ``:now``.
    """
    slots = Slots()
    parts = []
    for view in views:
        where = [live("t", deleted=True), row_predicate(view, "t")]
        if after:
            where.append("(t.deleted_at, t.id) < (" + slots(":now") + ", " + slots(":id") + ")")
        head = f"SELECT '{view.object.key}' AS object, t.id, " + label_sql(view, "t")
        body = f" AS title, t.deleted_at, t.updated_by AS deleted_by FROM {view.table} t WHERE " + all_of(where)
        parts.append("(" + head + body + " ORDER BY t.deleted_at DESC, t.id DESC LIMIT " + slots(":limit") + ")")
    every = join(" UNION ALL ", parts)
    members = views[0].catalog.table("sys_member")
    name = f"(SELECT m.name FROM {members} m WHERE m.id = e.deleted_by) AS deleted_by_name"
    order = " ORDER BY e.deleted_at DESC, e.id DESC LIMIT " + slots(":limit")
    return finished(
        f"SELECT e.object, e.id, e.title, e.deleted_at, e.deleted_by, {name} FROM (" + every + ") e" + order
    )


def _lock(view: View, columns: Sequence[Column], for_delete: bool, condition: Condition | None) -> Write:
    slots = Slots()
    listed = "".join(f', t."{c.name}"' for c in columns)
    sql = f"SELECT t.id, t.version, t.deleted_at IS NOT NULL AS deleted{listed} FROM {view.table} t WHERE "
    if condition is None:
        sql_where = all_of(["t.id = ANY(" + slots(":ids") + ")", row_predicate(view, "t")])
        ended = Sql()
    else:
        sql_where = all_of([live("t"), row_predicate(view, "t"), filter_predicate(view, condition, "t")])
        ended = " LIMIT " + slots(":limit")
    strength = " FOR UPDATE" if for_delete else " FOR NO KEY UPDATE"
    return finished(sql + sql_where + " ORDER BY t.id" + ended + strength)


def _found(view: View) -> Write:
    slots = Slots()
    where = all_of(["t.id = ANY(" + slots(":ids") + ")", live("t"), row_predicate(view, "t")])
    return finished(f"SELECT t.id FROM {view.table} t WHERE " + where + " ORDER BY t.id FOR KEY SHARE")
