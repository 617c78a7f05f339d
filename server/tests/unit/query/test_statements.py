"""What compiled statements are made of: names of the Catalog, words of ours, and parameters."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from query_strategies import conditions, sorts, users
from query_world import CATALOG, NOW, caller_of, full_caller

from tenon.kernel.condition import parse_condition
from tenon.query import (
    Aggregate,
    CountRecords,
    Cursors,
    GetRecord,
    GlobalSearch,
    Group,
    ListRecords,
    Measure,
    Order,
    Pivot,
    Plan,
    Request,
    compile,
)
from tenon.query.anchors import Anchors
from tenon.query.errors import UnknownField, UnknownObject

ME = str(UUID(int=100))
CURSORS = Cursors(b"key")

COLUMNS = {c.name for found in CATALOG.objects.values() for field in found.fields.values() for c in field.columns}
NAMES = COLUMNS | {"id", "version", "deleted_at", "search"} | set(CATALOG.objects) | {CATALOG.schema}
SYSTEM_TABLES = {"sys_revision", "sys_member", "sys_department", "sys_change_log"}


def compiled(request: Request, caller: Any) -> Plan:
    return compile(request, caller, CURSORS, Anchors())


def requests(obj: str) -> st.SearchStrategy[Request]:
    condition = conditions(obj).map(parse_condition)
    words = st.sampled_from(["", "canary one", "客canary", "x"])
    order = sorts.map(lambda keys: tuple(Order(*key) for key in keys))
    lists = st.builds(
        ListRecords,
        object=st.just(obj),
        filter=condition,
        sort=order,
        search=words,
        offset=st.sampled_from([None, 0, 50, 500, 77_777]),
        limit=st.integers(1, 200),
        deleted=st.booleans(),
    )
    groups = (Group(("created_at",), "month"), Group(("owner_id",)))
    figures = st.builds(Aggregate, object=st.just(obj), group=st.just(groups), filter=condition, search=words)
    pivots = st.builds(
        Pivot, object=st.just(obj), rows=st.just(groups[:1]), columns=st.just(groups[1:]), filter=condition
    )
    counts = st.builds(CountRecords, object=st.just(obj), filter=condition, search=words, exact=st.booleans())
    return st.one_of(lists, figures, pivots, counts, st.builds(GlobalSearch, words))


@given(data=st.data(), obj=st.sampled_from(["customer", "company"]), user=users())
def test_every_name_in_a_statement_stands_in_the_snapshot_and_is_qualified(data: Any, obj: str, user: Any) -> None:
    try:
        plan = compiled(data.draw(requests(obj)), caller_of(user))
    except (UnknownField, UnknownObject):
        return
    bare = re.sub(r"'(?:[^']|'')*'", "''", plan.sql)
    assert set(re.findall(r'"([^"]+)"', bare)) <= NAMES | SYSTEM_TABLES
    own = re.findall(r"WITH (\w+) AS", bare)
    for table in re.findall(r"(?:FROM|JOIN) (?!\()(\S+)", bare):
        assert table.startswith(f'"{CATALOG.schema}".') or table in own or re.fullmatch(r"\w+", table) is None
    assert "*" not in re.sub(r"count\(\*\)", "", bare)


CANARIES = ["canaryvalue", "'; DROP TABLE customer; --", '"canary"', "$1", "canary%_\\"]


@given(
    canary=st.sampled_from(CANARIES),
    op=st.sampled_from(["eq", "ne", "contains", "starts_with", "in", "not_in"]),
    field=st.sampled_from(["name", "code", "secret", "company.name", "company.group.name"]),
)
def test_what_a_caller_sends_never_becomes_text_of_the_statement(canary: str, op: str, field: str) -> None:
    sent: Any = [canary] if op.endswith("in") else canary
    condition = parse_condition({"field": field, "op": op, "value": sent})
    other = parse_condition({"field": field, "op": op, "value": ["harmless"] if op.endswith("in") else "harmless"})
    for make in (
        lambda tree: ListRecords("customer", tree, (Order("name"),)),
        lambda tree: CountRecords("customer", tree),
        lambda tree: Aggregate("customer", (Group(("status",)),), (Measure("count"),), tree),
    ):
        plan = compiled(make(condition), full_caller(ME))
        assert plan.sql == compiled(make(other), full_caller(ME)).sql
        assert any("canary" in str(param) or canary in str(param) or canary in param for param in plan.params)
    searched = compiled(ListRecords("customer", search=canary), full_caller(ME))
    assert searched.sql == compiled(ListRecords("customer", search="harmless"), full_caller(ME)).sql


def test_every_placeholder_is_cast_and_used() -> None:
    tree = {
        "and": [
            {"field": "amount", "op": "between", "value": ["1", "2"]},
            {"field": "seller", "op": "eq", "value": "$me"},
        ]
    }
    plan = compiled(ListRecords("customer", parse_condition(tree), search="张三", offset=5), full_caller(ME))
    numbers = re.findall(r"\$(\d+)(::[a-z]+(?:\[\])?)?", plan.sql)
    assert all(cast for _, cast in numbers)
    assert {int(number) for number, _ in numbers} == set(range(1, len(plan.params) + 1))


def test_a_get_carries_the_row_filter() -> None:
    user = {"id": ME, "grants": {"customer": {"read": True, "row": ("own",), "readable": ["name"]}}}
    plan = compiled(GetRecord("customer", UUID(int=5)), caller_of(user))
    assert "t.owner_id = $2::uuid" in plan.sql
    assert plan.params == (UUID(int=5), UUID(ME))


def test_relative_days_are_those_of_the_workspace_zone() -> None:
    tree = parse_condition({"field": "met_at", "op": "relative", "value": {"unit": "day", "from": 0, "to": 0}})
    low, high = compiled(CountRecords("customer", tree), full_caller(ME)).params
    assert (low.isoformat(), high - low) == ("2026-03-04T16:00:00+00:00", timedelta(days=1))
    assert low <= NOW < high


def test_a_grant_that_speaks_of_days_means_those_of_the_question() -> None:
    today = ("where", {"field": "created_at", "op": "relative", "value": {"unit": "day", "from": 0, "to": 0}})
    full = {"read": True, "row": ("all",), "readable": None}
    user = {"id": ME, "grants": {"customer": full, "company": {**full, "row": today}}}
    caller = caller_of(user)
    tomorrow = msgspec.structs.replace(caller, now=caller.now + timedelta(days=1))
    for request in (GetRecord("customer", UUID(int=5)), ListRecords("customer", limit=20)):
        midnights = [
            {param for param in compiled(request, who).params if isinstance(param, datetime)}
            for who in (caller, tomorrow)
        ]
        assert midnights[1] == {moment + timedelta(days=1) for moment in midnights[0]} != set()
