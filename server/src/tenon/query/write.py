"""Write statements for one record: gate, write, log row and finished JSON in one statement, one round trip.

Every statement reads ``sys_revision`` in its own snapshot and writes only if revision and epoch are those it was
compiled from; it returns both, so that the caller knows why nothing was written. Changes stand in the log by column, as
JSON that keeps every digit; shadows (``__pinyin``, ``search``) are derived and not logged.

Control values have names that start with ``:``, all others are columns. ``records`` is the only room that sends these.
"""

from __future__ import annotations

from collections.abc import Sequence

from tenon.query.attachments import attached, fitting_files
from tenon.query.look_ups import referred
from tenon.query.predicate import live, row_predicate
from tenon.query.record import fields_json
from tenon.query.sql import TRUE, Sql, all_of, column, join
from tenon.query.view import View, type_of
from tenon.query.write_parts import (
    Slots,
    Write,
    all_columns,
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
    telling_columns,
    value_columns,
)
from tenon.schema import OWNER, Column, Field, Object


def insert_one(view: View, references: Sequence[str]) -> Write:
    """Return the statement that creates a record; its row has ``meta_rev, perm_epoch, body, refs, fresh``.

    ``references`` are the fields that hold ids and have a value: ``refs`` says in that order whether each exists
    for the caller. With all of them there and ``body`` NULL, the record would lie outside of the caller's rows.
    """
    return remembered(view, ("insert", *references), lambda: _insert_one(view, references))


def update_one(
    view: View, fields: Sequence[str], references: Sequence[str], *, search: bool, lines: Sequence[str] = ()
) -> Write:
    """Return the statement that changes fields of a record at ``:version``; same row as ``insert_one``.

    ``body`` is NULL as well if the record is absent, has another version, or already holds these values. ``lines`` are
    sub-tables whose lines have changed before in the same transaction: with them the record has changed in any case,
    and the log holds how many lines there were and are (``:lines_before``, ``:lines_after``, JSON by field).
    """
    key = ("update", search, tuple(fields), tuple(lines), *references)
    return remembered(view, key, lambda: _update_one(view, fields, references, search, lines))


def delete_one(view: View, *, any_version: bool) -> Write:
    """Return the statement that puts a record into the recycle bin as a batch of one; ``body`` is its id."""
    return remembered(view, ("delete", any_version), lambda: _delete_one(view, any_version))


def why_unwritten(view: View, fields: Sequence[str]) -> Write:
    """Return the statement that says why ``update_one`` or ``delete_one`` wrote nothing.

    ``version, body, same, stays``; no row: no such record for this caller. ``same``: it holds the values already.
    ``stays``: with the values it would lie within the caller's rows.
    """
    return remembered(view, ("why", *fields), lambda: _why_unwritten(view, fields))


def _insert_one(view: View, references: Sequence[str]) -> Write:
    slots, object = Slots(), view.object
    gate, today = gate_of(view, slots)
    checks, all_there, refs = _references(view, references, slots)
    owner, department, own = slots(":actor"), slots(":department"), list(object.own_fields)
    if OWNER in references:
        owner = slots.of(object.fields[OWNER].columns[0])
        department = department_of(view, owner)
        own.append(object.fields[OWNER])
    values = {
        "id": slots(":id"),
        "version": Sql("1"),
        "created_at": slots(":now"),
        "created_by": slots(":actor"),
        "updated_at": slots(":now"),
        "updated_by": slots(":actor"),
        "owner_id": owner,
        "department_id": department,
        "deleted_at": Sql("NULL::timestamptz"),
        **{column.name: slots.of(column) for column in value_columns(object)},
        "search": slots(":search"),
    }
    names = ", ".join(f'"{name}"' for name in values)
    fresh = "SELECT " + join(", ", [value + f' AS "{name}"' for name, value in values.items()])
    fresh += " FROM gate WHERE " + all_of([today, *all_there])
    returned = ", ".join(f't."{column.name}"' for column in all_columns(object))
    logged = logged_object(
        [f"'{c.name}', " + logged_value("ins", c.name, c.sql_type) for f in own for c in logged_columns(f)]
    )
    log = log_insert(
        view,
        at=slots(":now"),
        actor=slots(":actor"),
        source=slots(":source"),
        batch=slots(":batch"),
        record=Sql("ins.id"),
        op="create",
        version=Sql("ins.version"),
        changed=slots(":changed"),
        before=Sql("NULL"),
        after="jsonb_strip_nulls(" + logged + ")",
        salt=slots(":salt"),
        source_rows=Sql("ins"),
    )
    ctes = [
        gate,
        *checks,
        "fresh AS (" + fresh + ")",
        f"ins AS (INSERT INTO {view.table} AS t ({names}) SELECT {names} FROM fresh WHERE "
        + row_predicate(view, "fresh")
        + f" RETURNING {returned})",
        "log AS (" + log + ")",
        *_attached(view, references, slots),
    ]
    body = "(SELECT " + fields_json(view, None, "ins") + " FROM ins)"
    return finished(_with(ctes, body, refs))


