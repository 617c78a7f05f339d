"""Taking a batch back: every record as it was, if nobody has changed it since; what cannot be undone says why.

A record that a batch changed twice (a relation cleared, then deleted) is undone backwards, one change at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import DELETE, READ, UPDATE, Caller
from tenon.kernel.errors import Invalid
from tenon.kernel.ids import new_id
from tenon.kernel.words import resolve
from tenon.query import View, lock_rows, titles_of, value_columns
from tenon.records.batches import add_batch, own_only
from tenon.records.changes import decoded
from tenon.records.delete import put_away, take_out, unique_columns
from tenon.records.errors import InUse, NoSuchBatch, NotUndoable
from tenon.records.gate import BATCH_LIMIT, plain_columns, rows_of
from tenon.records.lines import demand_unique, touch
from tenon.records.references import missing_references
from tenon.records.undo_steps import (
    ORDER,
    Current,
    Log,
    is_line,
    logged_fields,
    now_of,
    restored,
    search_columns,
    steps,
    then_of,
    waves,
    without_own_lines,
)
from tenon.records.unique import Taken
from tenon.records.update import write_changes
from tenon.schema import PARENT_ID, POSITION
from tenon.store import Transaction, load

_queries = load(__name__)
MOST_CHANGES = 1_000_000
"""Far more than a batch, an import included, with what it cleared and cascaded to, can hold."""


class Skipped(msgspec.Struct, frozen=True):
    """A record that undo left as it is. ``code`` (R6xx) and ``params`` are the reason, to be put into words."""

    record_id: UUID
    title: str | None
    code: str
    params: dict[str, Any] = {}


class Undone(msgspec.Struct, frozen=True):
    """What undoing did: itself a batch, which can be undone as well."""

    batch_id: UUID
    undone: int
    skipped: list[Skipped]


async def undo(tx: Transaction, caller: Caller, batch_id: UUID) -> Undone:
    """Take back what a batch did, as a new batch.

    Raises:
        NoSuchBatch: there is none, or it is somebody else's and the caller is no administrator.
        NotUndoable: it is undone already, or there is nothing in it.
        OutOfReach, MetaChanged: nothing is undone.
    """
    queries = _queries.of(caller.catalog.workspace)
    batch = await tx.fetchrow(queries["lock_batch"], batch_id, own_only(caller))
    if batch is None:
        raise NoSuchBatch
    logged = await tx.fetch(queries["batch_changes"], batch_id, 0, MOST_CHANGES)
    if batch["undone_at"] is not None or not logged:
        raise NotUndoable
    work = _Undoing(tx, caller, new_id())
    for wave in waves(without_own_lines(logged)):
        for key, logs in wave.items():
            await work.take_back(key, logs)
    await tx.execute(queries["mark_undone"], batch_id, caller.now, work.batch)
    await add_batch(tx, caller, work.batch, "undo", batch["object"], work.undone, undo_of=batch_id)
    return Undone(work.batch, work.undone, work.skipped)


class _Undoing:
    """One undo while it runs. ``ours`` are the versions that it has written itself: not a change by somebody else."""

    def __init__(self, tx: Transaction, caller: Caller, batch: UUID) -> None:
        self.tx = tx
        self.caller = caller
        self.batch = batch
        self.undone = 0
        self.skipped: list[Skipped] = []
        self._left: set[UUID] = set()
        self._ours: dict[UUID, int] = {}
        self._touched: set[UUID] = set()

    async def take_back(self, key: str, logs: Sequence[Log]) -> None:
        """Undo one change of each of some records of one object."""
        object = self.caller.catalog.objects.get(key)
        logs = [log for log in logs if log["record_id"] not in self._left]
        if object is None or not self.caller.scope.object(key).may(READ):
            self._skip({}, logs, "R604")
            return
        view = View(self.caller, key)
        ids = sorted({log["record_id"] for log in logs})
        place = value_columns(object, [PARENT_ID]) if object.parent else []
        columns = plain_columns(
            [*logged_fields(object, logs), *search_columns(object, logs), *unique_columns(object), *place],
        )
        current = {row["id"]: row for row in await rows_of(self.tx, lock_rows(view, columns, for_delete=True), ids=ids)}
        later = await self._edited_since(view, logs, current)
        titles = {row["id"]: row["title"] for row in await rows_of(self.tx, titles_of(view), ids=ids)}
        kept = []
        for log in logs:
            reason = self._reason(view, log, current.get(log["record_id"]), later)
            if reason is None:
                kept.append(log)
            else:
                self._skip(titles, [log], *reason)
        if object.parent:
            await self._take_back_lines(view, kept, current, titles)
            return
        for op in ORDER:
            some = [log for log in kept if log["op"] == op]
            if some:
                await self._write(view, op, some, current, titles)

    async def _take_back_lines(
        self, view: View, logs: Sequence[Log], current: Mapping[UUID, Current], titles: Mapping[UUID, str | None]
    ) -> None:
        """Undo what was done to lines, those of one record together or not at all.

        What is unique inside of a record is asked when all of them are back: one may have taken the value of another.
        """
        by_record: dict[UUID, list[Log]] = defaultdict(list)
        for log in logs:
            by_record[current[log["record_id"]][PARENT_ID]].append(log)
        try:
            async with self.tx.savepoint():
                for op, fields, some in steps(view.object, logs):
                    await self._apply(view, op, some, current, fields)
                await demand_unique(self.tx, view, by_record)
        except (Invalid, InUse) as refused:
            if len(by_record) == 1:
                self._left.update(log["record_id"] for log in logs)
                self._skip(titles, logs[:1], *_why(refused))
                return
            for some in by_record.values():
                await self._take_back_lines(view, some, current, titles)
            return
        self._note(view, logs, current)

    async def _edited_since(
        self, view: View, logs: Sequence[Log], current: Mapping[UUID, Current]
    ) -> dict[UUID, Current]:
        """Return, with all they hold, the records that came with the batch and have changed since."""
        ids = [
            log["record_id"]
            for log in logs
            if log["op"] == "create"
            and (row := current.get(log["record_id"])) is not None
            and row["version"] != self._ours.get(row["id"], log["version"])
        ]
        if not ids:
            return {}
        found = await rows_of(self.tx, lock_rows(view, value_columns(view.object), for_delete=True), ids=sorted(ids))
        return {row["id"]: row for row in found}

    def _reason(
        self, view: View, log: Log, row: Current | None, later: Mapping[UUID, Current]
    ) -> tuple[str, dict[str, Any]] | tuple[str] | None:
        """Return why a record cannot go back, or None."""
        if row is None:
            return ("R604",)
        if not view.scope.may(DELETE if log["op"] in ("create", "restore") else UPDATE):
            return ("R607",)
        expected = self._ours.get(row["id"], log["version"])
        if log["op"] == "delete":
            return None if row["deleted"] and row["version"] == expected else ("R603",)
        if row["deleted"]:
            return ("R602",)
        if log["op"] in ("create", "restore"):
            moved = self._moved(view, log, later[row["id"]]) if row["id"] in later else []
            return None if row["version"] == expected else ("R601", {"fields": moved or "…"})
        changed = [key for key in log["changed"] if key in view.object.fields]
        if len(changed) < len(log["changed"]) or not all(
            view.scope.can_write(key) for key in changed if key != POSITION
        ):
            return ("R607",)
        after = decoded(log["after"])
        moved = [key for key in changed if now_of(view.object, key, row) != then_of(view.object, key, after)]
        return ("R601", {"fields": self._labels(view, moved)}) if moved else None

    def _moved(self, view: View, log: Log, row: Current) -> list[str]:
        """Return the labels of the fields that hold something else than when the record came."""
        after, object = decoded(log["after"]), view.object
        keys = [field.key for field in object.stored_fields if view.scope.can_read(field.key)]
        return self._labels(view, [key for key in keys if now_of(object, key, row) != then_of(object, key, after)])

    def _labels(self, view: View, keys: Sequence[str]) -> list[str]:
        return [resolve(view.object.fields[key].label, self.caller.language) for key in keys]

    async def _write(
        self, view: View, op: str, logs: list[Log], current: Mapping[UUID, Current], titles: Mapping[UUID, str | None]
    ) -> None:
        if op == "update":
            for _, fields, some in steps(view.object, logs):
                await self._try(view, op, some, current, titles, fields)
        else:
            # The last first, as they come: a record can only refer to one that was made before it.
            for start in range(0, len(logs), BATCH_LIMIT):
                await self._try(view, op, logs[start : start + BATCH_LIMIT], current, titles, ())

    async def _try(
        self,
        view: View,
        op: str,
        logs: list[Log],
        current: Mapping[UUID, Current],
        titles: Mapping[UUID, str | None],
        fields: tuple[str, ...],
    ) -> None:
        """Write all at once; if one of them cannot be written, each by itself, and leave out those that cannot."""
        try:
            async with self.tx.savepoint():
                await self._apply(view, op, logs, current, fields)
        except (Invalid, InUse) as refused:
            if len(logs) == 1:
                self._skip(titles, logs, *_why(refused))
                return
            for log in logs:
                await self._try(view, op, [log], current, titles, fields)
            return
        self._note(view, logs, current)

    def _note(self, view: View, logs: Sequence[Log], current: Mapping[UUID, Current]) -> None:
        """Remember what has been written."""
        for log in logs:
            self._ours[log["record_id"]] = current[log["record_id"]]["version"] + 1
            if log["record_id"] not in self._touched:
                self._touched.add(log["record_id"])
                self.undone += not view.object.parent

    async def _apply(
        self, view: View, op: str, logs: Sequence[Log], current: Mapping[UUID, Current], fields: tuple[str, ...]
    ) -> None:
        rows = [current[log["record_id"]] for log in logs]
        if op == "delete":
            await take_out(self.tx, view, rows, self.batch)
        elif op == "update" and not any(view.object.fields[key].columns for key in fields):
            for row in rows:
                await touch(self.tx, view, row, fields, self.batch)
        elif op == "update":
            fields = tuple(key for key in fields if view.object.fields[key].columns)
            changed = [restored(view, log, row, fields) for log, row in zip(logs, rows, strict=True)]
            problems = await missing_references(self.tx, view, changed, fields=fields)
            if problems:
                raise Invalid(problems)
            await write_changes(self.tx, view, fields, changed, self.batch)
        else:
            await put_away(self.tx, view, rows, self.batch)

    def _skip(
        self, titles: Mapping[UUID, str | None], logs: Sequence[Log], code: str, params: dict[str, Any] | None = None
    ) -> None:
        for log in logs:
            self._left.add(log["record_id"])
            record = decoded(log["after"]).get(PARENT_ID) if is_line(log) else None
            title = titles.get(log["record_id"])
            self.skipped.append(Skipped(UUID(record) if record else log["record_id"], title, code, params or {}))


def _why(refused: Invalid | InUse) -> tuple[str, dict[str, Any]]:
    if isinstance(refused, InUse):
        return "R605", {}
    return "R606" if isinstance(refused, Taken) else "R608", {"label": refused.problems[0].params.get("label", "")}
