"""Counts, sums and groups are those of the records that the caller may see."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

import reading_oracle as oracle
from hypothesis import given, settings
from hypothesis import strategies as st
from query_strategies import conditions, users, worlds
from query_world import ask, caller_of, fill

from tenon.kernel.condition import parse_condition
from tenon.query import Aggregate, Group, Measure, Pivot, ReadGate
from tenon.query.errors import UnknownField, UnknownObject
from tenon.store import Database

PATHS = [("status",), ("signed_on",), ("company",), ("seller",), ("company", "level"), ("company", "group", "level")]
MEASURES = (
    Measure("count"),
    Measure("sum", ("amount",)),
    Measure("max", ("signed_on",)),
    Measure("count_distinct", ("status",)),
)


def figures(rows: list[Any]) -> list[str | None]:
    amounts = [row["amount"] for row in rows if row["amount"] is not None]
    days = [row["signed_on"] for row in rows if row["signed_on"] is not None]
    return [
        str(len(rows)),
        format(sum(amounts, Decimal("0.00")), "f") if amounts else None,
        max(days).isoformat() if days else None,
        str(len({row["status"] for row in rows} - {None})),
    ]


def expected(world: Any, user: Any, paths: list[tuple[str, ...]], tree: Any) -> Any:
    groups = defaultdict(list)
    try:
        for path in (*paths, ("amount",), ("signed_on",), ("status",)):
            oracle.check_path(world, user, "customer", list(path))
        for row in oracle.listing(world, user, "customer", tree):
            values = [oracle.follow(world, user, "customer", row, list(path))[0] for path in paths]
            groups[tuple(oracle.plain(value) for value in values)].append(row)
    except oracle.Refused:
        return "refused"
    return {key: figures(rows) for key, rows in groups.items()}


@settings(max_examples=60)
@given(data=st.data(), world=worlds(), user=users())
async def test_groups_are_made_of_visible_records_alone(
    gate: ReadGate, world_db: Database, data: Any, world: Any, user: Any
) -> None:
    await fill(world_db, world)
    caller = caller_of(user)
    for _ in range(3):
        paths = data.draw(st.lists(st.sampled_from(PATHS), min_size=1, max_size=2, unique=True))
        tree = data.draw(st.none() | conditions("customer"))
        condition = None if tree is None else parse_condition(tree)
        want = expected(world, user, paths, tree)
        try:
            request = Aggregate("customer", tuple(Group(path) for path in paths), MEASURES, condition)
            answer = await ask(gate, caller, request)
            pivot = await ask(
                gate, caller, Pivot("customer", (Group(paths[0]),), (Group(paths[-1]),), MEASURES, condition)
            )
        except (UnknownField, UnknownObject):
            assert want == "refused"
            continue
        assert {tuple(k["value"] for k in g["keys"]): g["values"] for g in answer["groups"]} == want
        cells = {
            (row[0]["value"], column[0]["value"]): cell
            for row, cells in zip(pivot["rows"], pivot["cells"], strict=True)
            for column, cell in zip(pivot["columns"], cells, strict=True)
            if cell is not None
        }
        assert cells == {(key[0], key[-1]): values for key, values in want.items()}
