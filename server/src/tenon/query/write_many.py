"""Write statements for many records at once, and the locks and look-ups that come before them.

Rows travel as one JSON array (``:rows``), which PostgreSQL spreads into typed columns; each carries its ``id`` and the
``salt`` of its log row in hex. These statements run inside a transaction that has locked its rows, so they return how
many rows they wrote and the caller compares.
"""

from __future__ import annotations

from collections.abc import Sequence

from tenon.kernel.condition import Condition
from tenon.query.predicate import filter_predicate, live, row_predicate
from tenon.query.record import fields_json, label_sql
from tenon.query.sql import Sql, all_of, column, join
from tenon.query.view import View
from tenon.query.write import (
    Slots,
    Write,
    all_columns,
    differences,
    finished,
    gate_of,
    log_insert,
    logged_columns,
    logged_value,
    old_and_new,
    remembered,
    value_columns,
)
from tenon.schema import Column, Field

_ID, _SALT, _VERSION = Column("id", "uuid"), Column("salt", "text"), Column("version", "int")
_SEARCH = Column("search", "text[]")
MOST_CLASHES = 100


def insert_many(view: View) -> Write:
    """Return the statement that creates ``:rows``; its row has ``meta_rev, perm_epoch, count, body``.

    ``body`` is the JSON array of the records in the order of their ids.
    """
    return remembered(view, ("insert_many",), lambda: _insert_many(view))


def update_many(view: View, fields: Sequence[str], *, search: bool) -> Write:
    """Return the statement that changes the same fields of many records, each at its version; as ``insert_many``."""
    key = ("update_many", search, *fields)
    return remembered(view, key, lambda: _update_many(view, fields, search))


def mark_many(view: View, *, deleted: bool) -> Write:
    """Return the statement that puts many records into the recycle bin or takes them out; as ``insert_many``."""
    return remembered(view, ("mark_many", deleted), lambda: _mark_many(view, deleted))


def purge_many(view: View) -> Write:
    """Return the statement that removes the records ``:ids`` of the recycle bin for good; its row is ``count``."""
    slots = Slots()
    where = all_of(["t.id = ANY(" + slots(":ids") + ")", live("t", deleted=True), row_predicate(view, "t")])
    return finished(
        f"WITH gone AS (DELETE FROM {view.table} t WHERE " + where + " RETURNING 1) SELECT count(*) FROM gone"
    )


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


def refresh_many(view: View, columns: Sequence[Column]) -> Write:
    """Return the statement that writes the derived columns of ``:rows``: no version, no log row."""
    slots = Slots()
    derived = [*(c for c in columns if c.part == "pinyin"), _SEARCH]
    sets = ", ".join(f'"{c.name}" = r."{c.name}"' for c in derived)
    old, new = (", ".join(f'{alias}."{c.name}"' for c in derived) for alias in ("t", "r"))
    rows = _spread(slots, [_ID, *derived])
    update = f"UPDATE {view.table} AS t SET {sets} FROM " + rows + " r WHERE t.id = r.id AND "
    return finished(update + f"ROW({old}) IS DISTINCT FROM ROW({new})")


def visible_of(view: View) -> Write:
    """Return the statement that counts which of ``:ids`` lie within the caller's rows, whether deleted or not."""
    slots = Slots()
    where = all_of(["t.id = ANY(" + slots(":ids") + ")", row_predicate(view, "t")])
    return finished(f"SELECT count(*) FROM {view.table} t WHERE " + where)


def found_records(view: View) -> Write:
    """Return the statement that gives those of ``:ids`` that may be referred to, and holds them so."""
    return remembered(view, ("found",), lambda: _found(view))


def found_members(view: View) -> Write:
    """Return the statement that gives those of ``:ids`` that are people of the workspace."""
    slots = Slots()
    return finished(f"SELECT id FROM {view.catalog.table('sys_member')} WHERE id = ANY(" + slots(":ids") + ")")


