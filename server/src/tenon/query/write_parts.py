"""What every write statement is made of: slots for its values, the gate, the columns, the row of the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from tenon.query.recall import Recall
from tenon.query.sql import Bound, Sql, column, join
from tenon.query.view import View
from tenon.schema import Column, Field, Object

_CASTS = {
    ":rev": "bigint",
    ":epoch": "bigint",
    ":id": "uuid",
    ":version": "int",
    ":now": "timestamptz",
    ":actor": "uuid",
    ":department": "uuid",
    ":source": "text",
    ":batch": "uuid",
    ":salt": "bytea",
    ":search": "text[]",
    ":changed": "text[]",
    ":rows": "jsonb",
    ":ids": "uuid[]",
    ":records": "uuid[]",
    ":limit": "int",
    ":lines_before": "jsonb",
    ":lines_after": "jsonb",
}


_BOUND = {"daterange": "text::daterange", "jsonb": "text::jsonb"}
"""Types whose values travel as text."""

SYSTEM = (
    Column("id", "uuid"),
    Column("version", "int"),
    Column("created_at", "timestamptz"),
    Column("created_by", "uuid"),
    Column("updated_at", "timestamptz"),
    Column("updated_by", "uuid"),
    Column("owner_id", "uuid"),
    Column("department_id", "uuid"),
    Column("deleted_at", "timestamptz"),
)


EVERY = "[]"
"""Begins the name of a slot that takes one column of all rows."""

_LISTED = "string_to_array(search, ' ') AS search"

_made: Recall[Write] = Recall(1_000)


class Slot(NamedTuple):
    """A parameter that each call fills in."""

    name: str


class Write(msgspec.Struct, frozen=True):
    """A finished statement; ``params`` holds slots and the constants that the caller's scope brought along."""

    text: str
    params: tuple[object, ...]

    @property
    def columnwise(self) -> tuple[str, ...]:
        """The columns whose values it takes as arrays; none if its rows travel as ``:rows``."""
        names = (param.name for param in self.params if type(param) is Slot)
        return tuple(name.removeprefix(EVERY) for name in names if name.startswith(EVERY))

    def fill(self, values: Mapping[str, object]) -> list[object]:
        """Return the parameters in order."""
        return [values[param.name] if type(param) is Slot else param for param in self.params]


class Slots:
    """Hands out the placeholders of one statement, the same one for the same name."""

    def __init__(self) -> None:
        self._made: dict[str, Sql] = {}

    def __call__(self, name: str) -> Sql:
        """Return the placeholder of a control value."""
        return self._slot(name, _CASTS[name])

    def of(self, column: Column) -> Sql:
        """Return the placeholder of a column's value."""
        return self._slot(column.name, _BOUND.get(column.sql_type, column.sql_type))

    def every(self, column: Column) -> Sql:
        """Return the placeholder of a column's values in all rows: the text of an array of texts."""
        return self._slot(EVERY + column.name, "text::text[]")

    def _slot(self, name: str, cast: str) -> Sql:
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = Sql(Bound(Slot(name), cast))
        return found


def arrays(slots: Slots, columns: Sequence[Column]) -> Sql:
    """Return rows that travel column by column (``Slots.every``) as a table of these columns.

    Half the cost of ``spread``: PostgreSQL need not take a document apart. Pieces of ``search`` stand between blanks.
    """
    listed = ", ".join(_LISTED if c.name == "search" else f'"{c.name}"::{c.sql_type}' for c in columns)
    names = ", ".join(f'"{c.name}"' for c in columns)
    unnested = join(", ", [slots.every(c) for c in columns])
    return f"(SELECT {listed} FROM unnest(" + unnested + f") AS u({names}))"


def remembered(view: View, key: tuple[object, ...], make: Callable[[], Write]) -> Write:
    """Keep a statement for later, unless it holds what only this caller at this moment may see."""
    if view.caller.scope.fingerprint:
        return make()
    return _made.get(view.catalog, (view.object.key, *key), make)


def gate_of(view: View, slots: Slots) -> tuple[Sql, Sql]:
    """Return the CTE ``gate`` and the condition that the statement is still of today."""
    read = Sql(f"gate AS MATERIALIZED (SELECT meta_rev, perm_epoch FROM {view.catalog.table('sys_revision')})")
    return read, "gate.meta_rev = " + slots(":rev") + " AND gate.perm_epoch = " + slots(":epoch")


def finished(sql: Sql) -> Write:
    """Number the placeholders."""
    text, params = sql.render()
    return Write(text, params)


def value_columns(object: Object, fields: Iterable[str] | None = None) -> list[Column]:
    """Return every column of the fields that a write brings (of ``fields``), shadows included."""
    chosen = object.stored_fields if fields is None else [object.fields[key] for key in fields]
    return [column for field in chosen for column in field.columns]


def logged_columns(field: Field) -> list[Column]:
    """Return the columns of a field that stand in the log."""
    return [column for column in field.columns if not column.derived]


def telling_columns(field: Field) -> list[Column]:
    """Return the columns by which two values differ; the cipher text of one text is never the same twice."""
    telling = [column for column in field.columns if column.telling]
    return telling[1:] if any(column.part == "index" for column in telling) else telling


