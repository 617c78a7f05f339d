from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenon.access import CREATE, FULL_ACCESS, UPDATE, Caller, ObjectScope, Scope, Subject
from tenon.records.values import read_changes, read_new, refused_moves, search_of, touches_search
from tenon.schema import Catalog, FieldBody, ObjectBody, build_object

ME = UUID(int=1)
BODY = ObjectBody(
    label="客户",
    title_field="name",
    fields=(
        FieldBody(key="name", type="text", label="名称", required=True, searchable=True),
        FieldBody(key="amount", type="number", label="金额", settings={"decimals": 2}, default="1"),
        FieldBody(key="due", type="date", label="到期"),
        FieldBody(key="seller", type="user", label="销售"),
        FieldBody(key="parent", type="relation", label="上级", settings={"target": "customer"}),
    ),
)
CUSTOMER = build_object("customer", BODY, {})
CATALOG = Catalog("test", "w_test", 1, "zh-CN", "Asia/Shanghai", "CNY", {"customer": CUSTOMER})


def caller(scope=FULL_ACCESS):
    subject = Subject("member", ME, "", "test")
    now = datetime(2026, 3, 5, tzinfo=UTC)
    return Caller(subject, CATALOG, Scope(subject, 0, {"customer": scope}), "zh-CN", "Asia/Shanghai", now)


def test_a_new_record_gets_its_defaults_and_every_column():
    values, problems = read_new(caller(), CUSTOMER, {"name": "张三", "seller": "$me"})
    assert problems == []
    assert values.fields == ("name", "amount", "due", "seller", "parent")
    assert values.columns == {
        "name": "张三",
        "name__pinyin": "zhangsan|zs|张三",
        "amount": Decimal("1.00"),
        "due": None,
        "seller": ME,
        "parent": None,
    }
    assert values.references == ("seller",)


def test_an_explicit_null_is_no_default():
    values, _ = read_new(caller(), CUSTOMER, {"name": "x", "amount": None})
    assert values.columns["amount"] is None


def test_changes_hold_only_what_was_sent_in_the_order_of_the_object():
    values, problems = read_changes(caller(), CUSTOMER, {"due": None, "amount": "2"})
    assert (values.fields, values.columns, problems) == (
        ("amount", "due"),
        {"amount": Decimal("2.00"), "due": None},
        [],
    )


@pytest.mark.parametrize(
    "key", ["id", "version", "search", "updated_by", "created_at", "name__pinyin", "deleted_at", "", "x"]
)
def test_what_is_no_field_to_be_filled_in_is_unknown(key):
    for read in (read_new, read_changes):
        _, problems = read(caller(), CUSTOMER, {"name": "x", key: "y"})
        assert [(problem.path, problem.code) for problem in problems] == [(key, "R101")]


def test_a_hidden_and_an_unwritable_field_are_told_like_one_that_does_not_exist():
    scopes = (
        ObjectScope(frozenset({CREATE, UPDATE}), readable=frozenset({"name"})),
        ObjectScope(frozenset({CREATE, UPDATE}), writable=frozenset({"name"})),
    )
    for scope in scopes:
        for key in ("amount", "absent"):
            _, problems = read_changes(caller(scope), CUSTOMER, {key: "1"})
            assert [(p.path, p.code, p.params) for p in problems] == [(key, "R101", {"name": key})]


def test_a_required_field_that_the_caller_cannot_fill_in_does_not_stop_him():
    scope = ObjectScope(frozenset({CREATE}), writable=frozenset({"amount"}))
    assert read_new(caller(scope), CUSTOMER, {"amount": "3"})[1] == []


STAGES = [{"key": "lead", "label": "线索"}, {"key": "offer", "label": "方案确认", "needs": ["amount", "due"]}]
DEAL = build_object(
    "deal",
    ObjectBody(
        label="商机",
        title_field="name",
        fields=(
            FieldBody(key="name", type="text", label="名称"),
            FieldBody(key="at", type="stage", label="阶段", settings={"options": STAGES}, default="lead"),
            FieldBody(key="amount", type="number", label="金额"),
            FieldBody(key="due", type="date", label="到期"),
        ),
    ),
    {},
)


def dealer(scope=FULL_ACCESS):
    return msgspec.structs.replace(caller(), scope=Scope(caller().subject, 0, {"deal": scope}))


def told(problems):
    return [(problem.path, problem.code, problem.params.get("label")) for problem in problems]


def test_a_new_record_enters_a_stage_only_with_the_fields_that_the_stage_needs():
    for body in ({}, {"at": "lead"}, {"at": "offer", "amount": 1, "due": "2026-03-05"}):
        assert read_new(dealer(), DEAL, body)[1] == []
    problems = read_new(dealer(), DEAL, {"at": "offer", "amount": 1})[1]
    assert told(problems) == [("due", "R140", "到期")]
    assert problems[0].params["value"] == "方案确认"
    assert told(read_new(dealer(), DEAL, {"at": "offer", "amount": "x", "due": "2026-03-05"})[1]) == [
        ("amount", "F103", None)
    ]


def test_a_change_enters_a_stage_with_what_stands_and_what_comes_together():
    row = {"at": "lead", "amount": None, "due": date(2026, 3, 5)}

    def refused(body, row=row):
        return told(refused_moves(dealer(), DEAL, row, read_changes(dealer(), DEAL, body)[0]))

    assert refused({"at": "offer"}) == [("amount", "R140", "金额")]
    assert refused({"at": "offer", "amount": 0}) == []
    assert refused({"at": "offer", "amount": 0, "due": None}) == [("due", "R140", "到期")]
    assert refused({"due": None}) == []
    assert refused({"at": "offer", "due": None}, {**row, "at": "offer"}) == []


def test_a_stage_that_needs_what_the_caller_cannot_see_says_so_without_a_name():
    scope = ObjectScope(frozenset({CREATE, UPDATE}), readable=frozenset({"name", "at", "due"}))
    problems = read_new(dealer(scope), DEAL, {"at": "offer"})[1]
    assert told(problems) == [("at", "R141", None), ("due", "R140", "到期")]
    blind = ObjectScope(frozenset({CREATE}), writable=frozenset({"name"}))
    assert read_new(dealer(blind), DEAL, {"name": "x"})[1] == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(), children, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*CUSTOMER.fields, "x"]) | st.text(max_size=5), JSON))
def test_whatever_is_sent_is_read_or_told_and_nothing_else_breaks(body):
    for read in (read_new, read_changes):
        values, problems = read(caller(), CUSTOMER, body)
        told = {problem.path for problem in problems}
        assert told | set(values.fields) >= {key for key in body if key in CUSTOMER.fields}
        assert not told & set(values.fields) - {"name", "owner_id"}


def test_search_holds_the_words_of_every_searched_field_and_its_spelling():
    found = search_of(CUSTOMER, {"name": "张三", "name__pinyin": "zhangsan|zs|张三"})
    assert {"张", "张三", "zha"} <= set(found)
    assert touches_search(CUSTOMER, ("due", "name"))
    assert not touches_search(CUSTOMER, ("due",))