def names_of_members(view: View) -> Write:
    """Return the statement that gives ``id, title`` of the people ``:ids``."""
    slots = Slots()
    members = view.catalog.table("sys_member")
    return finished(f"SELECT id, name AS title FROM {members} WHERE id = ANY(" + slots(":ids") + ")")


def titles_of(view: View) -> Write:
    """Return the statement that gives ``id, title`` of those records of ``:ids`` that the caller can see."""
    slots = Slots()
    where = all_of(["t.id = ANY(" + slots(":ids") + ")", row_predicate(view, "t")])
    return finished("SELECT t.id, " + label_sql(view, "t") + f" AS title FROM {view.table} t WHERE " + where)


def clashes(view: View, fields: Sequence[str]) -> Write:
    """Return the statement that finds live records with the unique values of ``:rows`` (each with its number ``n``).

    Rows have ``n, id, title``; the last two are NULL for a record that the caller cannot see.
    """
    slots = Slots()
    columns = [view.object.fields[key].columns[0] for key in fields]
    same = [column("t", c.name) + " = " + column("r", c.name) for c in columns]
    rows = _spread(slots, [Column("n", "int"), _ID, *columns])
    seen = row_predicate(view, "t")
    shown = (
        "SELECT r.n, CASE WHEN " + seen + " THEN t.id END AS id, CASE WHEN " + seen + " THEN " + label_sql(view, "t")
    )
    where = all_of([*same, live("t"), Sql("t.id <> r.id")])
    return finished(
        shown + " END AS title FROM " + rows + f" r JOIN {view.table} t ON " + where + f" LIMIT {MOST_CLASHES}"
    )


def referers(view: View, field: Field) -> Write:
    """Return the statement that locks the live records whose relation ``field`` names one of ``:ids``.

    Rows have ``id, version`` and ``target``; at most ``:limit``. It sees all records, because what refers to a record
    must be told, cleared or deleted whoever deletes it.
    """
    slots = Slots()
    name = column("t", field.column)
    sql = "SELECT t.id, t.version, " + name + f" AS target FROM {view.table} t WHERE " + name
    return finished(
        sql
        + " = ANY("
        + slots(":ids")
        + ") AND "
        + live("t")
        + " ORDER BY t.id LIMIT "
        + slots(":limit")
        + " FOR UPDATE"
    )


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


def _insert_many(view: View) -> Write:
    slots, object = Slots(), view.object
    columns = value_columns(object)
    names = ", ".join(f'"{c.name}"' for c in [*columns, _SEARCH])
    values = ", ".join(f'r."{c.name}"' for c in [*columns, _SEARCH])
    system = "id, version, created_at, created_by, updated_at, updated_by, owner_id, department_id"
    now, actor = slots(":now"), slots(":actor")
    stamps = join(", ", [now, actor, now, actor, actor, slots(":department")])
    rows = _spread(slots, [_ID, _SALT, *columns, _SEARCH])
    gate, today = gate_of(view, slots)
    insert = (
        f"INSERT INTO {view.table} AS t ({system}, {names}) SELECT r.id, 1, " + stamps + f", {values} FROM rows r, gate"
    )
    insert += " WHERE " + today + " RETURNING " + ", ".join(f't."{c.name}"' for c in all_columns(object))
    logged = [(f.key, c) for f in object.own_fields for c in logged_columns(f)]
    given = [Sql(f"CASE WHEN ins.\"{c.name}\" IS NOT NULL THEN '{key}' END") for key, c in logged if c.name == key]
    after = join(", ", [f"'{c.name}', " + logged_value("ins", c.name, c.sql_type) for _, c in logged])
    log = _log(
        view,
        slots,
        "create",
        changed="array_remove(ARRAY[" + join(", ", given) + "]::text[], NULL)",
        before=Sql("NULL"),
        after="jsonb_strip_nulls(jsonb_build_object(" + after + "))",
    )
    listed = ", ".join(f'"{c.name}"' for c in [_ID, _SALT, *columns, _SEARCH])
    spread = f"rows AS MATERIALIZED (SELECT {listed} FROM " + rows + " r)"
    return _answer(view, [gate, spread, "ins AS (" + insert + ")", "log AS (" + log + ")"])


