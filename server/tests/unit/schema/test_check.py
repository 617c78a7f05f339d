"""Every way in which a body can be wrong has its problem, at its place, and never an exception."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenon.definitions import Context, decode
from tenon.schema import AppBody, AppItem, ObjectBody, OptionSetBody, definition_kinds

KINDS = {kind.key: kind for kind in definition_kinds()}


def context(key="thing", drafts=frozenset(), **bodies):
    return Context(
        key=key,
        workspace="test",
        schema="w_test",
        role="w_test",
        language="zh-CN",
        timezone="Asia/Shanghai",
        bodies={("object", name): body for name, body in bodies.items()}
        | {("option_set", "level"): OptionSetBody(label="x")},
        drafts=drafts,
    )


def problems(body, kind="object", **more):
    decoded = decode(body, KINDS[kind])
    found = KINDS[kind].validate(decoded, context(thing=decoded, **more))
    return [(p.path, p.code) for p in found]


def thing(*fields, **more):
    base = {"key": "name", "type": "text", "label": "名称"}
    return {"label": "物", "title_field": "name", "fields": [base, *fields], **more}


def f(type="text", key="x", **more):
    return {"key": key, "type": type, "label": "X", **more}


OPTION = {"key": "a", "label": "A"}


def stages(*needs):
    return {"options": [{**OPTION, "needs": list(needs)}]}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (thing(), []),
        ({}, [("label", "M101"), ("title_field", "M106")]),
        (thing(label=""), [("label", "M101")]),
        (thing(label={"zh-CN": " "}), [("label", "M101")]),
        (thing(label={"x'y": "a"}), [("label", "M122")]),
        (thing(label="长" * 201), [("label", "M121")]),
        (thing(icon="<svg>"), [("icon", "M123")]),
        (thing(title_field="nope"), [("title_field", "M106")]),
        (thing(f(key="")), [("fields[1].key", "M102")]),
        (thing(f(key="owner_id")), [("fields[1].key", "M102")]),
        (thing(f(key="k" * 5000)), [("fields[1].key", "M102")]),
        (thing(f(key="name")), [("fields[1].key", "M103")]),
        (thing(f("colour")), [("fields[1].type", "M104")]),
        (thing(f("formula")), [("fields[1].type", "M104")]),
        (thing(f(settings={"max_len": 3})), [("fields[1].settings", "D125")]),
        (thing(f(settings={"max_length": "x"})), [("fields[1].settings.max_length", "D120")]),
        (thing(f(settings={"max_length": 0})), [("fields[1].settings.max_length", "M119")]),
        (thing(f(settings={"max_length": 501}, unique=True)), [("fields[1].unique", "M117")]),
        (thing(f(settings={"max_length": 201}, searchable=True, indexed=True)), [("fields[1].indexed", "M117")]),
        (thing(f("number", searchable=True)), [("fields[1].searchable", "M118")]),
        (thing(f("number", settings={"decimals": 11})), [("fields[1].settings.decimals", "M119")]),
        (thing(f("number", settings={"min": 5, "max": 1})), [("fields[1].settings.min", "M120")]),
        (thing(f("number", settings={"min": "x"})), [("fields[1].settings.min", "M120")]),
        (thing(f("number", settings={"min": "NaN"})), [("fields[1].settings.min", "M120")]),
        (thing(f("number", settings={"min": "1e999999999"})), [("fields[1].settings.min", "M120")]),
        (thing(f("number", default="abc")), [("fields[1].default", "F103")]),
        (thing(f("date", default="今天")), []),
        (thing(f("user", default="$me")), []),
        (thing(f("select")), [("fields[1].settings.options", "M111")]),
        (thing(f("select", settings={"options": [OPTION, OPTION]})), [("fields[1].settings.options[1].key", "M103")]),
        (thing(f("select", settings={"options": [{"key": "A B", "label": "x"}]})),
         [("fields[1].settings.options[0].key", "M112")]),
        (thing(f("select", settings={"options": [OPTION], "option_set": "level"})),
         [("fields[1].settings.options", "M126")]),
        (thing(f("select", settings={"option_set": "nope"})), [("fields[1].settings.option_set", "M107")]),
        (thing(f("relation")), [("fields[1].settings.target", "M107")]),
        (thing(f("relation", settings={"target": "thing"})), []),
        (thing(f("relation", settings={"target": "drafted"})), [("fields[1].settings.target", "M108")]),
        (thing(f("relation", settings={"target": "thing", "on_delete": "explode"})),
         [("fields[1].settings.on_delete", "D126")]),
        (thing(f("stage", settings=stages("name"))), []),
        (thing(f("stage", settings=stages("name", "gone"))), [("fields[1].settings.options[0].needs", "M145")]),
        (thing(f("stage", settings=stages("x"))), [("fields[1].settings.options[0].needs", "M146")]),
        (thing(f("stage", settings=stages("no")),
               f("auto_number", "no", settings={"pattern": "{000}", "reset": "never"})),
         [("fields[1].settings.options[0].needs", "M146")]),
        (thing(unique_together=[[]]), [("unique_together[0]", "M116")]),
        (thing(unique_together=[["name"]]), [("unique_together[0]", "M116")]),
        (thing(unique_together=[["name", "name"]]), [("unique_together[0]", "M116")]),
        (thing(unique_together=[["name", "nope"]]), [("unique_together[0]", "M115")]),
        (thing(f(), unique_together=[["x", "name"]]), []),
    ],
)  # fmt: skip
def test_a_wrong_object_is_told_where_and_what(body, expected):
    assert problems(body, drafts=frozenset({("object", "drafted")})) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([{"object": "thing"}], []),
        ([{}], [("items[0]", "M130")]),
        ([{"object": "thing", "group": "x"}], [("items[0]", "M130")]),
        ([{"object": "nope"}], [("items[0].object", "M107")]),
        ([{"group": "组", "items": [{"object": "thing"}]}], []),
        ([{"items": [{"object": "thing"}]}], [("items[0].group", "M101")]),
    ],
)
def test_a_wrong_app_is_told_where_and_what(items, expected):
    body = AppBody(label="销售", items=msgspec.convert(items, tuple[AppItem, ...]))
    found = KINDS["app"].validate(body, context(key="sales", thing=ObjectBody()))
    assert [(p.path, p.code) for p in found] == expected


def test_groups_of_an_app_nest_three_deep_and_no_deeper():
    items = [{"object": "thing"}]
    for _ in range(3):
        items = [{"group": "组", "items": items}]
    body = msgspec.convert({"label": "x", "items": items}, AppBody)
    found = KINDS["app"].validate(body, context(key="sales", thing=ObjectBody()))
    assert [(p.path, p.code) for p in found] == [("items[0].items[0].items[0].items", "M132")]


TEXT = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=6)
ODD = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 99) | TEXT | st.floats(-9, 9, width=16),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
NAMES = ["max_length", "multiline", "decimals", "min", "max", "unit", "options", "option_set", "target", "on_delete"]


@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "key": st.sampled_from(["a", "b", "name", "", "__", "x" * 60]),
                "type": st.sampled_from(["text", "number", "select", "relation", "user", "date", "datetime", "?"]),
                "label": TEXT,
                "default": ODD,
                "unique": st.booleans(),
                "searchable": st.booleans(),
                "settings": st.dictionaries(st.sampled_from(NAMES), ODD, max_size=3),
            },
        ),
        max_size=4,
    ),
    st.lists(st.lists(st.sampled_from(["a", "b", "c"]), max_size=3), max_size=2),
)
def test_no_draft_of_the_right_outer_shape_is_too_odd_to_be_judged(fields, rules):
    kind = KINDS["object"]
    body = decode({"label": "x", "fields": fields, "unique_together": rules}, kind)
    kind.validate(body, context(thing=body))
    kind.references(body)
    kind.brief(body)
