"""The timeline of one record: how it began, what was changed, which files came, and the activities that name it.

Each stream is read by itself, the latest first, and they are merged. The order over all streams is (moment down, name
of the stream, id down), no two entries tie in it, and a page ends at a place in it: so pages neither lose nor double
what happened in the same instant. Rights are those of now: a hidden field and an object that the caller may not read
tell nothing, what is deleted is absent, and a look at a sealed value is left to the history.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import asyncpg
import msgspec

from tenon.access import READ, Caller
from tenon.kernel.errors import FieldProblem, Invalid, NotFound
from tenon.kernel.words import resolve
from tenon.query import (
    Stream,
    View,
    activities,
    beginning,
    file_fields,
    names_of_things,
    streams_of,
)
from tenon.records.changes import Change, ChangeTexts, change_rows, decoded
from tenon.records.errors import BadPlace
from tenon.records.gate import open_view
from tenon.records.line_changes import line_changes
from tenon.store import Lease, Transaction, load

_queries = load(__name__)

KINDS = ("activity", "change", "created", "file")

_LAST_ID, _FIRST_ID = UUID(int=2**128 - 1), UUID(int=0)
_LAST_NUMBER = 2**63 - 1
_LATEST = datetime.max.replace(tzinfo=UTC)
_CHANGE, _CREATED, _FILE = "~change", "~created", "~file"
"""Names of streams that are no activities; in the same instant they come after those."""


class Place(NamedTuple):
    """Where an entry stands; ``id`` is written so that texts of one stream compare as their ids do."""

    moment: datetime
    stream: str
    id: str


class Found(NamedTuple):
    """An entry that was read and not yet put into words: a row of the log, or a finished entry."""

    place: Place
    told: Any


class Entry(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One thing that happened.

    Attributes:
        kind: ``activity``, ``change``, ``created`` or ``file``.
        at: UTC; of an activity that knows a day alone, that day.
        by: ``{"id", "name"}`` of who did it or wrote it down; None for the system, or if it is not to be seen.
        version: of the change, or of the activity as it is now.
        op: of a change: ``update``, ``delete``, ``restore``; ``batch_id`` is the batch it was part of.
        changes: of a change, as the history tells them.
        files: the files that came, or those of an activity.
        object, id, via: whose record the activity is, its id, and the field by which it names this record.
        text, way, next_at, next_step, done, place: the activity's fields as a record answers them; one that it does
            not have, or that the caller may not read, is absent.
        links: what else the activity names: ``{"field", "label", "object", "id", "title"}``.
    """

    kind: str
    at: datetime | date
    by: dict[str, Any] | None
    version: int | msgspec.UnsetType = msgspec.UNSET
    op: str | msgspec.UnsetType = msgspec.UNSET
    source: str | msgspec.UnsetType = msgspec.UNSET
    batch_id: UUID | msgspec.UnsetType | None = msgspec.UNSET
    changes: list[Change] | msgspec.UnsetType = msgspec.UNSET
    field: str | msgspec.UnsetType = msgspec.UNSET
    files: Any = msgspec.UNSET
    object: str | msgspec.UnsetType = msgspec.UNSET
    id: str | msgspec.UnsetType = msgspec.UNSET
    via: str | msgspec.UnsetType = msgspec.UNSET
    text: Any = msgspec.UNSET
    way: Any = msgspec.UNSET
    next_at: Any = msgspec.UNSET
    next_step: Any = msgspec.UNSET
    done: Any = msgspec.UNSET
    place: Any = msgspec.UNSET
    links: list[dict[str, Any]] | msgspec.UnsetType = msgspec.UNSET


class Timeline(msgspec.Struct):
    entries: list[Entry]
    next_cursor: str | None


