"""Every template of the gallery can be published as it is, in both languages; a copy follows its model."""

from __future__ import annotations

from pathlib import Path

import pytest

from tenon.definitions import Context, without_defaults
from tenon.packs.templates import list_templates
from tenon.schema import (
    FieldBody,
    Layout,
    LayoutGroup,
    LayoutItem,
    LayoutTab,
    ObjectBody,
    copy_object,
    definition_kinds,
)

TEMPLATES = list_templates(Path(__file__).parents[4] / "packs")
OBJECT = next(kind for kind in definition_kinds() if kind.key == "object")


def in_workspace(bodies):
    return Context("thing", "w", "w_w", "tenon", "zh-CN", "Asia/Shanghai", bodies)


@pytest.mark.parametrize("key", TEMPLATES)
def test_a_template_publishes_without_a_problem(key):
    alone = copy_object(TEMPLATES[key], key, "thing", "新表", frozenset())
    assert OBJECT.validate(alone, in_workspace({("object", "thing"): alone})) == []
    beside = copy_object(TEMPLATES[key], key, "thing", "新表", {("object", "customer")})
    assert OBJECT.validate(beside, in_workspace({("object", "thing"): beside, ("object", "customer"): beside})) == []


@pytest.mark.parametrize("key", TEMPLATES)
def test_a_template_speaks_both_languages(key):
    body = TEMPLATES[key]
    words = [body.label, body.description, *(field.label for field in body.fields)]
    assert all(isinstance(each, dict) and set(each) == {"zh-CN", "en-US"} for each in words)


def test_the_gallery_shows_many_types():
    assert len(TEMPLATES) >= 8
    assert len({field.type for body in TEMPLATES.values() for field in body.fields}) >= 35


def test_what_pointed_to_the_model_points_to_the_copy_even_inside_a_sub_table():
    line = {"key": "of", "type": "relation", "settings": {"target": "part"}}
    fields = (
        FieldBody(key="parent", type="relation", settings={"target": "part"}),
        FieldBody(key="lines", type="subtable", settings={"fields": [line]}),
    )
    copy = copy_object(ObjectBody(fields=fields), "part", "piece", "件", frozenset())
    assert copy.fields[0].settings["target"] == "piece"
    assert copy.fields[1].settings["fields"][0]["settings"]["target"] == "piece"


def test_a_field_that_points_to_nothing_here_is_left_out_with_its_places():
    fields = (FieldBody(key="name", type="text"), FieldBody(key="owner", type="relation", settings={"target": "gone"}))
    group = LayoutGroup("g", items=(LayoutItem("name"), LayoutItem("owner")))
    layouts = (Layout("main", uses=("detail",), tabs=(LayoutTab("t", groups=(group,)),)),)
    model = ObjectBody(fields=fields, unique_together=(("name", "owner"),), layouts=layouts)
    copy = copy_object(model, "a", "b", "乙", frozenset())
    assert without_defaults(copy) == {
        "label": "乙",
        "fields": [{"key": "name", "type": "text"}],
        "layouts": [
            {
                "key": "main",
                "uses": ["detail"],
                "tabs": [{"key": "t", "groups": [{"key": "g", "items": [{"field": "name"}]}]}],
            }
        ],
    }