def _update_many(view: View, fields: Sequence[str], search: bool) -> Write:
    slots, object = Slots(), view.object
    columns = value_columns(object, fields)
    carried = [_ID, _VERSION, _SALT, *columns, *([_SEARCH] if search else [])]
    shown = [c for c in columns if c.part != "pinyin"]
    old, new = (", ".join(f'{alias}."{c.name}"' for c in shown) for alias in ("t", "r"))
    sets = ", ".join(f'"{c.name}" = r."{c.name}"' for c in [*columns, *([_SEARCH] if search else [])])
    gate, today = gate_of(view, slots)
    update = f"UPDATE {view.table} AS t SET {sets}, version = t.version + 1, updated_at = " + slots(":now")
    update += (
        ", updated_by = " + slots(":actor") + " FROM rows r, gate WHERE t.id = r.id AND t.version = r.version AND "
    )
    update += live("t") + f" AND ROW({old}) IS DISTINCT FROM ROW({new}) AND " + today
    update += " RETURNING " + old_and_new(object, fields)
    log = _log(view, slots, "update", **differences(object, fields))
    listed = ", ".join(f'"{c.name}"' for c in carried)
    spread = f"rows AS MATERIALIZED (SELECT {listed} FROM " + _spread(slots, carried) + " r)"
    return _answer(view, [gate, spread, "ins AS (" + update + ")", "log AS (" + log + ")"])


def _mark_many(view: View, deleted: bool) -> Write:
    slots, object = Slots(), view.object
    gate, today = gate_of(view, slots)
    mark = slots(":now") if deleted else Sql("NULL")
    update = f"UPDATE {view.table} AS t SET deleted_at = " + mark + ", version = t.version + 1, updated_at = "
    update += slots(":now") + ", updated_by = " + slots(":actor") + " FROM rows r, gate WHERE t.id = r.id"
    update += " AND t.version = r.version AND " + live("t", deleted=not deleted) + " AND " + today
    update += " RETURNING " + ", ".join(f't."{c.name}"' for c in all_columns(object))
    nothing = {"changed": Sql("'{}'::text[]"), "before": Sql("NULL"), "after": Sql("NULL")}
    log = _log(view, slots, "delete" if deleted else "restore", **nothing)
    carried = [_ID, _VERSION, _SALT]
    spread = "rows AS MATERIALIZED (SELECT id, version, salt FROM " + _spread(slots, carried) + " r)"
    return _answer(view, [gate, spread, "ins AS (" + update + ")", "log AS (" + log + ")"])


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


def _spread(slots: Slots, columns: Sequence[Column]) -> Sql:
    typed = ", ".join(f'"{c.name}" {c.sql_type}' for c in columns)
    return "(SELECT * FROM jsonb_to_recordset(" + slots(":rows") + f") AS j({typed}))"


def _log(view: View, slots: Slots, op: str, *, changed: Sql, before: Sql, after: Sql) -> Sql:
    return log_insert(
        view,
        at=slots(":now"),
        actor=slots(":actor"),
        source=slots(":source"),
        batch=slots(":batch"),
        record=Sql("ins.id"),
        op=op,
        version=Sql("ins.version"),
        changed=changed,
        before=before,
        after=after,
        salt=Sql("decode(s.salt, 'hex')"),
        source_rows=Sql("ins JOIN rows s ON s.id = ins.id ORDER BY ins.id"),
    )


def _answer(view: View, ctes: Sequence[Sql | str]) -> Write:
    pieces = [Sql(cte) if isinstance(cte, str) else cte for cte in ctes]
    listed = (
        "(SELECT '[' || coalesce(string_agg("
        + fields_json(view, None, "ins")
        + ", ',' ORDER BY ins.id), '') || ']' FROM ins)"
    )
    answer = " SELECT meta_rev, perm_epoch, (SELECT count(*) FROM ins) AS count, " + listed + " AS body FROM gate"
    return finished("WITH " + join(", ", pieces) + answer)
