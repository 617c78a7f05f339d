"""Random people ask random questions about random worlds; the product must answer what the oracle answers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
import pytest
import reading_oracle as oracle
from hypothesis import given, settings
from hypothesis import strategies as st
from query_strategies import FIELDS, conditions, sorts, users, worlds
from query_world import ask, caller_of, fill

from tenon.kernel.condition import parse_condition
from tenon.kernel.errors import NotFound
from tenon.query import CountRecords, GetRecord, ListRecords, Order, ReadGate
from tenon.query.errors import UnknownField, UnknownObject
from tenon.store import Database


async def refused_or(question: Any) -> Any:
    try:
        return await question
    except (UnknownField, UnknownObject):
        return "refused"


def expected(world: Any, user: Any, obj: str, *args: Any, **more: Any) -> Any:
    try:
        return [oracle.shown(world, user, obj, record) for record in oracle.listing(world, user, obj, *args, **more)]
    except oracle.Refused:
        return "refused"


async def walked(gate: ReadGate, caller: Any, request: ListRecords) -> Any:
    """Every page of a list, one after another."""
    rows: list[Any] = []
    cursor = None
    for _ in range(40):
        page = await ask(gate, caller, msgspec.structs.replace(request, cursor=cursor))
        rows += page["records"]
        cursor = page["next_cursor"]
        if cursor is None:
            return rows
    raise AssertionError("the walk has no end")


@settings(max_examples=50)
@given(data=st.data(), world=worlds(), user=users())
async def test_a_list_holds_exactly_what_the_caller_may_see_in_the_order_he_asked_for(
    gate: ReadGate, world_db: Database, data: Any, world: Any, user: Any
) -> None:
    await fill(world_db, world)
    caller = caller_of(user)
    for _ in range(10):
        obj = data.draw(st.sampled_from(list(FIELDS)))
        tree = data.draw(st.none() | conditions(obj))
        sort = tuple(key for key in data.draw(sorts) if key[0] == "id" or key[0] in FIELDS[obj]["fields"])
        deleted = data.draw(st.integers(0, 4)) == 0
        limit = data.draw(st.sampled_from([1, 2, 3, 50]))
        search = (
            data.draw(st.sampled_from(["", "", "", "张三", "zs", "三", "x", "100%", "zhangsan", "银行 a"]))
            if sort
            else ""
        )
        condition = None if tree is None else parse_condition(tree)
        request = ListRecords(
            obj, condition, tuple(Order(*key) for key in sort), search=search, limit=limit, deleted=deleted
        )
        want = expected(world, user, obj, tree, sort, search, deleted)
        assert await refused_or(walked(gate, caller, request)) == want
        count = await refused_or(ask(gate, caller, CountRecords(obj, condition, search, deleted)))
        want = expected(world, user, obj, tree, (), search, deleted)
        assert count == ("refused" if want == "refused" else {"count": len(want), "capped": False})


@settings(max_examples=30)
@given(world=worlds(), user=users())
async def test_a_record_is_found_by_its_id_only_by_those_who_may_see_it(
    gate: ReadGate, world_db: Database, world: Any, user: Any
) -> None:
    await fill(world_db, world)
    caller = caller_of(user)
    for obj, found in world["records"].items():
        for record in found:
            request = GetRecord(obj, UUID(record["id"]), deleted=record["deleted"])
            if not user["grants"][obj]["read"]:
                with pytest.raises(UnknownObject):
                    await ask(gate, caller, request)
            elif oracle.visible(world, user, obj, record):
                assert await ask(gate, caller, request) == oracle.shown(world, user, obj, record)
            else:
                with pytest.raises(NotFound):
                    await ask(gate, caller, request)
