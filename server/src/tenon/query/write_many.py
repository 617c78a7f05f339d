"""Write statements for many records at once.

Rows travel as one JSON array (``:rows``), which PostgreSQL spreads into typed columns, new ones column by column as
arrays of texts; each carries its ``id`` and the ``salt`` of its log row in hex. These statements run inside a
transaction that has locked its rows (``look_ups.py``), so they return how many rows they wrote and the caller compares.
"""

from __future__ import annotations

from collections.abc import Sequence

from tenon.query.predicate import live, row_predicate
from tenon.query.record import fields_json
from tenon.query.sql import Sql, all_of, column, join
from tenon.query.view import View
from tenon.query.write_parts import (
    SYSTEM,
    Slots,
    Write,
    all_columns,
    arrays,
    assignments,
    department_of,
    differences,
    finished,
    gate_of,
    log_insert,
    logged_columns,
    logged_object,
    logged_value,
    old_and_new,
    remembered,
    spread,
    telling_columns,
    value_columns,
)
from tenon.schema import OWNER, PARENT_ID, POSITION, Column

_ID, _SALT, _VERSION = Column("id", "uuid"), Column("salt", "text"), Column("version", "int")
_SEARCH = Column("search", "text[]")
_PLACE = (PARENT_ID, POSITION)


def insert_many(view: View, given: Sequence[str] = (), *, told: bool = True) -> Write:
    """Return the statement that creates rows; its row has ``meta_rev, perm_epoch, count, body``.

    ``body`` is the JSON array of the records in the order of their ids; empty unless they shall be ``told``. ``given``
    are those of ``owner_id``, ``created_at`` and ``created_by`` that rows may carry; where one is NULL, it is the
    writer and this moment.
    """
    return remembered(view, ("insert_many", told, *given), lambda: _insert_many(view, given, told))


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


def refresh_many(view: View, columns: Sequence[Column]) -> Write:
    """Return the statement that writes derived columns, and ``search``, of ``:rows``: no version, no log row."""
    slots = Slots()
    derived = [*columns, _SEARCH]
    sets = ", ".join(f'"{c.name}" = r."{c.name}"' for c in derived)
    old, new = (", ".join(f'{alias}."{c.name}"' for c in derived) for alias in ("t", "r"))
    rows = spread(slots, [_ID, *derived])
    update = f"UPDATE {view.table} AS t SET {sets} FROM " + rows + " r WHERE t.id = r.id AND "
    return finished(update + f"ROW({old}) IS DISTINCT FROM ROW({new})")


def _insert_many(view: View, given: Sequence[str], told: bool) -> Write:
    slots, object = Slots(), view.object
    columns = [*(c for c in SYSTEM if c.name in given), *value_columns(object)]
    carried = [_ID, _SALT, *columns, _SEARCH]
    gate, today = gate_of(view, slots)
    stamps = _stamps(view, slots, given)
    own = [c.name for c in [*value_columns(object), _SEARCH]]
    names = ", ".join(f'"{name}"' for name in ["id", "version", *stamps, *own])
    values = ", ".join(f'r."{name}"' for name in own)
    insert = f"INSERT INTO {view.table} AS t ({names}) SELECT r.id, 1, " + join(", ", list(stamps.values()))
    insert += f", {values} FROM rows r, gate WHERE " + today + " RETURNING "
    insert += ", ".join(f't."{c.name}"' for c in all_columns(object)) if told else "t.id"
    listed = ", ".join(f'"{c.name}"' for c in carried)
    rows_cte = f"rows AS MATERIALIZED (SELECT {listed} FROM " + arrays(slots, carried) + " r)"
    log = _log_of_new(view, slots, given, today)
    return _answer(view, [gate, rows_cte, "ins AS (" + insert + ")", "log AS (" + log + ")"], told=told)


def _stamps(view: View, slots: Slots, given: Sequence[str]) -> dict[str, Sql]:
    """Return the system columns of a new row ``r``: who wrote it and when, whose it is and of which department."""
    now, actor = slots(":now"), slots(":actor")
    stamps = {"created_at": now, "created_by": actor, "updated_at": now, "updated_by": actor, OWNER: actor}
    stamps = {n: f'coalesce(r."{n}", ' + sql + ")" if n in given else sql for n, sql in stamps.items()}
    department = slots(":department")
    if OWNER in given:
        department = 'CASE WHEN r."owner_id" IS NULL THEN ' + department + " ELSE "
        department += department_of(view, Sql('r."owner_id"')) + " END"
    return {**stamps, "department_id": department}


