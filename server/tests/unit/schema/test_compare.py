"""Differences of designed things read like sentences, in both languages."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenon.schema import DESIGNABLE, AppBody, AppItem, FieldBody, ObjectBody, Option, OptionSetBody
from tenon.schema.compare import compare_apps, compare_objects, compare_option_sets
from tenon.schema.definition import definition_kinds
from tenon.schema.order import moved

CONTEXT = None
NAME = FieldBody(key="name", type="text", label={"zh-CN": "名称", "en-US": "Name"})
AMOUNT = FieldBody(key="amount", type="number", label="金额", settings={"decimals": 2})
LEVEL = FieldBody(
    key="level",
    type="select",
    label="级别",
    settings={"options": [{"key": "a", "label": "甲"}, {"key": "b", "label": "乙"}]},
)
OLD = ObjectBody(label="客户", title_field="name", fields=(NAME, AMOUNT, LEVEL))


def told(old, new, language="zh-CN"):
    return [(c.op, c.path, c.text[language]) for c in compare_objects(old, new, CONTEXT)]


def with_fields(*fields, **more):
    return ObjectBody(label="客户", title_field="name", fields=fields, **more)


def test_added_removed_and_moved_fields_are_told_with_their_names():
    new = with_fields(LEVEL, NAME, FieldBody(key="day", type="date", label="日期"))
    assert told(OLD, new) == [
        ("remove", "fields.amount", "移除字段「金额」"),
        ("add", "fields.day", "新增字段「日期」"),
        ("move", "fields.level", "字段「级别」换了位置"),
    ]


def test_changed_attributes_are_told_one_by_one_in_both_languages():
    new = with_fields(FieldBody(key="name", type="text", label="名字", required=True), AMOUNT, LEVEL)
    assert told(OLD, new) == [
        ("change", "fields.name.label", "字段改名：名称 → 名字"),
        ("change", "fields.name.required", "字段「名字」改为必填"),
    ]
    assert told(OLD, new, "en-US") == [
        ("change", "fields.name.label", "Field renamed: Name → 名字"),
        ("change", "fields.name.required", "“名字” must be filled in"),
    ]


def test_settings_and_options_are_told_by_name():
    options = [{"key": "b", "label": "乙", "retired": True}, {"key": "c", "label": "丙"}]
    new = with_fields(
        NAME,
        FieldBody(key="amount", type="number", label="金额", settings={"decimals": 4}),
        FieldBody(key="level", type="select", label="级别", settings={"options": options}),
    )
    assert [text for _, _, text in told(OLD, new)] == [
        "字段「金额」的小数位数：2 → 4",
        "移除选项「级别·甲」",
        "新增选项「级别·丙」",
        "停用选项「级别·乙」",
    ]


def test_what_a_stage_asks_for_and_where_it_leads_is_told_by_name():
    def at(**parts):
        options = [{"key": "talk", "label": "洽谈", **parts}, {"key": "won", "label": "成交"}]
        return with_fields(NAME, FieldBody(key="at", type="stage", label="阶段", settings={"options": options}))

    assert [text for _, _, text in told(at(to=[]), at(needs=["name"], to=["won"], probability=40))] == [
        "「阶段·洽谈」可以去往：成交（原来：—）",
        "「阶段·洽谈」的赢率（%）：— → 40",
        "进入「阶段·洽谈」前要填：名称（原来：—）",
    ]
    assert told(at(outcome="open", to=(), needs=()), at()) == []


def test_types_titles_and_rules_are_told():
    new = ObjectBody(
        label="客户",
        title_field="amount",
        fields=(NAME, FieldBody(key="amount", type="text", label="金额"), LEVEL),
        unique_together=(("name", "amount"),),
    )
    assert [text for _, _, text in told(OLD, new)] == [
        "标题字段改为「金额」",
        "字段「金额」的类型：数字 → 单行文本",
        "新增联合唯一：名称 + 金额",
    ]


def test_option_sets_and_apps_are_told():
    old = OptionSetBody(label="级别", options=(Option("a", "甲"), Option("b", "乙")))
    new = OptionSetBody(label="级别", options=(Option("b", "乙"), Option("a", "甲级", "red")))
    assert [c.text["zh-CN"] for c in compare_option_sets(old, new, CONTEXT)] == [
        "选项「乙」换了位置",
        "选项改名：甲 → 甲级",
        "选项「甲级」换了颜色",
    ]
    app = AppBody(label="销售", items=(AppItem("customer"), AppItem(group="组", items=(AppItem("deal"),))))
    flat = AppBody(label="销售", items=(AppItem("customer"), AppItem("deal")))
    assert [c.text["en-US"] for c in compare_apps(None, app, CONTEXT)] == [
        "Name: — → 销售",
        "Navigation: object customer added",
        "Navigation: object deal added",
    ]
    assert [c.op for c in compare_apps(app, flat, CONTEXT)] == ["move"]


def test_a_body_compared_with_itself_has_no_difference():
    assert compare_objects(OLD, OLD, CONTEXT) == []
    assert compare_objects(None, None, CONTEXT) == []


ODD_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
ODD_FIELDS = st.builds(
    FieldBody,
    key=st.sampled_from(["", "a", "b", "name"]),
    type=st.sampled_from(["", "text", "select", "nope"]),
    label=st.text(max_size=5) | st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2),
    default=ODD_VALUES,
    settings=st.dictionaries(st.sampled_from(["options", "target", "x"]), ODD_VALUES, max_size=3),
)
ODD_OBJECTS = st.builds(
    ObjectBody,
    fields=st.lists(ODD_FIELDS, max_size=4).map(tuple),
    title_field=st.text(max_size=5),
    unique_together=st.lists(st.lists(st.sampled_from(["a", "zz"]), max_size=2).map(tuple), max_size=2).map(tuple),
)


@given(ODD_OBJECTS, ODD_OBJECTS)
def test_any_two_drafts_can_be_compared_however_odd(old, new):
    assert compare_objects(new, new, CONTEXT) == []
    for change in compare_objects(old, new, CONTEXT):
        assert set(change.text) == {"zh-CN", "en-US"}


@given(st.permutations(list("abcdef")))
def test_the_moved_are_as_few_as_possible(after):
    before = list("abcdef")
    found = moved(before, list(after))
    rest = [key for key in after if key not in found]
    assert rest == sorted(rest)
    assert (found == []) == (list(after) == before)


@pytest.mark.parametrize("key", sorted(DESIGNABLE))
def test_settings_that_were_stored_and_read_again_have_not_changed(key):
    (kind,) = (each for each in definition_kinds() if each.key == "object")
    tidied = kind.tidy(with_fields(NAME, FieldBody(key="f", type=key, label="F")))
    assert told(msgspec.json.decode(msgspec.json.encode(tidied), type=ObjectBody), tidied) == []
