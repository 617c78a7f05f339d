"""The recycle bin: putting records in, with what refers to them; taking them out; removing them for good.

A relation says what deleting its target does: ``refuse`` stops it, ``clear`` empties the relation, ``cascade`` deletes
the referring record as well. All of it is one batch and can be undone as one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import asyncpg

from tenon.access import DELETE, UPDATE, Caller
from tenon.kernel.condition import Condition
from tenon.kernel.errors import NotFound
from tenon.kernel.ids import new_id
from tenon.query import (
    View,
    delete_one,
    lock_rows,
    mark_many,
    purge_lines,
    purge_many,
    referers,
    target_of,
    type_of,
    update_many,
    value_columns,
    why_unwritten,
)
from tenon.records.batches import add_batch
from tenon.records.errors import InUse, NotAllowed, TooMany
from tenon.records.gate import (
    BATCH_LIMIT,
    SALT_BYTES,
    as_system,
    check_snapshot,
    controls,
    open_view,
    rows_of,
    send,
    write_rows,
)
from tenon.records.lines import touch_records
from tenon.records.unique import Taken, explain
from tenon.records.update import conflict, lock_which
from tenon.schema import Catalog, Column, Field, Object
from tenon.store import Transaction, load

_queries = load(__name__)


async def delete(tx: Transaction, caller: Caller, object_key: str, record_id: UUID, version: int | None = None) -> UUID:
    """Put a record into the recycle bin; returns the id of the batch, which can be undone.

    One round trip if ``tx`` has not begun and no relation leads to the object.

    Raises:
        NotFound: absent, deleted, or not for this caller.
        VersionConflict: ``version`` was given and is not the one it stands at.
        InUse: a record refers to it by a relation that refuses.
        MetaChanged: compile again from a newer snapshot.
    """
    view = open_view(caller, object_key, DELETE)
    batch = new_id()
    if not any(relations_to(caller.catalog, object_key)):
        values = {**controls(caller, batch), ":id": record_id, ":version": version}
        answer = await send(tx, delete_one(view, any_version=version is None), values)
        check_snapshot(caller, answer)
        if answer["body"] is None:
            raise await _why_not(tx, view, record_id, version)
        return batch
    locked = await rows_of(tx, lock_rows(view, [], for_delete=True), ids=[record_id])
    if not locked or locked[0]["deleted"]:
        raise NotFound
    if version is not None and locked[0]["version"] != version:
        raise await _why_not(tx, view, record_id, version)
    count = await put_away(tx, view, locked, batch)
    await add_batch(tx, caller, batch, "delete", object_key, count)
    return batch


async def delete_all(
    tx: Transaction, caller: Caller, object_key: str, which: Sequence[UUID] | Condition
) -> tuple[UUID, int]:
    """Put many records into the recycle bin as one batch; returns its id and how many records went, referrers included.

    Raises:
        InUse, MetaChanged: as ``delete``; nothing is deleted then.
        TooMany: more than 10,000, cascades included.
    """
    view = open_view(caller, object_key, DELETE)
    batch = new_id()
    locked = await lock_which(tx, view, which, [], for_delete=True)
    count = await put_away(tx, view, [row for row in locked if not row["deleted"]], batch)
    await add_batch(tx, caller, batch, "delete", object_key, count)
    return batch, count


async def restore(tx: Transaction, caller: Caller, object_key: str, record_id: UUID) -> bytes:
    """Take a record out of the recycle bin; returns it as JSON, as a get answers it.

    Raises:
        NotFound: it does not lie there, for this caller.
        Taken: another record has its unique value by now.
    """
    view = open_view(caller, object_key, UPDATE)
    locked = await lock_which(tx, view, [record_id], unique_columns(view.object))
    if not locked or not locked[0]["deleted"]:
        raise NotFound
    _, bodies = await take_out(tx, view, locked, None)
    return bodies[0][1:-1]


async def restore_all(tx: Transaction, caller: Caller, object_key: str, which: Sequence[UUID]) -> tuple[UUID, int]:
    """Take many records out of the recycle bin as one batch; those that do not lie there are left out.

    Raises:
        Taken: another record has a unique value of one of them by now; none is restored.
        TooMany: more than 10,000.
    """
    view = open_view(caller, object_key, UPDATE)
    batch = new_id()
    locked = await lock_which(tx, view, which, unique_columns(view.object))
    count, _ = await take_out(tx, view, [row for row in locked if row["deleted"]], batch)
    await add_batch(tx, caller, batch, "restore", object_key, count)
    return batch, count


async def purge(tx: Transaction, caller: Caller, object_key: str, record_id: UUID) -> None:
    """Remove a record of the recycle bin for good. For administrators; it cannot be undone.

    Raises:
        NotAllowed: the caller is no administrator.
        NotFound: it does not lie in the recycle bin.
    """
    view = open_view(caller, object_key, DELETE)
    if not caller.scope.may_design:
        raise NotAllowed(operation=DELETE, object=view.object.label)
    locked = await rows_of(tx, lock_rows(view, [], for_delete=True), ids=[record_id])
    if not locked or not locked[0]["deleted"]:
        raise NotFound
    for holder in view.object.line_fields:
        lines = View(as_system(caller, f"purge of {object_key}"), holder.lines)
        await rows_of(tx, purge_lines(lines), ids=[record_id])
    await rows_of(tx, purge_many(view), ids=[record_id])
    await tx.execute(
        _queries.of(caller.catalog.workspace)["log_purge"],
        caller.now,
        caller.subject.user_id,
        caller.source,
        object_key,
        record_id,
        locked[0]["version"] + 1,
        os.urandom(SALT_BYTES),
    )


async def put_away(
    tx: Transaction,
    view: View,
    locked: Sequence[Mapping[str, Any]],
    batch: UUID,
    seen: dict[str, set[UUID]] | None = None,
) -> int:
    """Put locked rows (``id, version``) into the recycle bin, and deal with what refers to them; returns how many went.

    ``seen`` holds the records that go anyway, by object: they may refer to each other.
    """
    seen = {} if seen is None else seen
    ids = [row["id"] for row in locked]
    seen.setdefault(view.object.key, set()).update(ids)
    if sum(map(len, seen.values())) > BATCH_LIMIT:
        raise TooMany(limit=BATCH_LIMIT)
    count = 0
    for object, field in relations_to(view.catalog, view.object.key) if ids else ():
        count += await _settle(tx, view, object, field, ids, batch, seen)
    rows = [{"id": row["id"], "version": row["version"]} for row in locked]
    written, _ = await write_rows(tx, view.caller, mark_many(view, deleted=True), batch, rows)
    return count + written


async def take_out(
    tx: Transaction, view: View, locked: Sequence[Mapping[str, Any]], batch: UUID | None
) -> tuple[int, list[bytes]]:
    """Take locked rows (``id, version``, unique columns) out of the recycle bin.

    Raises:
        Taken: another record has a unique value of one of them.
    """
    rows = [{"id": row["id"], "version": row["version"]} for row in locked]
    try:
        async with tx.savepoint():
            return await write_rows(tx, view.caller, mark_many(view, deleted=False), batch, rows)
    except asyncpg.UniqueViolationError as violated:
        told = await explain(view, [dict(row) for row in locked], violated, tx.fetch)
        raise Taken([problem for _, problem, _ in told], [link for _, _, link in told if link]) from None


def relations_to(catalog: Catalog, object_key: str) -> Iterator[tuple[Object, Field]]:
    """Yield every relation that leads to an object, with the object it belongs to."""
    for object in catalog.objects.values():
        for field in object.own_fields:
            if target_of(field) == object_key:
                yield object, field


async def _settle(
    tx: Transaction,
    view: View,
    object: Object,
    field: Field,
    ids: Sequence[UUID],
    batch: UUID,
    seen: dict[str, set[UUID]],
) -> int:
    """Do to the records that refer to ``ids`` by ``field`` what the field says."""
    system = View(as_system(view.caller, f"on_delete of {object.key}.{field.key}"), object.key)
    found = await rows_of(tx, referers(system, field), ids=ids, limit=BATCH_LIMIT + 1)
    going = seen.get(object.key, set())
    left = [row for row in found if row["id"] not in going]
    if not left:
        return 0
    if len(left) > BATCH_LIMIT:
        raise TooMany(limit=BATCH_LIMIT)
    if field.settings.on_delete == "refuse":
        shown = view.caller.scope.object(object.key)
        visible = shown.may("read") and shown.can_read(field.key)
        raise InUse(
            count=len(left),
            object=object.label if visible else "…",
            field=field.label if visible else "…",
        )
    if object.parent:
        await touch_records(tx, system, [row["id"] for row in left], batch)
    if field.settings.on_delete == "cascade":
        return await put_away(tx, system, left, batch, seen)
    rows = [{"id": row["id"], "version": row["version"], **_cleared(field, row, set(ids))} for row in left]
    written, _ = await write_rows(tx, system.caller, update_many(system, (field.key,), search=False), batch, rows)
    return written


def _cleared(field: Field, row: Mapping[str, Any], ids: set[UUID]) -> dict[str, Any]:
    """Return the columns of a field without the records that go; a list loses them alone."""
    columns: dict[str, Any] = {column.name: None for column in field.columns}
    if type_of(field).many:
        columns[field.column] = [each for each in row[field.column] if each not in ids] or None
    return columns


async def _why_not(tx: Transaction, view: View, record_id: UUID, version: int | None) -> Exception:
    statement = why_unwritten(view, ())
    found = await tx.after(statement.text, *statement.fill({":id": record_id}))
    if not found or version is None:
        return NotFound()
    return conflict(found[0]["body"], version)


def unique_columns(object: Object) -> list[Column]:
    """Return the columns whose values may stand only once, alone or together."""
    keys = {key for rule in object.constraints.values() for key in rule}
    return value_columns(object, [key for key in object.fields if key in keys])
