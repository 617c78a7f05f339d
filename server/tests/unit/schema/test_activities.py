"""Activities: which fields may say what happened, whose records tell of whom, and what a copy keeps of it."""

from __future__ import annotations

from msgspec.structs import replace

from tenon.schema import ActivityBody, FieldBody, ObjectBody, build_object, telling_of
from tenon.schema.activities import check_activity, without_fields
from tenon.schema.compare import compare_objects

FIELDS = (
    FieldBody(key="summary", type="text", label="摘要"),
    FieldBody(key="held_at", type="datetime", label="时间"),
    FieldBody(key="next_on", type="date", label="下次"),
    FieldBody(key="customer", type="relation", label="客户", settings={"target": "customer"}),
    FieldBody(key="guests", type="relations", label="同去", settings={"target": "contact"}),
)
VISIT = ObjectBody(
    label="跟进",
    title_field="summary",
    fields=FIELDS,
    activity=ActivityBody(at="held_at", text="summary", next_at="next_on"),
)


def codes(body):
    return [(problem.code, problem.path) for problem in check_activity(body)]


def test_an_activity_with_a_time_a_text_and_a_relation_is_fine():
    assert codes(VISIT) == []
    assert codes(replace(VISIT, activity=None)) == []


def test_missing_unknown_and_unfitting_fields_are_named():
    wrong = ActivityBody(at="summary", text="", next_step="gone")
    assert codes(replace(VISIT, activity=wrong)) == [
        ("M241", "activity.at"),
        ("M242", "activity.text"),
        ("M240", "activity.next_step"),
    ]


def test_an_activity_that_relates_to_nothing_is_refused():
    assert codes(replace(VISIT, fields=FIELDS[:3])) == [("M243", "activity")]


def test_the_records_that_a_relation_names_are_told_of_one_or_many():
    visit = build_object("visit", VISIT, {})
    plain = build_object("note", replace(VISIT, activity=None), {})
    assert telling_of("customer", [plain, visit]) == [("visit", "customer")]
    assert telling_of("contact", [visit]) == [("visit", "guests")]


def test_a_copy_keeps_of_an_activity_what_its_fields_can_say():
    assert without_fields(VISIT.activity, ["next_on"]) == ActivityBody(at="held_at", text="summary")
    assert without_fields(VISIT.activity, ["held_at"]) is None


def test_becoming_an_activity_reads_as_one_sentence():
    said = [change.text["zh-CN"] for change in compare_objects(replace(VISIT, activity=None), VISIT, None)]
    assert said == ["记录成为其他表的动态"]
