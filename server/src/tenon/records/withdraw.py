"""Taking away what a batch brought, without touching anything that it did not bring.

Undoing a batch leaves alone whatever has been changed since. A company that has tried sample data out wants them gone
all the same, edited or not; but what it has entered itself must stay as it is, so the records that its own name stay,
and what those name in their turn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

import msgspec

from tenon.access import DELETE, Caller
from tenon.kernel.ids import new_id
from tenon.query import View, lock_rows, referers, titles_of, type_of, value_columns
from tenon.records.batches import add_batch
from tenon.records.delete import put_away, relations_to
from tenon.records.gate import as_system, open_view, rows_of
from tenon.schema import PARENT_ID, Field, Object
from tenon.store import Transaction, load

_queries = load(__name__)
EVERY = 1_000_000
NAMED_IN_FULL = 50

Ids = dict[str, set[UUID]]
"""Ids of records by the key of their object."""


class Own(msgspec.Struct, frozen=True):
    """A record that the batch did not bring and that names one of those it brought."""

    object: str
    id: UUID
    title: str | None


class Withdrawal(msgspec.Struct, frozen=True):
    """What goes and what stays of a batch.

    Attributes:
        going, staying: how many records of each object, in the order in which they were made.
        own: the first of the records for whose sake others stay.
        own_count: how many they are.
        batch_id: the batch of what has gone, which can be undone; None if nothing was taken away.
    """

    going: dict[str, int]
    staying: dict[str, int]
    own: list[Own]
    own_count: int
    batch_id: UUID | None = None


async def plan_withdrawal(tx: Transaction, caller: Caller, batch: UUID) -> Withdrawal:
    """Say what ``withdraw`` would do to the records that ``batch`` created and that still stand."""
    return await _told(tx, caller, await _sorted(tx, caller, batch), None)


async def withdraw(tx: Transaction, caller: Caller, batch: UUID) -> Withdrawal:
    """Put the records that ``batch`` created into the recycle bin, but for those that other records name.

    If none of them stays, the batch counts as undone.

    Raises:
        NotAllowed: the caller may not delete records of one of the objects.
        MetaChanged: nothing has gone; compile again from a newer snapshot.
    """
    sorting = await _sorted(tx, caller, batch)
    taken, count = new_id(), 0
    for key, ids in reversed(_records_of(caller, sorting.going)):
        view = open_view(caller, key, DELETE)
        locked = await rows_of(tx, lock_rows(view, [], for_delete=True), ids=sorted(ids))
        count += await put_away(tx, view, locked, taken, {name: set(some) for name, some in sorting.going.items()})
    if not any(sorting.staying.values()):
        await tx.execute(_queries.of(caller.catalog.workspace)["mark_undone"], batch, caller.now, taken)
    if count:
        await add_batch(tx, caller, taken, "delete", next(iter(sorting.going)), count)
    return await _told(tx, caller, sorting, taken if count else None)


class _Sorting(NamedTuple):
    going: Ids
    staying: Ids
    own: dict[tuple[str, UUID], None]


async def _sorted(tx: Transaction, caller: Caller, batch: UUID) -> _Sorting:
    """Begin with all that the batch made; let stay what others name, until nobody else names what goes."""
    going = await _standing(tx, caller, batch)
    staying: Ids = defaultdict(set)
    own: dict[tuple[str, UUID], None] = {}
    while True:
        named: Ids = defaultdict(set)
        for target in list(going):
            for object, field in relations_to(caller.catalog, target):
                async for holder, ids in _naming(tx, caller, object, field, going, target):
                    named[target] |= ids
                    if holder[1] not in staying.get(holder[0], ()):
                        own[holder] = None
        if not any(named.values()):
            return _Sorting(going, staying, own)
        for target, ids in named.items():
            going[target] -= ids
            staying[target] |= ids


async def _standing(tx: Transaction, caller: Caller, batch: UUID) -> Ids:
    """Return what the batch has created and is not deleted, lines included, in the order in which it was made."""
    made: Ids = {}
    for row in await tx.fetch(_queries.of(caller.catalog.workspace)["batch_created"], batch):
        if row["object"] in caller.catalog.objects:
            view = View(as_system(caller, f"withdrawal of {batch}"), row["object"])
            found = await rows_of(tx, lock_rows(view, []), ids=row["ids"])
            made[row["object"]] = {each["id"] for each in found if not each["deleted"]}
    return made


async def _naming(
    tx: Transaction, caller: Caller, object: Object, field: Field, going: Ids, target: str
) -> AsyncIterator[tuple[tuple[str, UUID], set[UUID]]]:
    """Yield each record outside of ``going`` that names some of it by ``field``, with what it names.

    A line counts as its record does; one that was added to a record which goes, goes with it.
    """
    system = View(as_system(caller, f"withdrawal of {target}"), object.key)
    found = await rows_of(tx, referers(system, field), ids=sorted(going[target]), limit=EVERY)
    others = {row["id"]: row[field.column] for row in found if row["id"] not in going.get(object.key, ())}
    many = type_of(field).many
    parents = await _parents(tx, system, others) if object.parent else {}
    for record, names in others.items():
        holder = (object.parent, parents[record]) if object.parent else (object.key, record)
        if holder[1] in going.get(holder[0], ()):
            going.setdefault(object.key, set()).add(record)
        else:
            yield holder, (set(names) if many else {names}) & going[target]


async def _parents(tx: Transaction, lines: View, ids: Iterable[UUID]) -> dict[UUID, UUID]:
    columns = value_columns(lines.object, [PARENT_ID])
    return {row["id"]: row[PARENT_ID] for row in await rows_of(tx, lock_rows(lines, columns), ids=sorted(ids))}


async def _told(tx: Transaction, caller: Caller, sorting: _Sorting, batch: UUID | None) -> Withdrawal:
    shown = list(sorting.own)[:NAMED_IN_FULL]
    titles: dict[UUID, str | None] = {}
    for key in {key for key, _ in shown}:
        ids = [each for of, each in shown if of == key]
        titles |= {row["id"]: row["title"] for row in await rows_of(tx, titles_of(View(caller, key)), ids=ids)}
    return Withdrawal(
        _counted(caller, sorting.going),
        _counted(caller, sorting.staying),
        [Own(key, each, titles.get(each)) for key, each in shown],
        len(sorting.own),
        batch,
    )


def _counted(caller: Caller, ids: Mapping[str, set[UUID]]) -> dict[str, int]:
    return {key: len(some) for key, some in _records_of(caller, ids)}


def _records_of(caller: Caller, ids: Mapping[str, set[UUID]]) -> list[tuple[str, set[UUID]]]:
    """Return what is no line, and is there at all."""
    return [(key, some) for key, some in ids.items() if some and not caller.catalog.object(key).parent]
