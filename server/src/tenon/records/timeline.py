"""The timeline of one record: how it began, what was changed, which files came, and the activities that name it.

Each stream is read by itself, the latest first, and they are merged. The order over all streams is (moment down, name
of the stream, id down), no two entries tie in it, and a page ends at a place in it: so pages neither lose nor double
what happened in the same instant. Rights are those of now: a hidden field and an object that the caller may not read
tell nothing, what is deleted is absent, and a look at a sealed value is left to the history.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from tenon.access import READ, Caller
from tenon.kernel.errors import FieldProblem, Invalid, NotFound
from tenon.query import (
    Stream,
    View,
    activities,
    beginning,
    file_fields,
    streams_of,
)
from tenon.records.errors import BadPlace
from tenon.records.gate import open_view
from tenon.records.timeline_entries import Entry, Logged, activity_entry, said, worded
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
    """What was read, and where it stands."""

    place: Place
    told: Entry | Logged


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
    entries = await worded(source, view, record_id, [each.told for each in shown])
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
        return [Found(place, Entry(kind="created", at=said(at), by=record.get("created_by")))]

    async def activities(self, stream: Stream) -> list[Found]:
        before, bound = self._before(stream)
        statement = activities(stream, self._record, before, bound, self._limit)
        rows = await self._source.fetch(statement.text, *statement.params)
        return [
            Found(Place(self._moment(stream, row["moment"]), stream.name, str(row["id"])), activity_entry(stream, row))
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
        return [Found(Place(row["at"], stream, f"{row['id']:020}"), Logged(row, stream == _FILE)) for row in rows]

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
