"""What is answered, and what is said of it, is read as the very same value again."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sent import CONTEXT, anything, settings_of

from tenon.schema import DESIGNABLE, BadValue, Field, FieldBody, FieldType, build_field
from tenon.schema.regions import all_regions

WORDLESS = ("sealed", "files", "reference", "references", "lines")
"""Sets of types whose words are names, masks and numbers of things, from which no value can be read."""

TOLD = sorted(key for key, kind in DESIGNABLE.items() if kind.operator_set not in WORDLESS and not kind.computed)

OPTIONS = [
    {"key": "a", "label": "甲、丙"},
    {"key": "b", "label": {"zh-CN": "乙；丁", "en-US": "B, D"}},
    {"key": "c", "label": "丙"},
]
TREE = [{"key": "x", "label": "江苏", "children": [{"key": "y", "label": "南京-北"}, {"key": "z", "label": "无锡"}]}]
FIRST = [{"key": "a", "label": "甲", "points": "1.25"}, {"key": "b", "label": "乙", "points": -3}]
SECOND = [{"key": "a", "label": "甲，乙", "points": 1}, {"key": "b", "label": "丙", "points": 0}]
QUESTIONS = [
    {"key": "q1", "label": "一", "options": FIRST},
    {"key": "q2", "label": "二", "required": False, "multiple": True, "options": SECOND},
]

decimals = st.decimals(-(10**12), 10**12, places=2).map(str)
days = st.dates(date(1, 1, 2), date(9999, 12, 30))
lines = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60)
codes = st.sampled_from(sorted(all_regions()))
degrees = st.decimals(-90, 90, places=6).map(str)

VALUES: dict[str, tuple[dict[str, Any], st.SearchStrategy[Any]]] = {
    "number": ({"decimals": 2, "unit": "台"}, decimals),
    "money": ({}, st.one_of(decimals, st.fixed_dictionaries({"amount": decimals, "currency": st.just("CNY")}))),
    "percent": ({"decimals": 2}, st.decimals(-(10**6), 10**6, places=2).map(lambda number: f"{number}%")),
    "slider": ({"min": -5, "max": 5, "step": "0.5", "decimals": 1}, st.integers(-10, 10).map(lambda half: half / 2)),
    "rating": ({"max": 10}, st.integers(1, 10)),
    "duration": ({}, st.integers(0, 10**9)),
    "bool": ({}, st.booleans()),
    "select": ({"options": OPTIONS}, st.sampled_from("abc")),
    "multi_select": ({"options": OPTIONS}, st.lists(st.sampled_from("abc"))),
    "checkbox_group": ({"options": OPTIONS}, st.lists(st.sampled_from("abc"))),
    "tags": ({}, st.lists(lines.map(lambda text: text[:50]), max_size=5)),
    "cascader": ({"options": TREE, "leaf_only": False}, st.sampled_from(["x", "x/y", "x/z"])),
    "date": ({}, days.map(date.isoformat)),
    "datetime": ({}, st.datetimes().map(lambda moment: moment.isoformat(" ", "minutes"))),
    "time": ({}, st.times().map(lambda moment: moment.isoformat("seconds"))),
    "month": ({}, days.map(lambda day: day.isoformat()[:7])),
    "date_range": ({}, st.tuples(days, days).map(lambda ends: f"{min(ends)} ~ {max(ends)}")),
    "region": ({"depth": "district"}, codes),
    "address": ({}, st.fixed_dictionaries({"region": st.one_of(st.none(), codes), "text": lines})),
    "location": ({}, st.fixed_dictionaries({"longitude": degrees, "latitude": degrees, "label": lines})),
    "score": ({"questions": QUESTIONS}, st.fixed_dictionaries({"answers": st.fixed_dictionaries(
        {"q1": st.sampled_from("ab"), "q2": st.lists(st.sampled_from("ab"))})})),
}  # fmt: skip


def answered(kind: FieldType, row: dict[str, Any], field: Field) -> Any:
    """Return what the API answers: of several columns as the log tells them, for no column knows the whole."""
    if len([column for column in field.columns if column.telling]) == 1:
        return kind.to_json(row["v"], field)
    logged = {name: str(each) if isinstance(each, Decimal) else msgspec.to_builtins(each) for name, each in row.items()}
    return kind.from_log(logged, field)


def comes_back(key: str, chosen: dict[str, Any], value: Any) -> None:
    kind = DESIGNABLE[key]
    field = build_field(FieldBody(key="v", type=key, label="V", settings=chosen), {})
    try:
        row = kind.parse(value, field, CONTEXT)
    except BadValue:
        return
    answer = answered(kind, row, field)
    assert kind.parse(answer, field, CONTEXT) == row, answer
    for language in ("zh-CN", "en-US"):
        words = kind.text(answer, field, msgspec.structs.replace(CONTEXT, language=language))
        assert kind.parse(words, field, CONTEXT) == row, words


@pytest.mark.parametrize("key", sorted(VALUES))
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_a_typical_value_is_answered_and_said_so_that_it_comes_back(key, data):
    chosen, values = VALUES[key]
    comes_back(key, chosen, data.draw(values))


@pytest.mark.parametrize("key", TOLD)
@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_was_taken_comes_back(key, data):
    comes_back(key, data.draw(st.sampled_from(settings_of(key))), data.draw(anything))


@pytest.mark.parametrize("key", TOLD)
def test_every_golden_value_comes_back(key):
    for chosen in settings_of(key):
        kind, field = DESIGNABLE[key], build_field(FieldBody(key="v", type=key, label="V", settings=chosen), {})
        assert kind.text(None, field, CONTEXT) == ""
        assert set(kind.parse(None, field, CONTEXT).values()) == {None}


def test_times_are_said_to_the_minute_unless_they_have_seconds():
    field = build_field(FieldBody(key="v", type="time", label="V"), {})
    kind = DESIGNABLE["time"]
    said = [kind.text(kind.to_json(each, field), field, CONTEXT) for each in (time(14, 30), time(0, 0), time(1, 2, 3))]
    assert said == ["14:30", "00:00", "01:02:03"]