def _update_one(
    view: View, fields: Sequence[str], references: Sequence[str], search: bool, lines: Sequence[str]
) -> Write:
    slots, object = Slots(), view.object
    gate, today = gate_of(view, slots)
    checks, all_there, refs = _references(view, references, slots)
    columns = value_columns(object, fields)
    sets = assignments(object, fields, slots.of)
    if search:
        sets.append("search = " + slots(":search"))
    if OWNER in fields:
        sets.append("department_id = " + department_of(view, slots.of(object.fields[OWNER].columns[0])))
    where = [
        "t.id = " + slots(":id"),
        "t.version = " + slots(":version"),
        live("t"),
        today,
        TRUE if lines else _differs(view, fields, slots),
        *all_there,
        row_predicate(view, "t"),
        _still_visible(view, columns, slots),
    ]
    sets += [Sql("version = t.version + 1"), "updated_at = " + slots(":now"), "updated_by = " + slots(":actor")]
    update = f"UPDATE {view.table} AS t SET " + join(", ", sets)
    update += " FROM gate WHERE " + all_of(where) + " RETURNING " + old_and_new(object, fields)
    log = log_insert(
        view,
        at=slots(":now"),
        actor=slots(":actor"),
        source=slots(":source"),
        batch=slots(":batch"),
        record=Sql("ins.id"),
        op="update",
        version=Sql("ins.version"),
        **(_with_lines(object, fields, lines, slots) if lines else differences(object, fields)),
        salt=slots(":salt"),
        source_rows=Sql("ins"),
    )
    ctes = [gate, *checks, "ins AS (" + update + ")", "log AS (" + log + ")", *_attached(view, references, slots)]
    body = "(SELECT " + fields_json(view, None, "ins") + " FROM ins)"
    return finished(_with(ctes, body, refs))


def _with_lines(object: Object, fields: Sequence[str], lines: Sequence[str], slots: Slots) -> dict[str, Sql]:
    """Return what the log says of a change that touched sub-tables as well."""
    names = "ARRAY[" + ", ".join(f"'{key}'" for key in lines) + "]::text[]"
    before, after = slots(":lines_before"), slots(":lines_after")
    if not fields:
        return {"changed": Sql(names), "before": before, "after": after}
    own = differences(object, fields)
    return {
        "changed": own["changed"] + f" || {names}",
        "before": own["before"] + " || " + before,
        "after": own["after"] + " || " + after,
    }


def _delete_one(view: View, any_version: bool) -> Write:
    slots = Slots()
    gate, today = gate_of(view, slots)
    where = [
        "t.id = " + slots(":id"),
        TRUE if any_version else "t.version = " + slots(":version"),
        live("t"),
        today,
        row_predicate(view, "t"),
    ]
    update = f"UPDATE {view.table} AS t SET deleted_at = " + slots(":now") + ", version = t.version + 1, updated_at = "
    update += slots(":now") + ", updated_by = " + slots(":actor") + " FROM gate WHERE " + all_of(where)
    log = log_insert(
        view,
        at=slots(":now"),
        actor=slots(":actor"),
        source=slots(":source"),
        batch=slots(":batch"),
        record=Sql("ins.id"),
        op="delete",
        version=Sql("ins.version"),
        changed=Sql("'{}'::text[]"),
        before=Sql("NULL"),
        after=Sql("NULL"),
        salt=slots(":salt"),
        source_rows=Sql("ins"),
    )
    batch = f"INSERT INTO {view.catalog.table('sys_batch')} (id, at, actor, source, op, object, count) SELECT "
    controls = [slots(":batch"), slots(":now"), slots(":actor"), slots(":source")]
    batch_row = batch + join(", ", controls) + f", 'delete', '{view.object.key}', 1 FROM ins"
    ctes = [
        gate,
        "ins AS (" + update + " RETURNING t.id, t.version)",
        "log AS (" + log + ")",
        "batch AS (" + batch_row + ")",
    ]
    return finished(_with(ctes, Sql("(SELECT ins.id::text FROM ins)"), Sql("'{}'::boolean[]")))