def assignments(object: Object, fields: Sequence[str], new: Callable[[Column], Sql]) -> list[Sql]:
    """Return the SET list that gives the fields of the row ``t`` the values that ``new`` says.

    What does not tell whether the value is another (since when it stands, how it is sealed) stays unless it is.
    """
    sets = []
    for key in fields:
        field = object.fields[key]
        telling = telling_columns(field)
        moved = join(" OR ", [column("t", c.name) + " IS DISTINCT FROM " + new(c) for c in telling])
        for c in field.columns:
            given = new(c)
            if c not in telling and not c.derived:
                given = "CASE WHEN " + moved + " THEN " + given + " ELSE " + column("t", c.name) + " END"
            sets.append(f'"{c.name}" = ' + given)
    return sets


def all_columns(object: Object) -> list[Column]:
    """Return every column of a record but ``search``."""
    return [*SYSTEM, *value_columns(object)]


def logged_value(alias: str, name: str, sql_type: str) -> Sql:
    """Return a value as the log holds it: numbers as text, so that no reader rounds them."""
    return column(alias, name) + ("::text" if sql_type.startswith("numeric") else "")


def department_of(view: View, owner: Sql) -> Sql:
    """Return the department of the member ``owner``: a record lies where its owner does."""
    return f"(SELECT m.department_id FROM {view.catalog.table('sys_member')} m WHERE m.id = " + owner + ")"


def spread(slots: Slots, columns: Sequence[Column]) -> Sql:
    """Return ``:rows`` as a table of these columns."""
    typed = ", ".join(f'"{c.name}" {_SPREAD.get(c.sql_type, c.sql_type)}' for c in columns)
    listed = "*"
    if any(c.sql_type in _SPREAD for c in columns):
        listed = ", ".join(f'"{c.name}"::{c.sql_type}' for c in columns)
    return f"(SELECT {listed} FROM jsonb_to_recordset(" + slots(":rows") + f") AS j({typed}))"


_SPREAD = {"jsonb": "text"}
"""A JSON value travels as its text, as in a statement for one record."""


def old_and_new(object: Object, fields: Sequence[str]) -> str:
    """Return the RETURNING list of an update: old values as ``o0, o1 …``, then every column of the new row."""
    logged = [c.name for key in fields for c in logged_columns(object.fields[key])]
    olds = [f'old."{name}" AS o{number}' for number, name in enumerate(logged)]
    return ", ".join([*olds, *(f'new."{c.name}"' for c in all_columns(object))])


def logged_object(pairs: Sequence[Sql]) -> Sql:
    """Return the JSON object of pairs ``'name', value``, however many: PostgreSQL takes 100 arguments a call."""
    calls = [pairs[at : at + _PAIRS_A_CALL] for at in range(0, max(1, len(pairs)), _PAIRS_A_CALL)]
    return join(" || ", ["jsonb_build_object(" + join(", ", call) + ")" for call in calls])


_PAIRS_A_CALL = 50


def differences(object: Object, fields: Sequence[str]) -> dict[str, Sql]:
    """Return ``changed``, ``before`` and ``after`` of the log row of an update that returned ``old_and_new``.

    Of a field that changed every column is logged, so that each side tells the whole value.
    """
    changed, before, after = [], [], []
    number = 0
    for key in fields:
        telling, moved, olds, news = telling_columns(object.fields[key]), [], [], []
        for c in logged_columns(object.fields[key]):
            if c in telling:
                moved.append(f'ins.o{number} IS DISTINCT FROM ins."{c.name}"')
            olds.append(f"'{c.name}', " + logged_value("ins", f"o{number}", c.sql_type))
            news.append(f"'{c.name}', " + logged_value("ins", c.name, c.sql_type))
            number += 1
        differs = " OR ".join(moved)
        before.append(_if(differs, "jsonb_build_object(" + join(", ", olds) + ")"))
        after.append(_if(differs, "jsonb_build_object(" + join(", ", news) + ")"))
        changed.append(Sql(f"CASE WHEN {differs} THEN '{key}' END"))
    return {
        "changed": "array_remove(ARRAY[" + join(", ", changed) + "]::text[], NULL)",
        "before": join(" || ", before),
        "after": join(" || ", after),
    }


def log_insert(
    view: View,
    *,
    at: Sql,
    actor: Sql,
    source: Sql,
    batch: Sql,
    record: Sql,
    op: str,
    version: Sql,
    changed: Sql,
    before: Sql,
    after: Sql,
    salt: Sql,
    source_rows: Sql,
) -> Sql:
    """Return the INSERT of log rows, one for each row of ``source_rows``."""
    names = "at, actor, source, batch_id, object, record_id, op, version, changed, before, after, salt"
    values = [
        at,
        actor,
        source,
        batch,
        Sql(f"'{view.object.key}'"),
        record,
        Sql(f"'{op}'"),
        version,
        changed,
        before + "::jsonb",
        after + "::jsonb",
        salt,
    ]
    log = view.catalog.table("sys_change_log")
    return f"INSERT INTO {log} ({names}) SELECT " + join(", ", values) + " FROM " + source_rows


def _if(condition: str, value: Sql) -> Sql:
    return f"CASE WHEN {condition} THEN " + value + " ELSE '{}'::jsonb END"
