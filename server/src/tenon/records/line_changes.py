"""What happened to the lines of a record, in words, as part of what happened to the record.

The log tells of every line whose it was and where it stood, so that nothing else need be asked. Lines that only moved
are told together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

import asyncpg

from tenon.kernel.words import Words, resolve
from tenon.query import UnknownObject, View
from tenon.records.changes import Change, ChangeTexts, change_rows, decoded
from tenon.schema import PARENT_ID, POSITION, Field
from tenon.store import Lease, Transaction, load

_queries = load(__name__)

_LINE: Words = {"zh-CN": "{label} 第 {line} 行", "en-US": "{label}, line {line}"}
_VALUE: Words = {"zh-CN": "{line}：{field}", "en-US": "{line}: {field}"}
_GONE: Words = {"zh-CN": "已移除", "en-US": "removed"}
_BACK: Words = {"zh-CN": "已恢复", "en-US": "restored"}
_MOVED: Words = {"zh-CN": "调整了行的顺序", "en-US": "lines reordered"}

Key = tuple[UUID, UUID]
"""A batch and a record."""


async def line_changes(
    source: Lease | Transaction, view: View, batches: Collection[UUID], records: Collection[UUID]
) -> Mapping[Key, list[Change]]:
    """Return what some batches did to the lines of some records of the view's object."""
    told: dict[Key, list[Change]] = defaultdict(list)
    for holder in view.object.line_fields if batches else ():
        try:
            lines = View(view.caller, holder.lines)
        except UnknownObject:
            continue
        rows = await source.fetch(
            _queries.of(view.catalog.workspace)["line_changes"],
            list(batches),
            holder.lines,
            [str(record) for record in records],
        )
        texts = await ChangeTexts.load(source, lines, rows, [row["record_id"] for row in rows])
        for key, some in _sorted(rows).items():
            told[key] += _told(lines, holder, some, texts)
    return told


def _sorted(rows: Sequence[asyncpg.Record]) -> Mapping[Key, list[asyncpg.Record]]:
    found: dict[Key, list[asyncpg.Record]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (decoded(row["after"])[POSITION], row["id"])):
        found[row["batch_id"], UUID(decoded(row["after"])[PARENT_ID])].append(row)
    return found


def _told(view: View, holder: Field, rows: Sequence[asyncpg.Record], texts: ChangeTexts) -> list[Change]:
    changes, moved = [], False
    for row in rows:
        moved = moved or row["changed"] == [POSITION]
        changes += _changes(view, holder, row, texts)
    if moved:
        words = _say(view, _MOVED)
        changes.append(Change(holder.key, _say(view, holder.label), None, None, "", words))
    return changes


def _changes(view: View, holder: Field, row: asyncpg.Record, texts: ChangeTexts) -> list[Change]:
    place = decoded(row["after"])[POSITION]
    path, line = f"{holder.key}[{place - 1}]", _say(view, _LINE, label=_say(view, holder.label), line=place)
    values = [
        Change(
            f"{path}.{change.field}",
            _say(view, _VALUE, line=line, field=change.label),
            change.before,
            change.after,
            change.before_text,
            change.after_text,
        )
        for change in change_rows(view, row, texts)
        if change.field != POSITION
    ]
    if row["op"] == "create":
        shown = "，".join(f"{change.label} {change.after_text}" for change in change_rows(view, row, texts))
        return [Change(path, line, None, None, "", shown)]
    if row["op"] in ("delete", "restore"):
        title, words = texts.title(row["record_id"]) or "", _say(view, _GONE if row["op"] == "delete" else _BACK)
        return [Change(path, line, None, None, title, words)]
    return values


def _say(view: View, words: Words, **parts: object) -> str:
    said = resolve(words, view.caller.language, view.catalog.language)
    return said.format(**parts) if parts else said
