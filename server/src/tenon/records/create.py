"""Creating records: one in one statement, many as a batch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from tenon.access import CREATE, Caller
from tenon.kernel.errors import FieldProblem, Invalid
from tenon.kernel.ids import new_id
from tenon.query import insert_many, insert_one
from tenon.records.batches import add_batch
from tenon.records.errors import OutOfReach, TooMany
from tenon.records.gate import (
    BATCH_LIMIT,
    check_snapshot,
    controls,
    demand_visible,
    given_system,
    joined,
    open_view,
    send,
    write_rows,
)
from tenon.records.lines import Lines, demand_reach, new_lines, take_lines, together, write_lines
from tenon.records.numbers import number_rows
from tenon.records.references import missing_references, refused_references
from tenon.records.seal import seal_columns
from tenon.records.unique import Taken, explain, twice
from tenon.records.values import read_new, search_of
from tenon.store import Transaction


async def create(tx: Transaction, caller: Caller, object_key: str, body: object) -> bytes:
    """Create a record from ``{field: value}``; returns it as JSON, exactly as a get answers it.

    One round trip if ``tx`` has not begun; nothing may follow in ``tx`` then.

    Raises:
        Invalid: problems of fields, all at once; ``Taken`` if a unique value is another record's.
        OutOfReach: the record would lie outside of the caller's rows.
        MetaChanged: compile again from a newer snapshot.
    """
    view = open_view(caller, object_key, CREATE)
    record_id, (sent, rest) = new_id(), take_lines(view, body)
    values, problems = read_new(caller, view.object, rest)
    each, of_lines = await new_lines(tx, view, record_id, sent)
    if problems or of_lines:
        raise Invalid([*problems, *of_lines])
    columns = seal_columns(caller, view.object, record_id, values.columns)
    await number_rows(tx, caller, view.object, [columns])
    batch = new_id() if any(lines.rows for lines in each) else None
    written = await write_lines(tx, caller, each, batch) if batch else []
    given = [key for key in values.fields if columns[view.object.fields[key].column] is not None]
    row = {
        **columns,
        **controls(caller, batch),
        ":id": record_id,
        ":search": search_of(view.object, columns),
        ":changed": [*given, *(lines.holder.key for lines in written)],
    }
    try:
        answer = await send(tx, insert_one(view, values.references), row)
    except asyncpg.UniqueViolationError as violated:
        told = await explain(view, [{"id": record_id, **columns}], violated, tx.after)
        raise Taken([problem for _, problem, _ in told], [link for _, _, link in told if link]) from None
    check_snapshot(caller, answer)
    absent = [key for key, there in zip(values.references, answer["refs"], strict=True) if not there]
    if absent:
        raise Invalid(await refused_references(tx, view, absent, columns, record_id))
    if answer["body"] is None:
        raise OutOfReach
    if batch:
        await demand_reach(tx, written)
        await add_batch(tx, caller, batch, "create", object_key, 1)
    created: str = answer["body"]
    return created.encode()


async def create_many(
    tx: Transaction,
    caller: Caller,
    object_key: str,
    bodies: Sequence[object],
    *,
    batch: UUID | None = None,
    moments: Sequence[datetime] | None = None,
) -> bytes:
    """Create records as one batch, all or none; returns ``{"records": […], "batch_id"}`` as JSON.

    ``batch`` adds them to a batch that was begun with another object, as a pack's sample data do; so do ``moments``,
    which say of each record since when its values stand (UTC).

    Raises:
        Invalid: as ``create``, with paths ``records[3].phone``.
        TooMany: more than 10,000.
    """
    view = open_view(caller, object_key, CREATE)
    if len(bodies) > BATCH_LIMIT:
        raise TooMany(limit=BATCH_LIMIT)
    rows: list[dict[str, Any]] = []
    problems: list[FieldProblem] = []
    every: list[Lines] = []
    for number, body in enumerate(bodies):
        record_id, (sent, rest) = new_id(), take_lines(view, body)
        reader = msgspec.structs.replace(caller, now=moments[number]) if moments else caller
        values, found = read_new(reader, view.object, rest)
        each, of_lines = await new_lines(tx, view, record_id, sent)
        every += each
        problems += [problem.at(f"records[{number}]") for problem in [*found, *of_lines]]
        rows.append({"id": record_id, **seal_columns(caller, view.object, record_id, values.columns)})
    if not problems:
        problems += [problem.at(f"records[{number}]") for number, problem in twice(view, rows)]
        problems += await missing_references(tx, view, rows, path=lambda number: f"records[{number}]")
    if problems:
        raise Invalid(problems)
    await number_rows(tx, caller, view.object, rows)
    for row in rows:
        row["search"] = search_of(view.object, row)
    batch = batch or new_id()
    if sum(len(lines.rows) for lines in every) > BATCH_LIMIT:
        raise TooMany(limit=BATCH_LIMIT)
    written = await write_lines(tx, caller, together(every), batch)
    try:
        async with tx.savepoint():
            _, records = await write_rows(tx, caller, insert_many(view, given_system(rows)), batch, rows)
    except asyncpg.UniqueViolationError as violated:
        told = await explain(view, rows, violated, tx.fetch)
        raise Taken(
            [problem.at(f"records[{number}]") for number, problem, _ in told],
            [{**link, "path": f"records[{number}].{link['path']}"} for number, _, link in told if link],
        ) from None
    await demand_visible(tx, view, rows)
    await demand_reach(tx, written)
    await add_batch(tx, caller, batch, "create", view.object.key, len(rows))
    return b'{"records":' + joined(records) + b',"batch_id":"' + str(batch).encode() + b'"}'
