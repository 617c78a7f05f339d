"""What is made from values, for records that exist already: words to be found by, and numbers that they still lack.

What is written is derived, so versions and the log stay as they are. The work goes by id, one bounded step after the
other, each in its own transaction; a step that runs twice changes nothing.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tenon.access import Caller
from tenon.query import View, page_by_id, refresh_many, value_columns
from tenon.records.gate import encoded, rows_of
from tenon.records.logged import shadows_of
from tenon.records.numbers import counted_fields, created_at, number_field
from tenon.records.values import search_of
from tenon.store import Transaction

STEP = 1_000


async def refresh_search(
    tx: Transaction, caller: Caller, object_key: str, after: UUID | None = None, limit: int = STEP
) -> tuple[UUID | None, int]:
    """Renew what is derived in the next records behind the id ``after`` (None: from the first).

    That is ``search``, pinyin and plain shadows, and the numbers of records that came before the field that counts.

    Args:
        tx: the step's own transaction.
        caller: the system, on the newest snapshot.
        object_key: whose records.
        after: where the step before ended.
        limit: records of one step.

    Returns:
        The id to go on behind, None when all are done; and how many records this step saw.
    """
    view = View(caller, object_key)
    fields = [field for field in view.object.own_fields if field.searchable or any(c.derived for c in field.columns)]
    counted = counted_fields(view.object)
    columns = value_columns(view.object, [field.key for field in (*fields, *counted)])
    found = await rows_of(tx, page_by_id(view, columns), id=after or UUID(int=0), limit=limit)
    rows: list[dict[str, Any]] = []
    for each in found:
        row = dict(each)
        for field in fields:
            row.update(shadows_of(caller, field, row[field.column]))
        rows.append(row)
    for field in counted:
        late = [(row, created_at(row["id"])) for row in rows if row[field.column] is None]
        await number_field(tx, caller, view.object, field, late)
    for row in rows:
        row["search"] = search_of(view.object, row)
    if rows:
        derived = [c for c in columns if c.derived] + value_columns(view.object, [field.key for field in counted])
        await rows_of(tx, refresh_many(view, derived), rows=encoded(rows))
    return (rows[-1]["id"] if len(rows) == limit else None), len(rows)
