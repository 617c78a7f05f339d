"""Numbers that count: the next ones of a counter, taken in the transaction of the records that carry them.

The row of a counter stays locked until the end of that transaction, so no two records get the same number, and a write
that is refused gives its numbers back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from tenon.access import Caller
from tenon.query import type_of
from tenon.schema import Field, Object, ValueContext
from tenon.store import Transaction, load

_queries = load(__name__)


def counted_fields(object: Object) -> list[Field]:
    """Return the fields whose records take a number each."""
    return [field for field in object.own_fields if type_of(field).counted]


async def number_rows(tx: Transaction, caller: Caller, object: Object, rows: Sequence[dict[str, Any]]) -> None:
    """Give every row the next number of each counted field, in the order of the rows.

    A row that tells when it was first written is counted in that period.
    """
    for field in counted_fields(object):
        timed = [(row, row.get("created_at") or caller.now) for row in rows]
        await number_field(tx, caller, object, field, timed)


async def number_field(
    tx: Transaction, caller: Caller, object: Object, field: Field, rows: Iterable[tuple[dict[str, Any], datetime]]
) -> None:
    """Give rows the next numbers of one field; each is counted in the period of its own instant (UTC)."""
    kind = type_of(field)
    periods: dict[str, list[tuple[dict[str, Any], ValueContext]]] = defaultdict(list)
    for row, at in rows:
        context = ValueContext(at, caller.catalog.timezone, caller.catalog.language)
        periods[kind.period(field, context)].append((row, context))
    for period, some in sorted(periods.items()):
        last = await tx.fetchval(
            _queries.of(caller.catalog.workspace)["take_numbers"], object.key, field.key, period, len(some)
        )
        for place, (row, context) in enumerate(some, start=last - len(some) + 1):
            row.update(kind.numbered(place, field, context))


def created_at(record_id: UUID) -> datetime:
    """Return when a record's id was made, in UTC."""
    return datetime.fromtimestamp((record_id.int >> 80) / 1000, UTC)
