"""A list in groups and the figures of its groups tell of the same records in the same order."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from query_strategies import conditions, users, worlds
from query_world import NOW, ask, caller_of, fill

from tenon.kernel.condition import parse_condition
from tenon.query import Aggregate, Group, GroupBy, GroupOrder, ListRecords, Measure, Order, ReadGate, parse_request
from tenon.query.errors import BadQuery, NotGroupable, UnknownField, UnknownObject
from tenon.store import Database

ADMIN = {
    "id": str(UUID(int=1)),
    "grants": {key: {"read": True, "row": ("all",), "readable": None} for key in ("customer", "company")},
}
FIELDS = ("status", "signed_on", "company", "seller", "name")


def key_of(record: dict[str, Any], group: Group) -> Any:
    value = record[group.path[0]]
    if isinstance(value, dict):
        return value["id"]
    return value[:7] if value is not None and group.bucket == "month" else value


@settings(max_examples=60)
@given(data=st.data(), world=worlds(), user=users())
async def test_groups_are_counted_in_the_order_in_which_a_list_shows_them(
    gate: ReadGate, world_db: Database, data: Any, world: Any, user: Any
) -> None:
    await fill(world_db, world)
    caller = caller_of(user)
    field = data.draw(st.sampled_from(FIELDS))
    by = Group((field,), "month" if field == "signed_on" else None)
    desc = data.draw(st.booleans())
    tree = data.draw(st.none() | conditions("customer"))
    condition = None if tree is None else parse_condition(tree)
    order = (GroupOrder(group=0, desc=desc, listed=True),)
    try:
        figures = await ask(gate, caller, Aggregate("customer", (by,), (Measure("count"),), condition, sort=order))
        rows: list[Any] = []
        while True:
            page = ListRecords(
                "customer",
                condition,
                (Order("amount"),),
                (field, "amount"),
                offset=len(rows),
                limit=3,
                group=GroupBy(by, desc),
            )
            answer = await ask(gate, caller, page)
            rows += answer["records"]
            if answer["next_cursor"] is None:
                break
    except (UnknownField, UnknownObject):
        return
    counted = [(group["keys"][0]["value"], int(group["values"][0])) for group in figures["groups"]]
    if by.bucket:
        counted = [(None if key is None else key[:7], count) for key, count in counted]
    assert [(key, len(list(some))) for key, some in groupby(rows, lambda row: key_of(row, by))] == counted


WORLD: dict[str, Any] = {
    "members": {},
    "departments": {},
    "records": {
        "customer": [
            {**dict.fromkeys(("id", "version")), "id": UUID(int=place + 1), "version": 1, "status": status, "spelt": {}}
            | {"created_at": NOW, "updated_at": NOW}
            for place, status in enumerate(["won", None, "new", "lost", "new"])
        ]
    },
}


@pytest.mark.parametrize(
    ("desc", "wanted"), [(False, ["new", "won", "lost", None]), (True, ["lost", "won", "new", None])]
)
async def test_choices_stand_in_their_designed_order_and_what_is_empty_comes_last(
    gate: ReadGate, world_db: Database, desc: bool, wanted: list[str | None]
) -> None:
    await fill(world_db, WORLD)
    order = (GroupOrder(group=0, desc=desc, listed=True),)
    figures = await ask(gate, caller_of(ADMIN), Aggregate("customer", (Group(("status",)),), sort=order))
    assert [group["keys"][0]["value"] for group in figures["groups"]] == wanted


def test_a_list_in_groups_has_places_and_no_cursor() -> None:
    with pytest.raises(BadQuery):
        parse_request("customer", {"kind": "list", "group": {"field": "status"}, "cursor": "x"})
    with pytest.raises(BadQuery):
        parse_request("customer", {"kind": "list", "group": {"field": "status", "way": "up"}})


@pytest.mark.parametrize("path", [("company", "level"), ("id",)])
async def test_only_a_single_value_of_the_record_itself_makes_groups(
    gate: ReadGate, world_db: Database, path: tuple[str, ...]
) -> None:
    with pytest.raises(NotGroupable):
        await ask(gate, caller_of(ADMIN), ListRecords("customer", group=GroupBy(Group(path))))
