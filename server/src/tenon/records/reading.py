"""Many new records read at once: what their rows have in common is looked up once, and equal values are read once.

The rules are those of ``values.read_new``, which reads one record; a test holds the two together. Pure: may run in a
thread while the database writes what was read before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import msgspec

from tenon.access import CREATE, Caller
from tenon.kernel.errors import FieldProblem
from tenon.query import search_grams_of
from tenon.records.gate import open_view
from tenon.records.values import (
    Values,
    given_fields,
    missing,
    named,
    refused,
    told_of,
    unknown,
    unmet_demands,
    value_context,
)
from tenon.schema import FIELD_TYPES, BadValue, Field, ValueContext

_STANDS = timedelta(minutes=1)
"""So long the same reader is used: what "today" means must not grow old."""

_REMEMBERED = 20_000
_LONGEST = 200
"""Values of one field that are remembered once they are read, and the characters of the longest of them."""


class Draft(msgspec.Struct):
    """A new record on its way: database values by column with ``search`` among them, and what is wrong so far."""

    row: dict[str, Any]
    problems: list[FieldProblem]


class _Read(msgspec.Struct, frozen=True):
    """A value that was read: database values by column, and the pieces by which it is found."""

    columns: dict[str, Any]
    grams: tuple[str, ...]


class _Column:
    """One field, bound to everything that reading a value of it depends on."""

    def __init__(self, field: Field, context: ValueContext, *, demanded: bool = True) -> None:
        self.key = field.key
        self.known: dict[Any, _Read | FieldProblem] = {}
        self._field = field
        self._kind = FIELD_TYPES[field.type]
        self._context = context
        self._demanded = demanded

    def read(self, value: object) -> _Read | FieldProblem:
        """Read a value, or say what is wrong with it; remembers plain ones."""
        made = self._made(value)
        if value is None or (isinstance(value, str) and len(value) <= _LONGEST):
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            self.known[value] = made
        return made

    def _made(self, value: object) -> _Read | FieldProblem:
        field, kind = self._field, self._kind
        if kind.refers == "member":
            value = named(value, self._context.me)
        try:
            columns = kind.parse(value, field, self._context)
        except BadValue as error:
            return error.problem
        if kind.storage == "none":
            return _Read({}, ())
        content = columns[field.column]
        if content is None and field.required and self._demanded:
            return missing(field)
        problem = None if content is None else refused(field, columns, self._context)
        if problem is not None:
            return problem
        return _Read(columns, tuple(search_grams_of(told_of(field, columns))) if field.searchable else ())


class _Plan(msgspec.Struct, frozen=True):
    """How rows are read that tell of the same fields: what all of them begin with, and what is read of each."""

    row: dict[str, Any]
    grams: tuple[str, ...]
    problems: tuple[FieldProblem, ...]
    now: tuple[_Column, ...]
    late: tuple[_Column, ...]


class RowReader:
    """Reads new records of one object for one caller, as long as both stand as they are.

    Fields that refer to something are read late: their names become ids only when the database is asked.
    """

    def __init__(self, caller: Caller, object_key: str) -> None:
        """Bind every field.

        Raises:
            UnknownObject, NotAllowed, ThroughRecord: as ``gate.open_view``.
        """
        self._view = open_view(caller, object_key, CREATE)
        self._caller = caller
        self._context = value_context(caller)
        self._plans: dict[tuple[str, ...], _Plan] = {}
        self._columns: dict[str, _Column] = {}
        self._place = {key: place for place, key in enumerate(self._view.object.fields)}
        self._searched = bool(self._view.object.search_fields)

    def fits(self, caller: Caller) -> bool:
        """Tell whether what this one reads is what a reader of ``caller`` would."""
        own = self._caller
        same = (own.catalog.revision, own.scope.epoch, own.subject.user_id, own.language, own.timezone)
        other = (caller.catalog.revision, caller.scope.epoch, caller.subject.user_id, caller.language, caller.timezone)
        return same == other and abs(caller.now - own.now) < _STANDS

    def begin(self, bodies: Sequence[Mapping[str, Any]]) -> list[Draft]:
        """Read all but what refers to something."""
        drafts = []
        for body in bodies:
            plan = self._plan(body)
            row, problems, grams = plan.row.copy(), list(plan.problems), [plan.grams]
            for column in plan.now:
                value = body[column.key]
                found = column.known.get(value) if value.__class__ is str or value is None else None
                if found is None:
                    found = column.read(value)
                if isinstance(found, FieldProblem):
                    problems.append(found)
                    continue
                row.update(found.columns)
                if found.grams:
                    grams.append(found.grams)
            row["search"] = sorted(set().union(*grams)) if self._searched else None
            drafts.append(Draft(row, problems))
        return drafts

    def finish(self, draft: Draft, body: Mapping[str, Any]) -> None:
        """Read what refers to something, and judge the whole."""
        plan = self._plan(body)
        for column in plan.late:
            found = column.read(body[column.key])
            if isinstance(found, _Read):
                draft.row.update(found.columns)
            else:
                draft.problems.append(found)
        object = self._view.object
        if object.demands:
            told = {problem.path for problem in draft.problems}
            unmet = unmet_demands(self._caller, object, {}, Values((), draft.row, ()))
            draft.problems += [problem for problem in unmet if problem.path not in told]
        if len(draft.problems) > 1:
            draft.problems.sort(key=lambda problem: self._place.get(problem.path.partition(".")[0], -1))

    def _plan(self, body: Mapping[str, Any]) -> _Plan:
        keys = tuple(body)
        found = self._plans.get(keys)
        if found is None:
            found = self._plans[keys] = self._planned(keys)
        return found

    def _planned(self, keys: tuple[str, ...]) -> _Plan:
        row: dict[str, Any] = {}
        grams: set[str] = set()
        object, scope = self._view.object, self._view.scope
        problems = unknown(self._caller, object, keys)
        now: list[_Column] = []
        late: list[_Column] = []
        for field in given_fields(self._caller, object):
            kind = FIELD_TYPES[field.type]
            if kind.computed:
                row.update(dict.fromkeys((column.name for column in field.columns), None))
            elif field.key in keys and scope.can_write(field.key):
                (late if kind.refers else now).append(self._bound(field))
            elif not field.system:
                read = _Column(field, self._context, demanded=scope.can_write(field.key)).read(field.default)
                if isinstance(read, _Read):
                    row.update(read.columns)
                    grams.update(read.grams)
                else:
                    problems.append(read)
        return _Plan(row, tuple(grams), tuple(problems), tuple(now), tuple(late))

    def _bound(self, field: Field) -> _Column:
        return self._columns.setdefault(field.key, _Column(field, self._context))
