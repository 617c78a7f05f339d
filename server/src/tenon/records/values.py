"""From what was sent to what is written: every field read, all problems found at once. Pure.

A field that the caller may not set and a field that does not exist are the same unknown field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import Caller
from tenon.kernel.errors import FieldProblem
from tenon.query import search_grams_of, storable
from tenon.records.logged import normal
from tenon.schema import FIELD_TYPES, BadValue, Field, Object, ValueContext

ME = "$me"
ORIGIN = ("created_at", "created_by")
"""System fields that an import may fill."""

NOTHING_HELD: Mapping[str, Any] = {}


class Values(msgspec.Struct, frozen=True):
    """What to write.

    Attributes:
        fields: keys of the fields, in the order of the object.
        columns: database values by column, shadows included.
        references: those of the fields that hold ids of something.
    """

    fields: tuple[str, ...]
    columns: dict[str, Any]
    references: tuple[str, ...]


def read_new(caller: Caller, object: Object, body: object) -> tuple[Values, list[FieldProblem]]:
    """Read a new record: defaults for what was not sent, every required field present.

    Returns:
        The values of all fields, and the problems; with any, the values are incomplete.
    """
    scope = caller.scope.object(object.key)
    if not isinstance(body, Mapping):
        return Values((), {}, ()), [FieldProblem("", "R102")]
    problems = unknown(caller, object, body)
    reader = _Reader(caller)
    for field in given_fields(caller, object):
        if field.system:
            if field.key in body and scope.can_write(field.key):
                reader.read(field, body[field.key])
        elif FIELD_TYPES[field.type].computed:
            reader.leave(field)
        elif scope.can_write(field.key):
            reader.read(field, body.get(field.key, field.default))
        else:
            reader.read(field, field.default, demanded=False)
    values = reader.values()
    told = {problem.path for problem in reader.problems}
    unmet = [each for each in unmet_demands(caller, object, {}, values) if each.path not in told]
    return values, problems + reader.problems + unmet


def read_changes(
    caller: Caller, object: Object, body: object, held: Mapping[str, Any] | None = None
) -> tuple[Values, list[FieldProblem]]:
    """Read the changes of a record: only what was sent, in the order of the object's fields.

    What the record holds already (``held``, database values by column) may be sent again, though its field would not
    take it any more.
    """
    scope = caller.scope.object(object.key)
    if not isinstance(body, Mapping):
        return Values((), {}, ()), [FieldProblem("", "R102")]
    problems = unknown(caller, object, body)
    reader = _Reader(caller, new=False)
    for field in object.settable_fields:
        if field.key in body and scope.can_write(field.key) and not FIELD_TYPES[field.type].computed:
            reader.read(field, body[field.key], held=held or NOTHING_HELD)
    return reader.values(), problems + reader.problems


def search_of(object: Object, columns: Mapping[str, Any]) -> list[str] | None:
    """Return what the column ``search`` holds, from database values by column; None if nothing is searched."""
    fields = object.search_fields
    if not fields:
        return None
    return together(grams_of(field, columns) for field in fields)


def grams_of(field: Field, columns: Mapping[str, Any]) -> list[str]:
    """Return the pieces by which a value of a searchable field is found."""
    own = FIELD_TYPES[field.type].search_text(columns.get(field.column), field)
    return search_grams_of([own, *(columns.get(column.name) for column in field.columns if column.part == "pinyin")])


def together(found: Iterable[Sequence[str]]) -> list[str]:
    """Return the pieces of several fields, each once, in the order of the fields."""
    return list(dict.fromkeys(chain.from_iterable(found)))


def given_fields(caller: Caller, object: Object) -> tuple[Field, ...]:
    """Return the fields of a new record that a caller may bring values of, or that the platform fills.

    An import alone tells who first wrote a record, and when; so do sample data.
    """
    if caller.source not in ("import", "sample") or object.parent:
        return object.settable_fields
    return (*object.settable_fields, *(object.fields[key] for key in ORIGIN if key in object.fields))


def touches_search(object: Object, fields: tuple[str, ...]) -> bool:
    """Tell whether a change of these fields changes by what words the record is found."""
    return any(object.fields[key].searchable for key in fields)


def refused_moves(caller: Caller, object: Object, row: Mapping[str, Any], values: Values) -> list[FieldProblem]:
    """Return why values may not change from what stands in ``row`` to what is wanted.

    ``row`` has the columns of ``update.needed_columns``.
    """
    found: list[FieldProblem] = []
    for key in values.fields:
        field = object.fields[key]
        kind = FIELD_TYPES[field.type]
        if kind.guarded:
            problem = kind.move(row[field.column], values.columns[field.column], field)
            found += [problem] if problem is not None else []
    return found or unmet_demands(caller, object, row, values)


def unmet_demands(caller: Caller, object: Object, row: Mapping[str, Any], values: Values) -> list[FieldProblem]:
    """Return what is not filled though one of the values asks for it, each at the field that lacks it.

    Only a value that comes asks: what stands in ``row`` already (by column, the fields asked for included) may stay.
    What the caller may not read is told at the field that asks, without a name.
    """
    found: dict[str, FieldProblem] = {}
    scope = caller.scope.object(object.key)
    for key, demands in object.demands.items() if object.demands else ():
        column = object.fields[key].column
        comes = values.columns.get(column)
        if comes is None or comes not in demands or comes == row.get(column) or not scope.can_write(key):
            continue
        for wanted in demands[comes].fields:
            lacking = object.fields.get(wanted)
            if lacking is None or _filled(lacking.column, row, values):
                continue
            names: dict[str, Any] = {"value": demands[comes].label, "label": lacking.label}
            if scope.can_read(wanted):
                found.setdefault(wanted, FieldProblem(wanted, "R140", names))
            else:
                found.setdefault(key, FieldProblem(key, "R141", {"value": names["value"]}))
    return list(found.values())


def _filled(column: str, row: Mapping[str, Any], values: Values) -> bool:
    """Tell whether a column holds something once the values are written."""
    return (values.columns[column] if column in values.columns else row.get(column)) is not None


def unknown(caller: Caller, object: Object, body: Iterable[str]) -> list[FieldProblem]:
    """Return a problem for each name that is no field which the caller may set."""
    scope = caller.scope.object(object.key)
    return [
        FieldProblem(name[:80], "R101", {"name": name[:80]})
        for name in body
        if (field := object.fields.get(name)) is None
        or (field.system and field not in given_fields(caller, object))
        or FIELD_TYPES[field.type].computed
        or not scope.can_write(name)
    ]


def value_context(caller: Caller) -> ValueContext:
    """Return what reading a value depends on."""
    me, typed = caller.subject.user_id, caller.source == "import"
    return ValueContext(caller.now, caller.timezone, caller.language, me, typed=typed)


def named(value: object, me: UUID | None) -> object:
    """Put the caller himself in the place of ``$me``."""
    if isinstance(value, list | tuple):
        return [me if each == ME else each for each in value]
    return me if value == ME else value


def missing(field: Field) -> FieldProblem:
    """Say that a field must be filled."""
    return FieldProblem(field.key, "R103", {"label": field.label})


def refused(field: Field, columns: Mapping[str, Any], context: ValueContext) -> FieldProblem | None:
    """Return why a value that its type takes may not stand there: nobody has written a record in the future yet."""
    content = columns[field.column]
    if type(content) is str and FIELD_TYPES[field.type].refers is None and not storable(content):
        return FieldProblem(field.key, "R104", {"label": field.label})
    if field.system and type(content) is datetime and content > context.now:
        return FieldProblem(field.key, "R112", {"label": field.label})
    return None


class _Reader:
    def __init__(self, caller: Caller, *, new: bool = True) -> None:
        self._new = new
        self._context = value_context(caller)
        self._me = caller.subject.user_id
        self._fields: list[str] = []
        self._columns: dict[str, Any] = {}
        self._references: list[str] = []
        self.problems: list[FieldProblem] = []

    def read(
        self, field: Field, value: object, *, demanded: bool = True, held: Mapping[str, Any] = NOTHING_HELD
    ) -> None:
        kind = FIELD_TYPES[field.type]
        if kind.refers == "member":
            value = named(value, self._me)
        context = msgspec.structs.replace(self._context, held=held.get(field.column)) if held else self._context
        try:
            columns = kind.parse(value, field, context)
        except BadValue as error:
            stood = {column.name: normal(column, held.get(column.name)) for column in field.columns}
            if not kind.stands(value, stood, field):
                self.problems.append(error.problem)
            return
        if kind.storage == "none":
            return
        content = columns[field.column]
        if content is None:
            # A record is somebody's: a new one is its writer's if nobody is named, an old one stays its owner's.
            if (field.required and demanded) or (field.system and not self._new):
                self.problems.append(missing(field))
        elif kind.refers is not None:
            self._references.append(field.key)
        elif problem := refused(field, columns, context):
            self.problems.append(problem)
        self._fields.append(field.key)
        self._columns.update(columns)

    def leave(self, field: Field) -> None:
        """Leave a field blank: the platform gives it its value."""
        self._fields.append(field.key)
        self._columns.update({column.name: None for column in field.columns})

    def values(self) -> Values:
        return Values(tuple(self._fields), self._columns, tuple(self._references))
