"""References that are told by name, as files tell them: a record by its title or a unique text, people, departments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from uuid import UUID

from tenon.access import Caller
from tenon.query import UnknownObject, View, Write, records_named, target_of, things_named, type_of
from tenon.records.gate import encoded, rows_of
from tenon.schema import Field
from tenon.store import Transaction


async def ids_by_name(
    tx: Transaction, caller: Caller, object_key: str, field: Field, names: Collection[str]
) -> dict[str, list[UUID]]:
    """Return the ids of what the caller can see under each name; two ids mean that the name is not enough.

    A name that nothing has is missing from the answer.
    """
    found: dict[str, dict[UUID, None]] = defaultdict(dict)
    asked = encoded([{"name": name} for name in sorted(names)])
    for statement in _statements(caller, object_key, field) if names else ():
        for row in await rows_of(tx, statement, rows=asked):
            found[row["name"]][row["id"]] = None
    return {name: list(ids) for name, ids in found.items()}


def _statements(caller: Caller, object_key: str, field: Field) -> Iterator[Write]:
    refers = type_of(field).refers
    if refers == "member" or refers == "department":
        yield things_named(View(caller, object_key), refers)
    elif refers == "record":
        try:
            target = View(caller, target_of(field))
        except UnknownObject:
            return
        for each in target.readable:
            if type_of(each).storage == "text" and (each.unique or each is target.title):
                yield records_named(target, each)
