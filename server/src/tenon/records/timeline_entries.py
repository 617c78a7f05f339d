"""Entries of a timeline in words: the shape of the answer, and how log rows and activities come to it.

A change is told without the files it brought, which are an entry of their own; what no readable field tells of is left
out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from tenon.kernel.words import resolve
from tenon.query import Stream, View, file_fields, names_of_things
from tenon.records.changes import Change, ChangeTexts, change_rows, decoded
from tenon.records.line_changes import line_changes
from tenon.store import Lease, Transaction


class Entry(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One thing that happened.

    Attributes:
        kind: ``activity``, ``change``, ``created`` or ``file``.
        at: ISO 8601 in UTC; of an activity that knows a day alone, that day.
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
    at: str
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


def activity_entry(stream: Stream, row: asyncpg.Record) -> Entry:
    """Return an activity as the caller may read it; ``row`` has its ``moment`` and ``body``."""
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
        at=said(row["moment"]),
        by=record.get("created_by"),
        version=record["version"],
        object=stream.view.object.key,
        id=record["id"],
        via=stream.via.key,
        links=links,
        **parts,
    )


class Logged(msgspec.Struct, frozen=True):
    """A row of the log that is told as a change or, with ``files``, as the files that it brought."""

    row: asyncpg.Record
    files: bool


async def worded(
    source: Lease | Transaction, view: View, record_id: UUID, shown: Sequence[Entry | Logged]
) -> list[Entry]:
    """Put what comes from the log into words."""
    logged = [told for told in shown if isinstance(told, Logged)]
    rows = [told.row for told in logged]
    texts = await ChangeTexts.load(source, view, rows, [record_id])
    batches = {row["batch_id"] for row in rows if row["batch_id"] is not None}
    of_lines = await line_changes(source, view, batches, [record_id])
    known = await _files(source, view, [told.row for told in logged if told.files])
    entries: list[Entry] = []
    for told in shown:
        if isinstance(told, Entry):
            entries.append(told)
            continue
        row = told.row
        changes = [*change_rows(view, row, texts), *of_lines.get((row["batch_id"], record_id), ())]
        entries += _brought(view, row, changes, known) if told.files else _changed(view, row, changes)
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
            at=said(row["at"]),
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
    by, at, version = _person(row), said(row["at"]), row["version"]
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


def said(moment: datetime | date) -> str:
    """Return a moment as the API writes it, or a day."""
    text: str = msgspec.to_builtins(moment)
    return text
