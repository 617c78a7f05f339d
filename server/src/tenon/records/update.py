"""Changing a record, and several alike. A change names the version it was made on; the later one of two is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from tenon.access import UPDATE, Caller
from tenon.kernel.condition import Condition
from tenon.kernel.errors import FieldProblem, Invalid, NotFound
from tenon.kernel.ids import new_id
from tenon.query import View, lock_rows, lock_where, update_many, update_one, value_columns, why_unwritten
from tenon.records.batches import add_batch
from tenon.records.errors import MetaChanged, OutOfReach, TooMany, VersionConflict
from tenon.records.gate import (
    BATCH_LIMIT,
    check_snapshot,
    controls,
    demand_visible,
    open_view,
    rows_of,
    send,
    write_rows,
)
from tenon.records.lines import Lines, changed_lines, counted, demand_reach, take_lines, write_lines
from tenon.records.references import missing_references, refused_references
from tenon.records.seal import seal_columns
from tenon.records.unique import Taken, explain, twice
from tenon.records.values import Values, read_changes, refused_moves, search_of, touches_search
from tenon.schema import FIELD_TYPES, Column, Object
from tenon.store import Transaction


async def update(
    tx: Transaction, caller: Caller, object_key: str, record_id: UUID, version: int, body: object
) -> bytes:
    """Change fields of a record that stands at ``version``; returns it as JSON, as a get answers it.

    Values that it holds already change nothing: no version, no log row. One round trip if ``tx`` has not begun and no
    searched field is among the changes.

    Raises:
        Invalid: problems of fields, all at once; ``Taken`` if a unique value is another record's.
        NotFound: absent, deleted, or not for this caller.
        VersionConflict: it stands at another version; ``extra`` has ``current`` and ``base_version``.
        OutOfReach: it would leave the caller's rows.
        MetaChanged: compile again from a newer snapshot.
    """
    view = open_view(caller, object_key, UPDATE)
    sent, rest = take_lines(view, body)
    values, problems = await _read(tx, view, record_id, rest)
    each: list[Lines] = []
    if sent:
        if not await _lock(tx, view, record_id, version):
            return await _unwritten(tx, view, values, record_id, version)
        each, of_lines = await changed_lines(tx, view, record_id, sent)
        problems += of_lines
    if problems:
        raise Invalid(problems)
    batch = new_id() if each else None
    written = await write_lines(tx, caller, each, batch) if batch else []
    if not values.fields and not written:
        return await _unwritten(tx, view, values, record_id, version)
    values = msgspec.structs.replace(values, columns=seal_columns(caller, view.object, record_id, values.columns))
    await _demand_moves(tx, view, record_id, version, values)
    search = touches_search(view.object, values.fields)
    row = {**values.columns, **controls(caller, batch if written else None), ":id": record_id, ":version": version}
    row |= counted(written)
    if search:
        row[":search"] = await _search(tx, view, record_id, values)
    try:
        lines = tuple(one.holder.key for one in written)
        answer = await send(tx, update_one(view, values.fields, values.references, search=search, lines=lines), row)
    except asyncpg.UniqueViolationError as violated:
        whole = await _merged(tx, view, record_id, values)
        told = await explain(view, [whole], violated, tx.after)
        raise Taken([problem for _, problem, _ in told], [link for _, _, link in told if link]) from None
    check_snapshot(caller, answer)
    absent = [key for key, there in zip(values.references, answer["refs"], strict=True) if not there]
    if absent:
        raise Invalid(await refused_references(tx, view, absent, values.columns, record_id))
    if answer["body"] is None:
        if written:
            raise OutOfReach
        return await _unwritten(tx, view, values, record_id, version)
    if batch and written:
        await demand_reach(tx, written)
        await add_batch(tx, caller, batch, "update", object_key, 1)
    changed: str = answer["body"]
    return changed.encode()


async def _read(tx: Transaction, view: View, record_id: UUID, body: object) -> tuple[Values, list[FieldProblem]]:
    """Read the changes; what is refused is read once more beside what the record holds, which may stay."""
    values, problems = read_changes(view.caller, view.object, body)
    refused = {problem.path for problem in problems}
    asked = value_columns(view.object, [field.key for field in view.object.settable_fields if field.key in refused])
    if not asked:
        return values, problems
    locked = await rows_of(tx, lock_rows(view, asked), ids=[record_id])
    return read_changes(view.caller, view.object, body, dict(locked[0])) if locked else (values, problems)


async def _lock(tx: Transaction, view: View, record_id: UUID, version: int) -> bool:
    """Lock a record, and tell whether it stands at the version.

    Raises:
        NotFound: absent, deleted, or not for this caller.
    """
    locked = await rows_of(tx, lock_rows(view, []), ids=[record_id])
    if not locked or locked[0]["deleted"]:
        raise NotFound
    stands: bool = locked[0]["version"] == version
    return stands


async def update_all(
    tx: Transaction, caller: Caller, object_key: str, which: Sequence[UUID] | Condition, body: object
) -> tuple[UUID, int]:
    """Give many records the same values, as one batch; returns its id and how many records changed.

    Of ``which`` ids those that the caller cannot see, or that are deleted, are left out.

    Raises:
        Invalid, OutOfReach, MetaChanged: as ``update``; nothing is changed then.
        TooMany: more than 10,000 records.
    """
    view = open_view(caller, object_key, UPDATE)
    sent, rest = take_lines(view, body)
    values, problems = read_changes(caller, view.object, rest)
    problems += [FieldProblem(key, "F195", {"label": view.object.fields[key].label}) for key in sent]
    if not problems:
        problems = await missing_references(tx, view, [values.columns])
    if problems:
        raise Invalid(problems)
    batch = new_id()
    locked = await lock_which(tx, view, which, needed_columns(view.object, values.fields))
    live = [row for row in locked if not row["deleted"]]
    problems = [problem for row in live for problem in refused_moves(caller, view.object, row, values)]
    if problems:
        raise Invalid(list({problem.path: problem for problem in problems}.values()))
    rows = [changed_row(view, row, values) for row in live]
    count = await write_changes(tx, view, values.fields, rows, batch)
    await add_batch(tx, caller, batch, "update", view.object.key, count)
    return batch, count


async def write_changes(
    tx: Transaction, view: View, fields: tuple[str, ...], rows: Sequence[Mapping[str, Any]], batch: UUID
) -> int:
    """Write the same fields of locked rows (``id``, ``version``, columns, ``search``); returns how many changed.

    Raises:
        Invalid: a unique value is taken, or given to two of them.
        OutOfReach: one of them would leave the caller's rows.
    """
    if not rows or not fields:
        return 0
    doubled = twice(view, rows)
    if doubled:
        raise Taken([problem for _, problem in doubled[:1]], [])
    search = touches_search(view.object, fields)
    try:
        async with tx.savepoint():
            count, _ = await write_rows(tx, view.caller, update_many(view, fields, search=search), batch, rows)
    except asyncpg.UniqueViolationError as violated:
        told = await explain(view, rows, violated, tx.fetch)
        raise Taken([problem for _, problem, _ in told], [link for _, _, link in told if link]) from None
    await demand_visible(tx, view, rows)
    return count


async def lock_which(
    tx: Transaction,
    view: View,
    which: Sequence[UUID] | Condition,
    columns: Sequence[Column],
    *,
    for_delete: bool = False,
) -> list[asyncpg.Record]:
    """Lock records by id or by filter; rows have ``id, version, deleted`` and the columns, by id.

    Raises:
        TooMany: more than 10,000.
    """
    if isinstance(which, Condition):
        statement = lock_where(view, columns, which, for_delete=for_delete)
        rows = await rows_of(tx, statement, limit=BATCH_LIMIT + 1)
    else:
        if len(which) > BATCH_LIMIT:
            raise TooMany(limit=BATCH_LIMIT)
        rows = await rows_of(tx, lock_rows(view, columns, for_delete=for_delete), ids=sorted(set(which)))
    if len(rows) > BATCH_LIMIT:
        raise TooMany(limit=BATCH_LIMIT)
    return rows


def needed_columns(object: Object, fields: Sequence[str]) -> list[Column]:
    """Return the columns to read of a record before these fields of it change.

    Search and uniqueness depend on them, and whether a value may go where it shall, and has what it asks for.
    """
    keys = {key for rule in object.constraints.values() if set(rule) & set(fields) for key in rule}
    if touches_search(object, tuple(fields)):
        keys |= {field.key for field in object.search_fields}
    keys |= _moving(object, fields)
    return value_columns(object, [key for key in object.fields if key in keys])


def _moving(object: Object, fields: Sequence[str]) -> set[str]:
    """Return those of the fields that may not go anywhere, and the fields that they ask to be filled."""
    guarded = {key for key in fields if FIELD_TYPES[object.fields[key].type].guarded}
    asked = {each for key in guarded for demand in object.demands.get(key, {}).values() for each in demand.fields}
    return guarded | (asked & object.fields.keys())


async def _demand_moves(tx: Transaction, view: View, record_id: UUID, version: int, values: Values) -> None:
    """Lock the record if one of the changes depends on the value that stands.

    Raises:
        Invalid: a value may not go where it shall, or asks for others that are not filled.
    """
    moving = _moving(view.object, values.fields)
    if not moving:
        return
    columns = value_columns(view.object, [key for key in view.object.fields if key in moving])
    locked = await rows_of(tx, lock_rows(view, columns), ids=[record_id])
    if locked and locked[0]["version"] == version:
        problems = refused_moves(view.caller, view.object, locked[0], values)
        if problems:
            raise Invalid(problems)


def changed_row(view: View, row: asyncpg.Record, values: Values) -> dict[str, Any]:
    """Return a locked row with new values, ready for ``write_changes``."""
    whole = {**dict(row), **seal_columns(view.caller, view.object, row["id"], values.columns)}
    del whole["deleted"]
    if touches_search(view.object, values.fields):
        whole["search"] = search_of(view.object, whole)
    return whole


async def _search(tx: Transaction, view: View, record_id: UUID, values: Values) -> list[str] | None:
    """Return the new search column; reads the other searched fields of the record unless all of them change."""
    others = [field.key for field in view.object.search_fields if field.key not in values.fields]
    if not others:
        return search_of(view.object, values.columns)
    statement = lock_rows(view, value_columns(view.object, others))
    rows = await rows_of(tx, statement, ids=[record_id])
    return search_of(view.object, {**(dict(rows[0]) if rows else {}), **values.columns})


async def _merged(tx: Transaction, view: View, record_id: UUID, values: Values) -> dict[str, Any]:
    """Return the record as it would have been, for the question whose value it wanted."""
    statement = lock_rows(view, needed_columns(view.object, values.fields))
    rows = await tx.after(statement.text, *statement.fill({":ids": [record_id]}))
    return {**(dict(rows[0]) if rows else {}), **values.columns, "id": record_id}


async def _unwritten(tx: Transaction, view: View, values: Values, record_id: UUID, version: int) -> bytes:
    """Answer a change that wrote nothing: the record if it holds the values already, else why not."""
    statement = why_unwritten(view, values.fields)
    found = await tx.after(statement.text, *statement.fill({**values.columns, ":id": record_id}))
    if not found:
        raise NotFound
    row = found[0]
    if row["version"] != version:
        raise conflict(row["body"], version)
    if values.fields and not row["same"]:
        if row["stays"]:
            # Somebody brought the record to this very version between the two looks: the change can be made now.
            raise MetaChanged(view.catalog.revision, view.caller.scope.epoch)
        raise OutOfReach
    unchanged: str = row["body"]
    return unchanged.encode()


def conflict(current: str, base_version: int) -> VersionConflict:
    """Return the error that carries both versions."""
    return VersionConflict(extra={"current": msgspec.Raw(current.encode()), "base_version": base_version})