def _why_unwritten(view: View, fields: Sequence[str]) -> Write:
    slots = Slots()
    columns = value_columns(view.object, fields)
    same = "NOT " + _differs(view, fields, slots) if columns else Sql("false")
    stays = _still_visible(view, columns, slots)
    sql = "SELECT t.version, " + fields_json(view, None, "t") + " AS body, " + same + " AS same, "
    sql += stays + f" AS stays FROM {view.table} t"
    return finished(sql + " WHERE " + all_of(["t.id = " + slots(":id"), live("t"), row_predicate(view, "t")]))


def _with(ctes: Sequence[Sql | str], body: Sql, refs: Sql) -> Sql:
    pieces = [Sql(cte) if isinstance(cte, str) else cte for cte in ctes]
    return (
        "WITH "
        + join(", ", pieces)
        + " SELECT meta_rev, perm_epoch, "
        + body
        + " AS body, "
        + refs
        + " AS refs FROM gate"
    )


def _references(view: View, fields: Sequence[str], slots: Slots) -> tuple[list[Sql], list[Sql], Sql]:
    """Return a CTE for each reference, the condition that each found something, and the array of what was found.

    A related record is held by FOR KEY SHARE, so that it cannot be deleted between this check and the commit; that
    waits for no edit of it.
    """
    ctes, found = [], []
    for number, key in enumerate(fields):
        field = view.object.fields[key]
        own = slots.of(field.columns[0])
        ctes.append(f"ref{number} AS MATERIALIZED (" + _referred(view, field, own, slots) + ")")
        if type_of(field).many:
            count = f"(SELECT count(*) FROM ref{number})"
            found.append(f"({count} = (SELECT count(DISTINCT u.item) FROM unnest(" + own + ") AS u(item)))")
        else:
            found.append(Sql(f"EXISTS (SELECT FROM ref{number})"))
    array = "ARRAY[" + join(", ", found) + "]" if found else Sql("'{}'::boolean[]")
    return ctes, found, array


def _referred(view: View, field: Field, own: Sql, slots: Slots) -> Sql:
    if type_of(field).refers != "file":
        return referred(view, field, own)
    files = own if type_of(field).many else "ARRAY[" + own + "]"
    return fitting_files(view, field, files, "ARRAY[" + slots(":id") + "]", slots)


def _attached(view: View, references: Sequence[str], slots: Slots) -> list[Sql]:
    """Return the CTE that keeps the files of the record, if it names any."""
    fields = [view.object.fields[key] for key in references if type_of(view.object.fields[key]).refers == "file"]
    return [attached(view, fields, slots)] if fields else []


def _differs(view: View, fields: Sequence[str], slots: Slots) -> Sql:
    shown = [c for key in fields for c in telling_columns(view.object.fields[key])]
    old = ", ".join(f't."{c.name}"' for c in shown)
    return f"(ROW({old}) IS DISTINCT FROM ROW(" + join(", ", [slots.of(c) for c in shown]) + "))"


def _still_visible(view: View, columns: Sequence[Column], slots: Slots) -> Sql:
    """Say that the record will lie within the caller's rows after the change."""
    after = row_predicate(view, "a")
    if after is TRUE:
        return TRUE
    changed = {c.name: slots.of(c) for c in columns}
    if OWNER in changed:
        changed["department_id"] = department_of(view, changed[OWNER])
    row = [changed.get(c.name, column("t", c.name)) + f' AS "{c.name}"' for c in all_columns(view.object)]
    return "(SELECT " + after + " FROM (SELECT " + join(", ", row) + ") a)"
