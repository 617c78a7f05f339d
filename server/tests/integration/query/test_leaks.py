"""The ways in which an invisible record or field could show through, one by one."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
import pytest
from query_world import caller_of, fill, gate_of, meta

from tenon.access import Caller
from tenon.kernel.errors import TenonError
from tenon.query import GetRecord, GlobalSearch, ReadGate, Request, parse_request
from tenon.store import Database

ME, OTHER = str(UUID(int=100)), str(UUID(int=101))
MINE, FOREIGN, GONE = (str(UUID(int=n)) for n in (21, 22, 23))
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
READABLE = ["name", "code", "company", "status", "owner_id", "created_at", "updated_at"]


def record(number: int, **more: Any) -> dict[str, Any]:
    blank = dict.fromkeys(("created_by", "updated_by", "department_id", "deleted_at"))
    base = {"id": str(UUID(int=number)), "version": 1, "deleted": False, "created_at": MOMENT, "updated_at": MOMENT}
    spelt = {key: f"{more[key]}|{more[key]}|{more[key]}" for key in ("name", "secret") if more.get(key)}
    return {**blank, **base, "owner_id": ME, "spelt": spelt, **more}


def world(*, secret: str, title: str, level: str, amount: str) -> dict[str, Any]:
    """``secret``, ``amount`` and the foreign company's ``title`` and ``level`` are what the caller may not see."""
    return {
        "objects": meta(),
        "members": {ME: "我", OTHER: "他"},
        "departments": {},
        "records": {
            "company": [
                record(21, name="mine", level="a", group=FOREIGN),
                record(22, name=title, level=level, group=None, owner_id=OTHER),
                record(23, name="gone", level="a", group=None, deleted=True, deleted_at=MOMENT),
            ],
            "customer": [
                record(1, name="one", secret=secret, company=MINE, status="won", amount=Decimal(amount)),
                record(2, name="two", secret="same", company=FOREIGN, status="won", amount=Decimal(1)),
                record(3, name="three", company=GONE, status="lost"),
                record(4, name=title, secret=secret, company=FOREIGN, owner_id=OTHER, amount=Decimal(amount)),
            ],
        },
    }


WORLDS = [
    world(secret="canary", title="canary", level="a", amount="5"),
    world(secret="zebra x", title="zebra", level="b", amount="9"),
]


def caller() -> Caller:
    grants = {
        "customer": {"read": True, "row": ("own",), "readable": READABLE},
        "company": {"read": True, "row": ("own",), "readable": None},
    }
    return caller_of({"id": ME, "grants": grants})


def leaf(field: str, op: str, value: Any = None) -> dict[str, Any]:
    return {"field": field, "op": op} if value is None else {"field": field, "op": op, "value": value}


FILTERS = [
    leaf("company.level", "eq", "a"),
    leaf("company.level", "ne", "a"),
    leaf("company.level", "empty"),
    leaf("company.level", "not_empty"),
    leaf("company.name", "contains", "canary"),
    leaf("company.name", "starts_with", "zeb"),
    leaf("company.group.level", "eq", "a"),
    leaf("company.group.name", "not_empty"),
    {"not": leaf("company.level", "in", ["a"])},
    leaf("secret", "eq", "canary"),
    leaf("amount", "gt", "6"),
    {"or": [leaf("secret", "contains", "zeb"), leaf("name", "eq", "one")]},
]
QUESTIONS = [
    *({"kind": kind, "filter": tree} for tree in FILTERS for kind in ("list", "count")),
    *({"kind": "list", "search": text} for text in ("canary", "can", "c", "zebra", "x", "zeb", "same")),
    *({"kind": "list", "search": text, "sort": [{"field": "name"}]} for text in ("canary", "z", "x")),
    *({"kind": "list", "sort": [{"field": field}]} for field in ("secret", "amount", "name")),
    {"kind": "list"},
    {"kind": "list", "deleted": True},
    {"kind": "list", "fields": ["secret"]},
    {"kind": "list", "offset": 1},
    {"kind": "list", "offset": 1500},
    {"kind": "count", "exact": True},
    {"kind": "aggregate", "group": [{"field": "company"}]},
    {"kind": "aggregate", "group": [{"field": "company.level"}]},
    {"kind": "aggregate", "group": [{"field": "company.group"}]},
    {"kind": "aggregate", "group": [{"field": "company.group.name"}]},
    {"kind": "aggregate", "measures": [{"fn": "sum", "field": "amount"}]},
    {"kind": "aggregate", "group": [{"field": "secret"}]},
    {"kind": "pivot", "rows": [{"field": "company"}], "columns": [{"field": "company.level"}]},
]


async def answers(gate: ReadGate, requests: list[Any]) -> list[Any]:
    async def resolve(_: int | None, __: int | None) -> Caller:
        return caller()

    found = []
    for request in requests:
        try:
            asked: Request = request if not isinstance(request, dict) else parse_request("customer", request)
            found.append(msgspec.json.decode(await gate.run(resolve, asked)))
        except TenonError as error:
            found.append((error.code, error.params))
    return found


@pytest.fixture(scope="module")
async def both(world_db: Database) -> list[list[Any]]:
    """The answers in two worlds that differ only in what the caller may not see."""
    by_id = [GetRecord("customer", UUID(int=n)) for n in (1, 2, 3, 4, 5)]
    by_id += [GetRecord("company", UUID(int=n)) for n in (21, 22, 23)]
    searches = [GlobalSearch(text) for text in ("canary", "zebra", "mine", "one")]
    requests = [*QUESTIONS, *by_id, *searches]
    found = []
    for each in WORLDS:
        await fill(world_db, each)
        found.append(await answers(gate_of(world_db), requests))
    return found


def test_no_answer_depends_on_what_the_caller_may_not_see(both: list[list[Any]]) -> None:
    for place, (left, right) in enumerate(zip(*both, strict=True)):
        # A cursor is sealed over visible keys alone, so even it must be the same.
        assert left == right, QUESTIONS[place] if place < len(QUESTIONS) else place


def test_no_answer_holds_a_word_that_is_hidden(both: list[list[Any]]) -> None:
    for found in both:
        answered = msgspec.json.encode([each for each in found if not isinstance(each, tuple)])
        assert b"canary" not in answered
        assert b"zebra" not in answered


def test_a_relation_shows_its_id_and_no_title_when_the_target_is_foreign_or_deleted(both: list[list[Any]]) -> None:
    rows = {each["id"]: each["company"] for each in both[0][QUESTIONS.index({"kind": "list"})]["records"]}
    assert rows == {
        str(UUID(int=1)): {"id": MINE, "title": "mine"},
        str(UUID(int=2)): {"id": FOREIGN, "title": None},
        str(UUID(int=3)): {"id": GONE, "title": None},
    }


def test_a_foreign_record_is_an_absent_one(both: list[list[Any]]) -> None:
    foreign, absent = both[0][len(QUESTIONS) + 3], both[0][len(QUESTIONS) + 4]
    assert foreign == absent == ("X404", {})
