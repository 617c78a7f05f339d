"""Finding by words: what is found, in which order, and what must not be."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
import pytest
from query_world import ask, caller_of, fill, full_caller, meta

from tenon.kernel.pinyin import spell
from tenon.query import GlobalSearch, ListRecords, Order, ReadGate
from tenon.store import Database

ME = str(UUID(int=100))
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def record(number: int, name: str | None, **more: Any) -> dict[str, Any]:
    blank = dict.fromkeys(("created_by", "updated_by", "owner_id", "department_id", "deleted_at"))
    texts = {"name": name, "secret": more.get("secret")} if "level" not in more else {"name": name}
    return {
        **blank,
        "id": str(UUID(int=number)),
        "version": 1,
        "deleted": False,
        "created_at": MOMENT,
        "updated_at": MOMENT.replace(hour=number % 24),
        **texts,
        "spelt": {key: text and "|".join((*spell(text), text.lower())) for key, text in texts.items()},
        **more,
    }


@pytest.fixture
async def filled(world_db: Database) -> None:
    customers = [
        record(1, "岚皋张三液压"),
        record(2, "张三"),
        record(3, "张三丰", secret="独门暗号"),
        record(4, "Ab-Cd 100%_x"),
        record(5, "xab"),
        record(6, "ab, 李四"),
        record(7, "ABC", secret="zq zhang"),
    ]
    companies = [record(21, "张三集团", level="a"), record(22, "独门公司", level="b")]
    world = {
        "objects": meta(),
        "members": {},
        "departments": {},
        "records": {"customer": customers, "company": companies},
    }
    await fill(world_db, world)


def user(*, readable: list[str] | None = None, company: bool = True) -> dict[str, Any]:
    return {
        "id": ME,
        "grants": {
            "customer": {"read": True, "row": ("all",), "readable": readable},
            "company": {"read": company, "row": ("all",), "readable": None},
        },
    }


async def found(gate: ReadGate, text: str, *, sort: tuple[Order, ...] = (), who: Any = None) -> list[int]:
    caller = caller_of(who or user())
    answer = await ask(gate, caller, ListRecords("customer", search=text, sort=sort))
    return [UUID(each["id"]).int for each in answer["records"]]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("张", {1, 2, 3}),
        ("张三", {1, 2, 3}),
        ("三丰", {3}),
        ("zs", {2, 3}),
        ("zhangsan", {1, 2, 3}),
        ("hangs", {1, 2, 3}),
        ("a", {4, 6, 7}),
        ("ab", {4, 6, 7}),
        ("abc", {4, 7}),
        ("ＡＢＣ", {4, 7}),
        ("%", {4}),
        ("_", {4}),
        ("100%_", {4}),
        ("\\", set()),
        ("'; --", set()),
        ("李四", {6}),
        ("暗号", {3}),
        ("   ", {1, 2, 3, 4, 5, 6, 7}),
    ],
)
async def test_words_characters_spellings_and_beginnings_are_found(
    gate: ReadGate, filled: None, text: str, numbers: set[int]
) -> None:
    assert set(await found(gate, text)) == numbers
    assert set(await found(gate, text, sort=(Order("name"),))) == numbers


async def test_an_equal_title_comes_before_one_that_begins_so_before_one_that_contains(
    gate: ReadGate, filled: None
) -> None:
    assert await found(gate, "张三") == [2, 3, 1]
    assert await found(gate, "zhangsan") == [2, 3, 1]


@pytest.mark.parametrize("text", ["暗号", "独", "zq", "z", "zhang zq", "q zh"])
async def test_a_word_of_a_hidden_field_finds_nothing_and_changes_nothing(
    gate: ReadGate, filled: None, text: str
) -> None:
    hidden = user(readable=["name", "created_at", "updated_at"])
    without = {n for n in await found(gate, text) if n not in (3, 7)}
    assert set(await found(gate, text, who=hidden)) - {3} == without - {3}
    assert 7 not in await found(gate, text, who=hidden)


async def test_global_search_groups_hits_by_object_and_shows_what_matched(gate: ReadGate, filled: None) -> None:
    answer = await ask(gate, full_caller(ME), GlobalSearch("独门", 5))
    assert answer == {
        "groups": [
            {
                "object": "company",
                "label": "公司",
                "icon": "building",
                "records": [
                    {"id": str(UUID(int=22)), "title": "独门公司", "matched": {"field": "name", "text": "独门公司"}}
                ],
            },
            {
                "object": "customer",
                "label": "客户",
                "icon": "users",
                "records": [
                    {"id": str(UUID(int=3)), "title": "张三丰", "matched": {"field": "secret", "text": "独门暗号"}}
                ],
            },
        ]
    }
    assert (await ask(gate, full_caller(ME, language="en-US"), GlobalSearch("独门", 5)))["groups"][0][
        "label"
    ] == "Company"


async def test_global_search_keeps_to_objects_and_fields_that_may_be_read(gate: ReadGate, filled: None) -> None:
    caller = caller_of(user(readable=["name"], company=False))
    assert await ask(gate, caller, GlobalSearch("独门", 5)) == {"groups": []}
    assert await ask(gate, caller, GlobalSearch("  ", 5)) == {"groups": []}
    hits = (await ask(gate, caller, GlobalSearch("张三", 2)))["groups"]
    assert [[each["title"] for each in group["records"]] for group in hits] == [["张三", "张三丰"]]


async def test_pages_of_a_ranked_search_hold_every_hit_once(gate: ReadGate, filled: None) -> None:
    request, seen = ListRecords("customer", search="a", limit=1), []
    for _ in range(9):
        page = await ask(gate, full_caller(ME), request)
        seen += [UUID(each["id"]).int for each in page["records"]]
        if page["next_cursor"] is None:
            break
        request = msgspec.structs.replace(request, cursor=page["next_cursor"])
    assert sorted(seen) == [4, 6, 7]


async def test_beyond_the_bound_equal_titles_and_those_that_begin_so_still_come_first(
    gate: ReadGate, filled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tenon.query.ranked.RANKED", 1)
    monkeypatch.setattr("tenon.query.ranked.TITLES", 1)
    assert await found(gate, "张三") == [2, 3, 1]
    assert await found(gate, "zhangsan") == [2, 3, 1]
    assert len(await found(gate, "a")) == 2
    request = ListRecords("customer", search="张三", limit=2)
    page = await ask(gate, full_caller(ME), request)
    rest = await ask(gate, full_caller(ME), msgspec.structs.replace(request, cursor=page["next_cursor"]))
    assert [UUID(each["id"]).int for each in page["records"] + rest["records"]] == [2, 3, 1]
    assert rest["next_cursor"] is None
