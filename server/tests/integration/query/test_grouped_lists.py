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
from tenon.query import (
    Aggregate,
    Group,
    GroupBy,
    GroupOrder,
    ListRecords,
    Measure,
    Order,
    ReadGate,
    Slice,
    parse_request,
)
from tenon.query.errors import BadQuery, BadValue, NotGroupable, UnknownField, UnknownObject
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


def slices_of(groups: list[tuple[str | None, int]], first: int, limit: int) -> tuple[Slice, ...]:
    """The rest of the group in which a page begins, the groups that are whole in it, and the begin of the last."""
    parts: list[tuple[str | None, int, int]] = []
    for key, count in groups:
        offset, left = max(0, first), limit - sum(taken for _, _, taken in parts)
        if offset < count and left > 0:
            parts.append((key, offset, min(count - offset, left)))
        first -= count
    middle = [part for part in parts[1:-1] if part[0] is not None]
    ends = parts[:1], parts[1:][-1:]
    whole = [Slice(tuple(key for key, _, _ in middle), 0, sum(n for _, _, n in middle))] if middle else []
    return (*(Slice((k,), o, n) for k, o, n in ends[0]), *whole, *(Slice((k,), o, n) for k, o, n in ends[1]))


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

    first = data.draw(st.integers(0, len(rows)))
    slices = slices_of([(group["keys"][0]["value"], int(group["values"][0])) for group in figures["groups"]], first, 5)
    if slices:
        asked = {"sort": (Order("amount"),), "fields": (field, "amount"), "group": GroupBy(by, desc)}
        page = ListRecords("customer", condition, slices=slices, limit=sum(each.limit for each in slices), **asked)
        assert (await ask(gate, caller, page))["records"] == rows[first : first + 5]


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


@pytest.mark.parametrize(
    "wrong",
    [
        {"slices": [{"values": ["new"], "limit": 3}]},
        {"group": {"field": "status"}, "slices": [{"values": ["new"], "limit": 3}], "offset": 2},
        {"group": {"field": "status"}, "slices": [{"values": ["new"], "limit": 3}], "limit": 3},
        {"group": {"field": "status"}, "slices": [{"values": ["new", None], "limit": 3}]},
        {"group": {"field": "status"}, "slices": [{"values": [], "limit": 3}]},
        {"group": {"field": "status"}, "slices": [{"values": [3], "limit": 3}]},
    ],
)
def test_slices_are_of_groups_and_say_themselves_how_many_rows_they_want(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadQuery):
        parse_request("customer", {"kind": "list", **wrong})


async def test_what_is_no_key_of_a_group_is_refused_by_name(gate: ReadGate, world_db: Database) -> None:
    by = GroupBy(Group(("signed_on",), "month"))
    with pytest.raises(BadValue):
        await ask(gate, caller_of(ADMIN), ListRecords("customer", group=by, slices=(Slice(("May",), 0, 3),), limit=3))


@pytest.mark.parametrize("path", [("company", "level"), ("id",)])
async def test_only_a_single_value_of_the_record_itself_makes_groups(
    gate: ReadGate, world_db: Database, path: tuple[str, ...]
) -> None:
    with pytest.raises(NotGroupable):
        await ask(gate, caller_of(ADMIN), ListRecords("customer", group=GroupBy(Group(path))))
