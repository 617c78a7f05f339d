"""Sample rows: from texts in a table to values that the write path takes.

The first column, ``ref``, names a row so that others can point to it; it is not stored. A cell ``@-30`` means thirty
days before the installation, ``@-30T09:30`` that day at half past nine, so that sample data never look old. A column
``name.en-US`` holds what ``name`` says in a workspace of that language. Besides its fields a row may tell ``owner_id``
and ``created_by`` (people of the sample, the owner if nobody is named), ``created_at``, and in ``as_of`` since when its
values stand. Sub-tables lie in files of their own, ``quotation.lines.csv``, whose column ``of`` names the record.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from tenon.packs.errors import BadPack
from tenon.packs.model import SampleTable
from tenon.schema import FIELD_TYPES, Catalog, Field, Object

REF, OF, AS_OF = "ref", "of", "as_of"
OWNER, AUTHOR = "owner_id", "created_by"
MEMBER = "sys_member"
"""In ``Refs``: the object whose rows are people."""

_RELATIVE = re.compile(r"@([+-]\d{1,4})(?:T(\d{2}:\d{2}))?")

Refs = dict[tuple[str, str], UUID]
"""(object, ref) → the id that the row got."""


class Reading(msgspec.Struct, frozen=True):
    """What cells are read against. ``now`` is UTC, ``timezone`` an IANA name."""

    catalog: Catalog
    language: str
    timezone: str
    now: datetime
    refs: Refs

    @property
    def today(self) -> date:
        """The day of the installation in the workspace."""
        return self.now.astimezone(ZoneInfo(self.timezone)).date()


class SampleRow(msgspec.Struct, frozen=True):
    """Values by field key; ``as_of`` is since when they stand, in UTC."""

    ref: str
    values: dict[str, object]
    as_of: datetime


def rounds(table: SampleTable, target: Object) -> Iterator[SampleTable]:
    """Yield the rows in portions, so that a row comes after the rows of its own table to which it points.

    Raises:
        BadPack: rows point to each other in a circle.
    """
    own = [place for place, name in enumerate(table.head) if _points_to_itself(name, target)]
    place, made, waiting = _place_of(table, REF), {""}, list(table.rows)
    while waiting:
        ready = [row for row in waiting if all(row[at] in made for at in own)]
        if not ready:
            raise BadPack(file=_file(table), reason=waiting[0][own[0]])
        yield msgspec.structs.replace(table, rows=tuple(ready))
        made |= {row[place] for row in ready} if place is not None else set()
        left = {id(row) for row in ready}
        waiting = [row for row in waiting if id(row) not in left]


def sample_rows(table: SampleTable, target: Object, reading: Reading) -> list[SampleRow]:
    """Return what each row says; empty cells are left out.

    A relation may point to a row that was made before; a list of them is separated by ``;``.

    Raises:
        BadPack: the head names a field that the object has not, or a relation points to no earlier row.
    """
    lines = {key: _lines(inner, target, key, reading) for key, inner in table.lines.items()}
    found = []
    for cells in said(table, reading.language):
        values = _values(cells, table, target, reading)
        if OWNER in values:
            values.setdefault(AUTHOR, values[OWNER])
        for key, of in lines.items():
            if of.get(cells.get(REF, "")):
                values[key] = of[cells[REF]]
        since = _moment(cells[AS_OF], reading) if cells.get(AS_OF) else reading.now
        found.append(SampleRow(cells.get(REF, ""), values, since))
    return found


def said(table: SampleTable, language: str) -> Iterator[dict[str, str]]:
    """Yield the cells of each row by column, in a language; what it does not translate stays as it is."""
    for row in table.rows:
        cells = dict(zip(table.head, row, strict=True))
        plain = {name: cell for name, cell in cells.items() if "." not in name}
        yield {name: cells.get(f"{name}.{language}") or cell for name, cell in plain.items()}


def _lines(table: SampleTable, target: Object, key: str, reading: Reading) -> Mapping[str, list[dict[str, object]]]:
    lines = reading.catalog.object(target.fields[key].lines)
    found: dict[str, list[dict[str, object]]] = defaultdict(list)
    for cells in said(table, reading.language):
        found[cells[OF]].append(_values(cells, table, lines, reading))
    return found


def _values(cells: Mapping[str, str], table: SampleTable, target: Object, reading: Reading) -> dict[str, object]:
    told = {name: text for name, text in cells.items() if name not in (REF, OF, AS_OF)}
    unknown = [name for name in told if name not in target.fields]
    if unknown:
        raise BadPack(file=_file(table), reason=", ".join(unknown))
    return {name: _value(text, target.fields[name], table, reading) for name, text in told.items() if text}


def _value(text: str, field: Field, table: SampleTable, reading: Reading) -> object:
    kind = FIELD_TYPES[field.type]
    if kind.refers in ("record", "member"):
        target = field.settings.target if kind.refers == "record" else MEMBER
        found = [_found(each, field, target, table, reading) for each in (text.split(";") if kind.many else (text,))]
        return found if kind.many else found[0]
    if not _RELATIVE.fullmatch(text):
        return text
    return _moment(text, reading).isoformat() if "T" in text else str(_day(text, reading))


def _found(text: str, field: Field, target: str, table: SampleTable, reading: Reading) -> str:
    found = reading.refs.get((target, text.strip()))
    if found is None:
        raise BadPack(file=_file(table), reason=f"{field.key} = {text}")
    return str(found)


def _day(text: str, reading: Reading) -> date:
    return reading.today + timedelta(days=int(text[1:].partition("T")[0]))


def _moment(text: str, reading: Reading) -> datetime:
    """Return the instant that a cell means, in UTC; never one to come for what has happened."""
    clock = time.fromisoformat(text.partition("T")[2] or "00:00")
    return datetime.combine(_day(text, reading), clock, ZoneInfo(reading.timezone)).astimezone(UTC)


def _points_to_itself(name: str, target: Object) -> bool:
    field = target.fields.get(name)
    return field is not None and FIELD_TYPES[field.type].refers == "record" and field.settings.target == target.key


def _place_of(table: SampleTable, name: str) -> int | None:
    return table.head.index(name) if name in table.head else None


def _file(table: SampleTable) -> str:
    return f"sample/{table.object}.csv"