def _update_many(view: View, fields: Sequence[str], search: bool) -> Write:
    slots, object = Slots(), view.object
    columns = value_columns(object, fields)
    carried = [_ID, _VERSION, _SALT, *columns, *([_SEARCH] if search else [])]
    shown = [c for key in fields for c in telling_columns(object.fields[key])]
    old, new = (", ".join(f'{alias}."{c.name}"' for c in shown) for alias in ("t", "r"))
    sets = assignments(object, fields, lambda c: column("r", c.name))
    sets += [Sql('"search" = r."search"')] if search else []
    sets += ["department_id = " + department_of(view, column("r", OWNER))] if OWNER in fields else []
    gate, today = gate_of(view, slots)
    update = f"UPDATE {view.table} AS t SET " + join(", ", sets) + ", version = t.version + 1, updated_at = "
    update += slots(":now")
    update += (
        ", updated_by = " + slots(":actor") + " FROM rows r, gate WHERE t.id = r.id AND t.version = r.version AND "
    )
    update += live("t") + f" AND ROW({old}) IS DISTINCT FROM ROW({new}) AND " + today
    update += " RETURNING " + old_and_new(object, fields)
    log = _log(view, slots, "update", **differences(object, fields))
    listed = ", ".join(f'"{c.name}"' for c in carried)
    rows_cte = f"rows AS MATERIALIZED (SELECT {listed} FROM " + spread(slots, carried) + " r)"
    return _answer(view, [gate, rows_cte, "ins AS (" + update + ")", "log AS (" + log + ")"])


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
    rows_cte = "rows AS MATERIALIZED (SELECT id, version, salt FROM " + spread(slots, carried) + " r)"
    return _answer(view, [gate, rows_cte, "ins AS (" + update + ")", "log AS (" + log + ")"])


def _log(view: View, slots: Slots, op: str, *, changed: Sql, before: Sql, after: Sql) -> Sql:
    """Return the log rows of rows that were found and written; ``rows s`` have their salts."""
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
        after=_at_place(after) if view.object.parent else after,
        salt=Sql("decode(s.salt, 'hex')"),
        source_rows=Sql("ins JOIN rows s ON s.id = ins.id ORDER BY ins.id"),
    )


def _log_of_new(view: View, slots: Slots, given: Sequence[str], today: Sql) -> Sql:
    """Return the log rows of new rows: what came is what was written, under the same condition."""
    logged = [(f.key, c) for f in view.object.stored_fields for c in logged_columns(f)]
    logged += [(c.name, c) for c in SYSTEM if c.name in given]
    shown = [key for key, c in logged if c.name == key and key not in _PLACE]
    filled = [Sql(f"CASE WHEN r.\"{key}\" IS NOT NULL THEN '{key}' END") for key in shown]
    pairs = [f"'{c.name}', " + logged_value("r", c.name, c.sql_type) for _, c in logged]
    after = "jsonb_strip_nulls(" + logged_object(pairs) + ")"
    return log_insert(
        view,
        at=slots(":now"),
        actor=slots(":actor"),
        source=slots(":source"),
        batch=slots(":batch"),
        record=Sql("r.id"),
        op="create",
        version=Sql("1"),
        changed="array_remove(ARRAY[" + join(", ", filled) + "]::text[], NULL)",
        before=Sql("NULL"),
        after=_at_place(after, "r") if view.object.parent else after,
        salt=Sql("decode(r.salt, 'hex')"),
        source_rows="rows r, gate WHERE " + today,
    )


def _at_place(after: Sql, row: str = "ins") -> Sql:
    """Add to what is logged of a line whose line it is, and which: what its record's history tells."""
    place = ", ".join(f"'{name}', {row}.\"{name}\"" for name in _PLACE)
    return "coalesce((" + after + ")::jsonb, '{}'::jsonb) || jsonb_build_object(" + place + ")"


def _answer(view: View, ctes: Sequence[Sql | str], *, told: bool = True) -> Write:
    pieces = [Sql(cte) if isinstance(cte, str) else cte for cte in ctes]
    listed = _records(view) if told and not view.object.parent else Sql("'[]'")
    answer = " SELECT meta_rev, perm_epoch, (SELECT count(*) FROM ins) AS count, " + listed + " AS body FROM gate"
    return finished("WITH " + join(", ", pieces) + answer)


def _records(view: View) -> Sql:
    listed = "(SELECT '[' || coalesce(string_agg(" + fields_json(view, None, "ins")
    return listed + ", ',' ORDER BY ins.id), '') || ']' FROM ins)"
