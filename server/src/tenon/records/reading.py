"""Many new records read at once: what their rows have in common is looked up once, and equal values are read once.

The rules are those of ``values.read_new``, which reads one record; a test holds the two together. Pure: may run in a
thread while the database writes what was read before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import repeat
from typing import Any

import msgspec

from tenon.access import CREATE, Caller
from tenon.kernel.errors import FieldProblem
from tenon.records.gate import open_view
from tenon.records.values import (
    Values,
    given_fields,
    grams_of,
    missing,
    named,
    refused,
    together,
    unknown,
    unmet_demands,
    value_context,
)
from tenon.schema import FIELD_TYPES, BadValue, Field, ValueContext

_STANDS = timedelta(minutes=1)
"""So long the same reader is used: what "today" means must not grow old."""

_SOME = 2
"""So many problems are put in the order of their fields."""

_REMEMBERED = 20_000
_LONGEST = 200
"""Values of one field that are remembered once they are read, and the characters of the longest of them."""


class Draft(msgspec.Struct):
    """A new record on its way: database values by column with ``search`` among them, and what is wrong so far."""

    row: dict[str, Any]
    problems: list[FieldProblem]


class _Column:
    """One field, bound to everything that reading a value of it depends on.

    What was read is a list: the contents of the field's columns, in order, then the pieces by which it is found.
    """

    def __init__(self, field: Field, context: ValueContext, *, demanded: bool = True) -> None:
        self.key = field.key
        self.names = [column.name for column in field.columns]
        self.searched = field.searchable
        self.blank: list[Any] = [*([None] * len(self.names)), []]
        self._known: dict[Any, list[Any] | FieldProblem] = {}
        self._field = field
        self._kind = FIELD_TYPES[field.type]
        self._context = context
        self._demanded = demanded and field.required

    def read_all(self, values: Sequence[object]) -> list[list[Any] | FieldProblem]:
        """Read the values of many rows; each different one is read once."""
        known = self._known
        try:
            found = list(map(known.get, values))
        except TypeError:
            # Lists and objects cannot be looked up.
            return [self.read(value) for value in values]
        return [self.read(value) if made is None else made for made, value in zip(found, values, strict=True)]

    def read(self, value: object) -> list[Any] | FieldProblem:
        """Read a value, or say what is wrong with it; remembers plain ones."""
        if not (value is None or (type(value) is str and len(value) <= _LONGEST)):
            return self._made(value)
        made = self._known.get(value)
        if made is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            made = self._known[value] = self._made(value)
        return made

    def _made(self, value: object) -> list[Any] | FieldProblem:
        field, kind = self._field, self._kind
        if kind.refers == "member":
            value = named(value, self._context.me)
        try:
            columns = kind.parse(value, field, self._context)
        except BadValue as error:
            return error.problem
        if not self.names:
            return self.blank
        content = columns[self.names[0]]
        problem = None
        if content is not None:
            problem = refused(field, columns, self._context)
        elif self._demanded:
            problem = missing(field)
        return problem or [*map(columns.get, self.names), grams_of(field, columns) if self.searched else []]


def _problems(found: Sequence[list[Any] | FieldProblem]) -> list[tuple[int, FieldProblem]]:
    if FieldProblem not in set(map(type, found)):
        return []
    return [(at, made) for at, made in enumerate(found) if isinstance(made, FieldProblem)]


class _Plan(msgspec.Struct, frozen=True):
    """How rows are read that tell of the same fields: what all of them begin with, and what is read of each."""

    row: dict[str, Any]
    grams: tuple[list[str], ...]
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
        alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, body in enumerate(bodies):
            alike[tuple(body)].append(number)
        drafts: dict[int, Draft] = {}
        for keys, numbers in alike.items():
            made = self._drafts(self._plan(keys), [bodies[number] for number in numbers])
            drafts.update(zip(numbers, made, strict=True))
        return [drafts[number] for number in range(len(bodies))]

    def _drafts(self, plan: _Plan, bodies: Sequence[Mapping[str, Any]]) -> list[Draft]:
        """Read column by column what rows tell that tell of the same fields."""
        names, contents = list(plan.row), [[content] * len(bodies) for content in plan.row.values()]
        grams = [[pieces] * len(bodies) for pieces in plan.grams]
        problems: dict[int, list[FieldProblem]] = defaultdict(list)
        for column in plan.now:
            found = column.read_all([body[column.key] for body in bodies])
            for at, problem in _problems(found):
                problems[at].append(problem)
                found[at] = column.blank
            whole: list[list[Any]] = found  # type: ignore[assignment]  # the bad ones were replaced
            names += column.names
            contents += [[made[place] for made in whole] for place in range(len(column.names))]
            if column.searched:
                grams.append([made[-1] for made in whole])
        names.append("search")
        searches = map(together, zip(*grams, strict=True)) if grams else repeat([] if self._searched else None)
        rows = [dict(zip(names, each, strict=True)) for each in zip(*contents, searches, strict=False)]
        return [Draft(row, [*plan.problems, *problems.get(at, ())]) for at, row in enumerate(rows)]

    def finish(self, draft: Draft, body: Mapping[str, Any]) -> Draft:
        """Read what refers to something, and judge the whole; the draft stays as it is, for another attempt."""
        late, object = self._plan(tuple(body)).late, self._view.object
        if not late and not object.demands and len(draft.problems) < _SOME:
            return draft
        row, problems = draft.row.copy(), draft.problems.copy()
        for column in late:
            found = column.read(body[column.key])
            if isinstance(found, FieldProblem):
                problems.append(found)
            else:
                row.update(zip(column.names, found, strict=False))
        told = {problem.path for problem in problems}
        unmet = unmet_demands(self._caller, object, {}, Values((), row, ()))
        problems += [problem for problem in unmet if problem.path not in told]
        problems.sort(key=lambda problem: self._place.get(problem.path.partition(".")[0], -1))
        return Draft(row, problems)

    def _plan(self, keys: tuple[str, ...]) -> _Plan:
        found = self._plans.get(keys)
        if found is None:
            found = self._plans[keys] = self._planned(keys)
        return found

    def _planned(self, keys: tuple[str, ...]) -> _Plan:
        row: dict[str, Any] = {}
        grams: list[list[str]] = []
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
                column = _Column(field, self._context, demanded=scope.can_write(field.key))
                read = column.read(field.default)
                if isinstance(read, FieldProblem):
                    problems.append(read)
                else:
                    row.update(zip(column.names, read, strict=False))
                    grams.append(read[-1])
        return _Plan(row, tuple(grams), tuple(problems), tuple(now), tuple(late))

    def _bound(self, field: Field) -> _Column:
        return self._columns.setdefault(field.key, _Column(field, self._context))
