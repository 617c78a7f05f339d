"""What is said of a sub-table under design."""

import pytest

from tenon.definitions import Context
from tenon.schema.bodies import FieldBody, ObjectBody
from tenon.schema.check import check_object
from tenon.schema.compare import compare_objects

CONTEXT = Context("quotation", "test", "w_test", "w_test", "zh-CN", "Asia/Shanghai", {})
NAME = FieldBody(key="name", type="text", label="名称")


def sub_table(*fields, key="lines", **more):
    settings = {"fields": [{"label": "列", "type": "text", **each} for each in fields], **more.pop("settings", {})}
    return FieldBody(key=key, type="subtable", label="明细", settings=settings, **more)


def problems(field, context=CONTEXT):
    return [
        (p.path, p.code) for p in check_object(ObjectBody("报价单", title_field="name", fields=(NAME, field)), context)
    ]


def test_a_sub_table_with_columns_is_sound():
    assert problems(sub_table({"key": "item"}, {"key": "price", "type": "number"})) == []


@pytest.mark.parametrize(
    ("field", "found"),
    [
        (sub_table(), [("fields[1].settings.fields", "M176")]),
        (sub_table({"key": "item", "label": ""}), [("fields[1].settings.fields[0].label", "M101")]),
        (sub_table({"key": "item"}, {"key": "item"}), [("fields[1].settings.fields[1].key", "M103")]),
        (sub_table({"key": "position"}), [("fields[1].settings.fields[0].key", "M178")]),
        (
            sub_table({"key": "inner", "type": "subtable", "settings": {"fields": [{"key": "a", "label": "b"}]}}),
            [("fields[1].settings.fields[0].type", "M177")],
        ),
        (sub_table({"key": "item"}, settings={"max_rows": 201}), [("fields[1].settings.max_rows", "M119")]),
        (
            sub_table({"key": "item"}, settings={"min_rows": 9, "max_rows": 3}),
            [("fields[1].settings.min_rows", "M119")],
        ),
        (sub_table({"key": "item"}, unique=True), [("fields[1].unique", "M109")]),
        (sub_table({"key": "item"}, indexed=True), [("fields[1].indexed", "M180")]),
        (sub_table({"key": "item"}, default=[{"item": "甲"}]), [("fields[1].default", "M180")]),
        (sub_table({"key": "item"}, key="a" * 41), []),
        (sub_table(*({"key": f"k{n}"} for n in range(101))), [("fields[1].settings.fields", "M179")]),
    ],
)
def test_what_is_wrong_is_said_at_its_place(field, found):
    assert problems(field) == found


def test_a_key_that_is_too_long_for_a_table_is_said_clearly():
    context = CONTEXT.about("q" * 20)
    assert problems(sub_table({"key": "item"}, key="a" * 38), context) == [("fields[1].key", "M175")]


def test_a_diff_names_the_sub_table_and_the_column():
    def body(*fields):
        return ObjectBody("报价单", title_field="name", fields=(NAME, sub_table(*fields)))

    changes = compare_objects(
        body({"key": "item"}, {"key": "gone"}), body({"key": "price", "type": "number"}, {"key": "item"}), CONTEXT
    )
    assert [(change.op, change.path, change.text["zh-CN"]) for change in changes] == [
        ("remove", "fields.lines.settings.fields.gone", "子表「明细」：移除字段「列」"),
        ("add", "fields.lines.settings.fields.price", "子表「明细」：新增字段「列」"),
    ]
