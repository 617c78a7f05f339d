"""Files in records: which ones a field may hold, what is in the way of others, and that a record holds them now.

Nobody can attach a stranger's file by guessing its id: a field takes what the writer uploaded himself, complete and of
a kind and size that fit, and what the record holds or has held. What it has held stands in its log, so that a change
can be taken back by whoever may make it.
"""

from __future__ import annotations

from collections.abc import Sequence

from tenon.query.sql import Sql, all_of, column, join, value
from tenon.query.view import View, type_of
from tenon.query.write_parts import Slots, Write, finished
from tenon.schema import Field, Object


def fitting_files(view: View, field: Field, files: Sql, records: Sql, slots: Slots) -> Sql:
    """Return the select of those of the list ``files`` that ``field`` may hold in one of the list ``records``.

    They are held by FOR KEY SHARE, so that none is swept away between this check and the commit.
    """
    rule = type_of(field).file_rule(field)
    own = all_of(
        [
            "f.created_by = " + slots(":actor"),
            "f.media_type = ANY(" + value(list(rule.media_types), "text[]") + ")",
            "f.size_bytes <= " + value(rule.max_bytes, "bigint"),
        ]
    )
    may = "(" + own + " OR " + _known(view, field, records) + ")"
    where = all_of(["f.id = ANY(" + files + ")", Sql("f.state = 'stored'"), may])
    return f"SELECT f.id FROM {_files(view)} f WHERE " + where + " FOR KEY SHARE"


def file_fields(object: Object) -> list[Field]:
    """Return the designed fields that hold files."""
    return [field for field in object.own_fields if type_of(field).refers == "file"]


def found_files(view: View, field: Field) -> Write:
    """Return the statement that gives those of ``:ids`` that ``field`` may hold in one of the records ``:records``."""
    slots = Slots()
    return finished(fitting_files(view, field, slots(":ids"), slots(":records"), slots))


def described_files(view: View, field: Field) -> Write:
    """Return the statement that gives ``id, name, media_type, size_bytes, state`` of the files ``:ids``.

    Only of those that exist for the caller: his own, and those of the records ``:records``.
    """
    slots = Slots()
    mine = "(f.created_by = " + slots(":actor") + " OR " + _known(view, field, slots(":records")) + ")"
    where = all_of(["f.id = ANY(" + slots(":ids") + ")", mine])
    return finished(f"SELECT f.id, f.name, f.media_type, f.size_bytes, f.state FROM {_files(view)} f WHERE " + where)


def attach_files(view: View) -> Write:
    """Return the statement that notes that records hold the files ``:ids`` from ``:now`` on."""
    slots = Slots()
    return finished(_attach(view, "f.id = ANY(" + slots(":ids") + ")", slots))


def attached(view: View, fields: Sequence[Field], slots: Slots) -> Sql:
    """Return the CTE that notes that the record just written (``ins``) holds the files of ``fields``."""
    named = [_among(slots.of(field.columns[0]), field) for field in fields]
    where = all_of(["(" + join(" OR ", named) + ")", Sql("EXISTS (SELECT FROM ins)")])
    return "attached AS (" + _attach(view, where, slots) + ")"


def _attach(view: View, where: Sql, slots: Slots) -> Sql:
    update = f"UPDATE {_files(view)} f SET attached_at = coalesce(f.attached_at, " + slots(":now")
    return update + "), unheld_since = NULL WHERE " + where


def _known(view: View, field: Field, records: Sql) -> Sql:
    """Say that the file ``f`` is, or was, in this field of one of the records, or is in another one of theirs."""
    held = [_among(column("t", each.column), each) for each in file_fields(view.object)]
    now = f"EXISTS (SELECT FROM {view.table} t WHERE t.id = ANY(" + records + ") AND (" + join(" OR ", held) + "))"
    log = f"SELECT FROM {view.catalog.table('sys_change_log')} l WHERE l.record_id = ANY(" + records
    before = f") AND l.object = '{view.object.key}' AND l.before -> '{field.column}' ? f.id::text"
    return "(" + now + " OR EXISTS (" + log + before + "))"


def _among(own: Sql, field: Field) -> Sql:
    """Say that the file ``f`` is what the value ``own`` of a field names."""
    return "f.id = " + ("ANY(" + own + ")" if type_of(field).many else own)


def _files(view: View) -> str:
    return view.catalog.table("sys_file")