async def timeline(
    source: Lease | Transaction,
    caller: Caller,
    object_key: str,
    record_id: UUID,
    *,
    kinds: Collection[str] = KINDS,
    cursor: str | None = None,
    limit: int = 30,
) -> Timeline:
    """Return what happened with a record, the latest first, at most ``limit`` entries.

    Raises:
        NotFound: the caller cannot see the record, or it lies in the recycle bin.
        BadPlace: the cursor is none of ours.
        Invalid: ``kinds`` names one that is not in ``KINDS``.
    """
    if strange := [kind for kind in kinds if kind not in KINDS]:
        raise Invalid([FieldProblem("kinds", "R130", {"name": strange[0][:60], "known": ", ".join(KINDS)})])
    view = open_view(caller, object_key, READ)
    after = _read_place(cursor) if cursor else None
    statement = beginning(view, record_id)
    own = await source.fetch(statement.text, *statement.params)
    if not own:
        raise NotFound
    reader = _Reader(source, view, record_id, after, limit + 1)
    found: list[Found] = []
    if "created" in kinds:
        found += reader.created(msgspec.json.decode(own[0]["body"]))
    for stream in streams_of(view) if "activity" in kinds else ():
        found += await reader.activities(stream)
    if "change" in kinds:
        found += await reader.logged(_CHANGE)
    if "file" in kinds:
        found += await reader.logged(_FILE)
    found.sort(key=lambda each: _order(each.place))
    shown = found[:limit]
    entries = await _worded(source, view, record_id, shown)
    return Timeline(entries, _write_place(shown[-1].place) if len(found) > limit else None)


class _Reader:
    """Reads the entries of one record that come after a place, from each stream as many as a page can need."""

    def __init__(
        self, source: Lease | Transaction, view: View, record_id: UUID, after: Place | None, limit: int
    ) -> None:
        self._source, self._view, self._record, self._after, self._limit = source, view, record_id, after, limit
        self._zone = ZoneInfo(view.caller.timezone)

    def created(self, record: dict[str, Any]) -> list[Found]:
        if "created_at" not in record:
            return []
        at = datetime.fromisoformat(record["created_at"])
        place = Place(at, _CREATED, "")
        if self._after is not None and _order(place) <= _order(self._after):
            return []
        return [Found(place, Entry(kind="created", at=at, by=record.get("created_by")))]

    async def activities(self, stream: Stream) -> list[Found]:
        before, bound = self._before(stream)
        statement = activities(stream, self._record, before, bound, self._limit)
        rows = await self._source.fetch(statement.text, *statement.params)
        return [
            Found(Place(self._moment(stream, row["moment"]), stream.name, str(row["id"])), _activity(stream, row))
            for row in rows
        ]

    async def logged(self, stream: str) -> list[Found]:
        files = file_fields(self._view.object)
        readable = {field.key for field in self._view.readable}
        of_files = [field.key for field in files if field.key in readable]
        moment, number = (None, 0) if self._after is None else (self._after.moment, _number_before(stream, self._after))
        query = _queries.of(self._view.catalog.workspace)["timeline_files" if stream == _FILE else "timeline_changes"]
        rows = await self._source.fetch(
            query, self._record, self._view.object.key, moment, number, of_files, sorted(readable), self._limit
        )
        return [Found(Place(row["at"], stream, f"{row['id']:020}"), row) for row in rows]

    def _before(self, stream: Stream) -> tuple[datetime | date | None, UUID]:
        """Return the pair that the stream's own ``(moment, id)`` must stand before."""
        if self._after is None:
            return None, _LAST_ID
        bound = _LAST_ID if stream.name > self._after.stream else _FIRST_ID
        if stream.name == self._after.stream:
            bound = _id_of(self._after)
        if not stream.of_days:
            return self._after.moment, bound
        day = self._day_of(self._after.moment)
        return day, bound if self._end_of(day) == self._after.moment else _FIRST_ID

    def _moment(self, stream: Stream, own: datetime | date) -> datetime:
        return own if isinstance(own, datetime) else self._end_of(own)

    def _end_of(self, day: date) -> datetime:
        """Return the last instant of a day: what is known to the day alone stands above what is known to the minute."""
        last = datetime.combine(day, time.max, self._zone)
        return last.astimezone(UTC) if day < date.max else _LATEST

    def _day_of(self, moment: datetime) -> date:
        return moment.astimezone(self._zone).date() if moment < _LATEST else date.max


def _number_before(stream: str, after: Place) -> int:
    if stream != after.stream:
        return _LAST_NUMBER if stream > after.stream else 0
    return _number_of(after)


def _activity(stream: Stream, row: asyncpg.Record) -> Entry:
    record = msgspec.json.decode(row["body"])
    caller = stream.view.caller
    links = [
        {
            "field": field.key,
            "label": resolve(field.label, caller.language, caller.catalog.language),
            "object": str(field.settings.target),
            "id": record[field.key]["id"],
            "title": record[field.key]["title"],
        }
        for field in stream.links
        if record[field.key] is not None
    ]
    parts = {part: record[key] for part, key in stream.parts.items() if part != "at"}
    return Entry(
        kind="activity",
        at=row["moment"],
        by=record.get("created_by"),
        version=record["version"],
        object=stream.view.object.key,
        id=record["id"],
        via=stream.via.key,
        links=links,
        **parts,
    )


