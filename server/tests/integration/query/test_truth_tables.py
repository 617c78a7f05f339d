"""Every operator on every kind of field, plain and denied, near and over a relation, as filter and as row filter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
import reading_oracle as oracle
from query_strategies import AMOUNTS, CODES, COMPANIES, DAYS, FIELDS, LEAVES, LISTS, MEMBERS, MOMENTS, NAMES, STATUSES
from query_world import ask, caller_of, fill

from tenon.kernel.condition import parse_condition
from tenon.query import ListRecords, ReadGate
from tenon.store import Database

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
POOLS: dict[str, list[Any]] = {
    "name": list(NAMES),
    "secret": list(NAMES),
    "code": CODES[1:],
    "amount": AMOUNTS,
    "signed_on": DAYS,
    "met_at": MOMENTS,
    "status": STATUSES,
    "company": [*COMPANIES, str(UUID(int=9))],
    "seller": MEMBERS,
    "owner_id": MEMBERS,
    "level": ["a", "b"],
    "group": [*COMPANIES, str(UUID(int=9))],
}


def record(obj: str, number: int) -> dict[str, Any]:
    """The ``number``-th value of every pool; past its end the field is empty."""
    keys = [key for key in POOLS if key in FIELDS[obj]["fields"]]
    values = {key: [*POOLS[key], None][(number + place) % (len(POOLS[key]) + 1)] for place, key in enumerate(keys)}
    deleted = number == 3
    blank = dict.fromkeys(("created_by", "updated_by", "department_id"))
    return {
        **blank,
        **values,
        "id": COMPANIES[number] if obj == "company" else str(UUID(int=1000 + number)),
        "version": 1,
        "deleted": deleted,
        "deleted_at": MOMENT if deleted else None,
        "created_at": MOMENT,
        "updated_at": MOMENT,
        "spelt": {key: NAMES.get(values[key]) for key in FIELDS[obj]["searchable"]},
    }


WORLD = {
    "objects": FIELDS,
    "members": {},
    "departments": {},
    "records": {
        "company": [record("company", n) for n in range(4)],
        "customer": [record("customer", n) for n in range(30)],
    },
}


def leaves(at: str, hop: str) -> Iterator[dict[str, Any]]:
    for field in LEAVES:
        if field not in FIELDS[at]["fields"]:
            continue
        operators, values = LEAVES[field]
        yield from ({"field": hop + field, "op": op, "value": value} for op in operators for value in values)
        yield from ({"field": hop + field, "op": op} for op in ("empty", "not_empty"))
        for op in ("in", "not_in") if field in LISTS else ():
            yield from (
                {"field": hop + field, "op": op, "value": some} for some in ([], LISTS[field][:1], LISTS[field])
            )
    if at == "customer":
        yield {"field": "amount", "op": "between", "value": ["0", "10.00"]}
        yield {"field": "signed_on", "op": "between", "value": ["2025-12-31", "2026-03-04"]}


async def compare(gate: ReadGate, db: Database, tree: dict[str, Any]) -> None:
    everything = {"read": True, "row": ("all",), "readable": None}
    user = {"id": MEMBERS[0], "grants": {"customer": everything, "company": {**everything, "row": ("own",)}}}
    filtered = await ask(gate, caller_of(user), ListRecords("customer", parse_condition(tree), fields=(), limit=200))
    assert ids(filtered) == [each["id"] for each in oracle.listing(WORLD, user, "customer", tree)], tree
    user["grants"]["customer"] = {**everything, "row": ("where", tree)}
    granted = await ask(gate, caller_of(user), ListRecords("customer", fields=(), limit=200))
    assert ids(granted) == [each["id"] for each in oracle.listing(WORLD, user, "customer")], ("where", tree)


def ids(answer: Any) -> list[str]:
    return [each["id"] for each in answer["records"]]


@pytest.mark.parametrize("hop", ["", "company.", "company.group."])
async def test_every_comparison_and_its_denial_mean_what_the_oracle_says(
    gate: ReadGate, world_db: Database, hop: str
) -> None:
    await fill(world_db, WORLD)
    known = {"field": "company.level", "op": "eq", "value": "a"}
    for leaf in leaves("company" if hop else "customer", hop):
        for tree in (leaf, {"not": leaf}, {"not": {"and": [leaf, known]}}, {"not": {"or": [{"not": leaf}, known]}}):
            await compare(gate, world_db, tree)
