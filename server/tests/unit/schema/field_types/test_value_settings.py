"""Settings that cannot work are named at their place; ten thousand options are no burden."""

from __future__ import annotations

from time import process_time

import pytest
from field_cases import CONTEXT

from tenon.schema import DESIGNABLE, FieldBody, build_field


def field_of(kind, settings):
    return build_field(FieldBody(key="v", type=kind, label="V", settings=settings), {})


def faults(kind, settings):
    field = field_of(kind, settings)
    return [(bad.path, bad.code) for bad in DESIGNABLE[kind].check(field) if bad.severity == "error"]


GOOD = {"key": "a", "label": "甲"}
DEEP = {"key": "a", "label": "甲"}
for _ in range(8):
    DEEP = {"key": "a", "label": "甲", "children": [DEEP]}

POINTS = "questions[0].options[0].points"
WRONG = [
    ("number", {"decimals": 11}, ("decimals", "M119")),
    ("number", {"min": 5, "max": 1}, ("min", "M120")),
    ("number", {"min": "eins"}, ("min", "M120")),
    ("number", {"unit": "个" * 21}, ("unit", "M121")),
    ("money", {"currency": "yuan"}, ("currency", "M150")),
    ("percent", {"decimals": 9}, ("decimals", "M119")),
    ("slider", {"step": 0}, ("step", "M151")),
    ("slider", {"step": "0.5"}, ("step", "M151")),
    ("slider", {"min": 1, "max": 2, "step": 5}, ("step", "M151")),
    ("rating", {"max": 11}, ("max", "M119")),
    ("rating", {"max": 2}, ("max", "M119")),
    ("duration", {"min": 10, "max": 5}, ("min", "M120")),
    ("duration", {"min": -1}, ("min", "M120")),
    ("select", {"options": [GOOD, GOOD]}, ("options[1].key", "M103")),
    ("radio", {"options": [{"key": "A b", "label": "甲"}]}, ("options[0].key", "M112")),
    ("multi_select", {"options": [{"key": "a", "label": ""}]}, ("options[0].label", "M101")),
    ("multi_select", {"options": [GOOD], "min_count": 3, "max_count": 2}, ("max_count", "M119")),
    ("checkbox_group", {"options": [GOOD], "option_set": "levels"}, ("options", "M126")),
    ("tags", {"suggestions": ["a;b"]}, ("suggestions[0]", "M152")),
    ("tags", {"max_count": 0}, ("max_count", "M119")),
    ("cascader", {"options": [{"key": "a", "label": "甲/乙"}]}, ("options[0].label", "M153")),
    ("cascader", {"options": [{**GOOD, "children": [GOOD, GOOD]}]}, ("options[0].children[1].key", "M103")),
    ("cascader", {"options": [DEEP]}, ("options[0]" + ".children[0]" * 7 + ".children", "M154")),
    ("date", {"min": "tomorrow"}, ("min", "M155")),
    ("date", {"min": "today+1", "max": "today-1"}, ("min", "M156")),
    ("datetime", {"step_minutes": -5}, ("step_minutes", "M119")),
    ("time", {"max": "25:00"}, ("max", "M157")),
    ("time", {"min": "18:00", "max": "09:00"}, ("min", "M156")),
    ("month", {"min": "2026-13"}, ("min", "M158")),
    ("date_range", {"max_days": 0}, ("max_days", "M119")),
    ("score", {}, ("questions", "M159")),
    ("score", {"questions": [GOOD]}, ("questions[0].options", "M160")),
    ("score", {"questions": [{**GOOD, "options": [{**GOOD, "points": "x"}]}]}, (POINTS, "M161")),
    ("score", {"grades": [{**GOOD, "from": 1}, {**GOOD, "key": "b", "from": "1.0"}]}, ("grades[1].from", "M162")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "settings", "fault"), WRONG)
def test_a_setting_that_cannot_work_is_named_at_its_place(kind, settings, fault):
    assert fault in faults(kind, settings)


@pytest.mark.parametrize("kind", sorted({kind for kind, _, _ in WRONG} - {"score"}))
def test_a_type_without_settings_can_be_published(kind):
    assert faults(kind, {}) == []


@pytest.mark.parametrize("kind", ["select", "radio", "multi_select", "checkbox_group"])
def test_ten_thousand_options_are_checked_once_and_then_found_at_once(kind):
    options = [{"key": f"o{number}", "label": {"zh-CN": f"选项 {number}"}} for number in range(10_000)]
    began = process_time()
    assert faults(kind, {"options": options}) == []
    field = field_of(kind, {"options": options})
    DESIGNABLE[kind].parse("选项 1", field, CONTEXT)
    assert process_time() - began < 2
    began = process_time()
    for number in range(0, 10_000, 10):
        stored = DESIGNABLE[kind].parse(f"选项 {number}", field, CONTEXT)["v"]
        assert stored in (f"o{number}", [f"o{number}"])
    assert process_time() - began < 0.5


def test_a_tree_of_ten_thousand_nodes_is_found_at_once():
    tree = [
        {
            "key": f"a{one}",
            "label": f"甲{one}",
            "children": [{"key": f"b{two}", "label": f"乙{two}"} for two in range(99)],
        }
        for one in range(100)
    ]
    assert faults("cascader", {"options": tree}) == []
    field = field_of("cascader", {"options": tree})
    began = process_time()
    for one in range(100):
        assert DESIGNABLE["cascader"].parse(f"甲{one} > 乙98", field, CONTEXT) == {"v": f"a{one}/b98"}
    assert process_time() - began < 0.5


def test_one_option_too_many_is_said():
    options = [{"key": f"o{number}", "label": "x"} for number in range(10_001)]
    assert ("options", "M125") in faults("select", {"options": options})