async def _worded(source: Lease | Transaction, view: View, record_id: UUID, shown: Sequence[Found]) -> list[Entry]:
    """Put what comes from the log into words; what no readable field tells of is left out."""
    rows = [found.told for found in shown if not isinstance(found.told, Entry)]
    texts = await ChangeTexts.load(source, view, rows, [record_id])
    batches = {row["batch_id"] for row in rows if row["batch_id"] is not None}
    of_lines = await line_changes(source, view, batches, [record_id])
    known = await _files(source, view, [found.told for found in shown if found.place.stream == _FILE])
    entries: list[Entry] = []
    for place, told in shown:
        if isinstance(told, Entry):
            entries.append(told)
            continue
        changes = [*change_rows(view, told, texts), *of_lines.get((told["batch_id"], record_id), ())]
        entries += _brought(view, told, changes, known) if place.stream == _FILE else _changed(view, told, changes)
    return entries


def _changed(view: View, row: asyncpg.Record, changes: list[Change]) -> list[Entry]:
    """Return a change without the files it brought, which are an entry of their own."""
    files = {field.key for field in file_fields(view.object)}
    left = [each for each in changes if each.field not in files or not _came(each)]
    if not left and row["op"] == "update":
        return []
    by = _person(row)
    return [
        Entry(
            kind="change",
            at=row["at"],
            by=by,
            version=row["version"],
            op=row["op"],
            source=row["source"],
            batch_id=row["batch_id"],
            changes=left,
        )
    ]


async def _files(source: Lease | Transaction, view: View, rows: Sequence[asyncpg.Record]) -> dict[str, dict[str, Any]]:
    """Return the files that log rows name, by id, as a record answers them."""
    ids: set[UUID] = set()
    for row in rows:
        after = decoded(row["after"])
        for field in file_fields(view.object):
            ids.update(UUID(each) for each in _listed(after.get(field.column)))
    if not ids:
        return {}
    statement = names_of_things(view, "file")
    found = await source.fetch(statement.text, *statement.fill({":ids": sorted(ids)}))
    return {
        str(row["id"]): {"id": str(row["id"]), "name": row["title"], "type": row["type"], "size": row["size"]}
        for row in found
    }


def _brought(
    view: View, row: asyncpg.Record, changes: list[Change], known: Mapping[str, dict[str, Any]]
) -> list[Entry]:
    """Return the files that came into each field that holds files; one that is gone is left out."""
    files = {field.key for field in file_fields(view.object)}
    by, at, version = _person(row), row["at"], row["version"]
    return [
        Entry(kind="file", at=at, by=by, version=version, field=each.field, files=came)
        for each in changes
        if each.field in files and (came := [known[file["id"]] for file in _came(each) if file["id"] in known])
    ]


def _came(change: Change) -> list[Any]:
    before = {each["id"] for each in _listed(change.before)}
    return [each for each in _listed(change.after) if each["id"] not in before]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _person(row: asyncpg.Record) -> dict[str, Any] | None:
    return None if row["actor"] is None else {"id": str(row["actor"]), "name": row["actor_name"]}


def _order(place: Place) -> tuple[timedelta, str, tuple[int, ...]]:
    """Return a key that sorts by (moment down, stream, id down)."""
    return _LATEST - place.moment, place.stream, tuple(-ord(char) for char in place.id)


def _write_place(place: Place) -> str:
    text = msgspec.json.encode([place.moment.astimezone(UTC).isoformat(), place.stream, place.id])
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def _read_place(cursor: str) -> Place:
    try:
        raw = base64.b64decode(cursor.encode() + b"=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        told, stream, id = msgspec.json.decode(raw, type=tuple[str, str, str])
        moment = datetime.fromisoformat(told)
    except (binascii.Error, ValueError, msgspec.DecodeError):
        raise BadPlace from None
    place = Place(moment, stream, id)
    if moment.tzinfo is not UTC or moment.year == 1:
        raise BadPlace
    if stream in (_CHANGE, _FILE):
        _number_of(place)
    elif stream != _CREATED:
        _id_of(place)
    return place


def _number_of(place: Place) -> int:
    if not (place.id.isascii() and place.id.isdigit() and len(place.id) == len(str(_LAST_NUMBER)) + 1):
        raise BadPlace
    return min(int(place.id), _LAST_NUMBER)


def _id_of(place: Place) -> UUID:
    try:
        return UUID(place.id)
    except ValueError:
        raise BadPlace from None
