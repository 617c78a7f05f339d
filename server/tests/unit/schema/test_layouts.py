"""Layouts: what cannot be published is named, and a change reads like a sentence."""

from __future__ import annotations

from tenon.definitions import without_defaults
from tenon.schema import FieldBody, Layout, LayoutGroup, LayoutItem, LayoutTab, ObjectBody
from tenon.schema.compare import compare_objects
from tenon.schema.layouts import check_layouts

NAME = FieldBody(key="name", type="text", label="名称", required=True)
AMOUNT = FieldBody(key="amount", type="number", label="金额")
NOTE = FieldBody(key="note", type="text", label="备注")


def group(key, *fields, label="", columns=1, **more):
    return LayoutGroup(key, label or key, columns, items=tuple(LayoutItem(field) for field in fields), **more)


def layout(*groups, key="main", uses=("detail",), tabs=None, label="主"):
    return Layout(key, label, uses, tabs or (LayoutTab("t", "页", groups),))


def thing(*layouts, fields=(NAME, AMOUNT, NOTE)):
    return ObjectBody(label="合同", title_field="name", fields=fields, layouts=layouts)


def codes(body):
    return [(problem.code, problem.severity) for problem in check_layouts(body)]


def told(old, new):
    return [change.text["zh-CN"] for change in compare_objects(old, new, None)]


def test_a_layout_that_places_fields_once_and_for_a_use_of_its_own_is_fine():
    own, phone = layout(group("a", "name", "created_at")), layout(group("b", "name"), key="phone", uses=("phone",))
    assert codes(thing(own, phone)) == []


def test_unknown_and_repeated_fields_are_named():
    problems = list(check_layouts(thing(layout(group("a", "name", "gone", "name")))))
    assert [(p.code, p.path, p.params["field"]) for p in problems] == [
        ("M186", "layouts[0].tabs[0].groups[0].items[1].field", "gone"),
        ("M187", "layouts[0].tabs[0].groups[0].items[2].field", "name"),
    ]


def test_a_use_is_claimed_once_and_is_a_known_one():
    first, second = layout(group("a", "name")), layout(group("b", "name"), key="other", uses=("detail", "wall"))
    assert codes(thing(first, second)) == [("M188", "error"), ("M189", "error")]


def test_a_required_field_that_a_creating_form_does_not_show_is_an_error_that_names_it():
    problems = list(check_layouts(thing(layout(group("a", "amount"), uses=("create",)))))
    assert [(p.code, p.params["field"]) for p in problems] == [("M192", "名称")]
    given = FieldBody(key="name", type="text", label="名称", required=True, default="新客户")
    assert codes(thing(layout(group("a", "amount"), uses=("create",)), fields=(given, AMOUNT))) == []


def test_an_empty_tab_is_a_warning_and_an_empty_layout_an_error():
    tabs = (LayoutTab("t", "页", (group("a", "name"),)), LayoutTab("u", "空"))
    assert codes(thing(layout(tabs=tabs))) == [("M190", "warning")]
    assert codes(thing(layout(group("a")))) == [("M191", "error")]


def test_items_are_one_thing_each_and_sizes_have_limits():
    both = LayoutItem(field="name", divider=True, span=4)
    odd = layout(LayoutGroup("a", "", 5, items=(both,)))
    assert codes(thing(odd)) == [("M119", "error"), ("M194", "error"), ("M119", "error")]


def test_keys_of_tabs_and_groups_are_keys_and_are_used_once():
    tabs = (LayoutTab("t", "页", (group("a", "name"),)), LayoutTab("t", "页", (group("a", "note"),)))
    assert codes(thing(layout(tabs=tabs))) == [("M103", "error"), ("M103", "error")]
    assert codes(thing(layout(group("A b", "name")))) == [("M185", "error")]


def test_a_moved_field_is_one_sentence():
    old = thing(layout(group("a", "name", "amount", "note")))
    assert told(old, thing(layout(group("a", "note", "name", "amount")))) == ["布局「主」的字段「备注」换了位置"]
    two = thing(layout(group("a", "name", "note"), group("b", "amount", label="金额页")))
    assert told(old, two) == ["布局「主」新增分组「金额页」", "布局「主」的字段「金额」移到分组「金额页」"]


def test_a_moved_group_takes_its_fields_along_without_a_word():
    old = thing(layout(group("a", "name", "note"), group("b", "amount")))
    new = thing(layout(group("b", "amount"), group("a", "name", "note")))
    assert len(told(old, new)) == 1
    assert "分组" in told(old, new)[0]


def test_a_field_that_is_new_on_the_object_is_not_told_again_by_its_layouts():
    day = FieldBody(key="day", type="date", label="日期")
    old = thing(layout(group("a", "name")))
    new = thing(layout(group("a", "name", "day")), fields=(NAME, AMOUNT, NOTE, day))
    assert told(old, new) == ["新增字段「日期」"]


def test_looks_are_told_by_name():
    old = thing(layout(group("a", "name", "amount")))
    wide = LayoutGroup("a", "甲", 2, collapsed=True, items=(LayoutItem("name", 2), LayoutItem("amount")))
    assert told(old, thing(layout(wide, uses=("detail", "create")))) == [
        "布局「主」改为用于：详情 + 新建",
        "布局「主」的分组改名：a → 甲",
        "布局「主」的分组「甲」：1 列 → 2 列",
        "布局「主」的分组「甲」默认收起",
        "布局「主」的字段「名称」宽度：1 → 2",
    ]


def test_a_whole_layout_comes_and_goes_in_one_sentence():
    plain, arranged = thing(), thing(layout(group("a", "name", "amount")))
    assert told(plain, arranged) == ["新增布局「主」"]
    assert told(arranged, plain) == ["移除布局「主」"]


def test_the_short_form_leaves_out_what_has_its_default():
    body = thing(
        layout(LayoutGroup("a", items=(LayoutItem("name"), LayoutItem(note="先问清金额"), LayoutItem(divider=True))))
    )
    assert without_defaults(body)["layouts"] == [
        {
            "key": "main",
            "label": "主",
            "uses": ["detail"],
            "tabs": [
                {
                    "key": "t",
                    "label": "页",
                    "groups": [{"key": "a", "items": [{"field": "name"}, {"note": "先问清金额"}, {"divider": True}]}],
                }
            ],
        }
    ]
