"""What the timeline of a record reads of user tables: the record's own beginning, and the activities that name it.

Activities come latest first by ``(moment, id)``, a stream for each relation and for each way to know the moment, so
that each is served by the index on the relation and its moment. One that names the record by two relations stands in
the first of them alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import msgspec

from tenon.query.errors import UnknownObject
from tenon.query.predicate import live, row_predicate
from tenon.query.record import fields_json
from tenon.query.sql import Sql, Statement, all_of, column, value
from tenon.query.view import View, target_of, type_of
from tenon.schema import Field, telling_of

PEOPLE = ("created_at", "created_by")


class Stream(msgspec.Struct, frozen=True):
    """Activities of one object that name a record by one relation.

    Attributes:
        view: their object, through the eyes of the caller.
        via: the relation.
        moment: the field (date or datetime) that they are ordered by.
        passed: relations to the same object whose streams come before: what they hold is not told again.
        undated: those alone whose own moment is empty; ``moment`` is then when they were written down.
        parts: key of a readable field by the part of an activity that it says.
    """

    view: View
    via: Field
    moment: Field
    passed: tuple[Field, ...]
    undated: str
    parts: dict[str, str]

    @property
    def name(self) -> str:
        """Names the stream among those of one record, the same for every page."""
        return f"{self.view.object.key}.{self.via.key}{'?' if self.undated else ''}"

    @property
    def of_days(self) -> bool:
        """Whether moments are days; a day is placed at its end."""
        return type_of(self.moment).storage == "date"

    @property
    def links(self) -> list[Field]:
        """What else an activity names: its other readable relations to one record."""
        return [each for each in self.view.readable if _points(each) and each.key != self.via.key]


def streams_of(view: View) -> Iterator[Stream]:
    """Yield what tells of the records of ``view``, as far as this caller may read it.

    Objects and relations that he may not read tell nothing, and an activity whose moments he may not read is ordered
    by when it was written down.
    """
    passed: dict[str, tuple[Field, ...]] = {}
    for told in telling_of(view.object.key, view.catalog.objects.values()):
        try:
            of = View(view.caller, told.object)
        except UnknownObject:
            continue
        if not of.scope.can_read(told.relation):
            continue
        via, before = of.object.fields[told.relation], passed.get(told.object, ())
        passed[told.object] = (*before, via)
        yield from _streams(of, via, before)


def _streams(of: View, via: Field, passed: tuple[Field, ...]) -> Iterator[Stream]:
    named = msgspec.structs.asdict(of.object.activity) if of.object.activity else {}
    parts = {part: key for part, key in named.items() if key and of.scope.can_read(key)}
    at = of.object.fields.get(parts.get("at", ""))
    if at is not None:
        yield Stream(of, via, at, passed, "", parts)
    if of.scope.can_read("created_at"):
        yield Stream(of, via, of.object.fields["created_at"], passed, at.column if at is not None else "", parts)


def activities(stream: Stream, record: UUID, before: Any, bound: UUID, limit: int) -> Statement:
    """Return the statement that gives ``id, moment, body`` (JSON) of the activities before ``(before, bound)``.

    Args:
        stream: which activities.
        record: the record they name.
        before: a day or a moment, as ``stream.of_days`` says; None: from the latest on.
        bound: parts those of the same day or moment.
        limit: how many at most.
    """
    own = column("t", stream.moment.column)
    known = [_names(stream.via, record), *["(" + _names(each, record) + ") IS NOT TRUE" for each in stream.passed]]
    if stream.undated:
        known.append(column("t", stream.undated) + " IS NULL")
    place: Sql = own + " IS NOT NULL"
    if before is not None:
        cast = "date" if stream.of_days else "timestamptz"
        place = "(" + own + ", t.id) < (" + value(before, cast) + ", " + value(bound, "uuid") + ")"
    where = all_of([*known, place, live("t"), row_predicate(stream.view, "t")])
    fields = [key for key in PEOPLE if stream.view.scope.can_read(key)]
    fields += [*stream.parts.values(), stream.via.key, *(each.key for each in stream.links)]
    shown = "SELECT t.id, " + own + " AS moment, " + fields_json(stream.view, fields, "t") + " AS body"
    order = " ORDER BY " + own + f" DESC, t.id DESC LIMIT {limit}"
    return (shown + f" FROM {stream.view.table} t WHERE " + where + order).render()


def beginning(view: View, record: UUID) -> Statement:
    """Return the statement that gives ``body`` (JSON) of a live record: who made it and when, as the caller may read.

    No row: the record is absent, or not for this caller's eyes.
    """
    where = all_of(["t.id = " + value(record, "uuid"), live("t"), row_predicate(view, "t")])
    fields = [key for key in PEOPLE if view.scope.can_read(key)]
    return ("SELECT " + fields_json(view, fields, "t") + f" AS body FROM {view.table} t WHERE " + where).render()


def _names(via: Field, record: UUID) -> Sql:
    own, wanted = column("t", via.column), value(record, "uuid")
    return own + " @> ARRAY[" + wanted + "]" if type_of(via).many else own + " = " + wanted


def _points(field: Field) -> bool:
    return bool(target_of(field)) and not type_of(field).many and not field.system and not field.lines
