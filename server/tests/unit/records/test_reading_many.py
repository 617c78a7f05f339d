"""Many rows are read as one row is: the quick way and the plain one agree on every value and every problem."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import msgspec
import pytest
from asyncpg.pgproto import pgproto
from hypothesis import given
from hypothesis import strategies as st

from tenon.access import FULL_ACCESS, Caller, Scope, Subject
from tenon.kernel.ids import new_id, new_ids
from tenon.records import RowReader
from tenon.records.carried import array_text
from tenon.records.values import read_new, search_of
from tenon.schema import Catalog, FieldBody, ObjectBody, build_object

ME, NOW = new_id(), datetime(2026, 3, 5, 2, 0, tzinfo=UTC)
LEVELS = {
    "options": [{"key": "a", "label": "A"}, {"key": "b", "label": "B"}, {"key": "z", "label": "Z", "retired": True}]
}
BODY = ObjectBody(
    label="客户",
    title_field="name",
    fields=(
        FieldBody(key="name", type="text", label="名称", required=True, searchable=True),
        FieldBody(key="phone", type="mobile", label="手机", searchable=True),
        FieldBody(key="amount", type="number", label="金额", settings={"decimals": 2}, default="1"),
        FieldBody(key="signed_on", type="date", label="签约"),
        FieldBody(key="met_at", type="datetime", label="拜访"),
        FieldBody(key="level", type="select", label="等级", settings=LEVELS, default="b"),
        FieldBody(key="tags", type="tags", label="标签"),
        FieldBody(key="number", type="auto_number", label="编号", settings={"pattern": "{000}"}),
        FieldBody(key="seller", type="user", label="销售"),
        FieldBody(key="parent", type="relation", label="上级", settings={"target": "customer"}),
    ),
)
CUSTOMER = build_object("customer", BODY, {})
CATALOG = Catalog("test", "w_test", 1, "zh-CN", "Asia/Shanghai", "CNY", {"customer": CUSTOMER})

VALUES = st.one_of(
    st.none(),
    st.sampled_from(
        ["", " ", "甲", "客户 ３", "B", "z", "1.2万", "2026-03-05", "2026/3/5 8:00", "13800000000", "$me", "a\x00"]
    ),
    st.text(max_size=8),
    st.integers(-5, 10**12),
    st.booleans(),
    st.floats(allow_nan=False),
    st.dates(date(1999, 1, 1), date(2030, 1, 1)),
    st.datetimes().filter(lambda moment: moment.year > 1900),
    st.decimals(-100, 100, places=1).map(str),
    st.just(str(ME)),
    st.lists(st.text(max_size=2), max_size=2),
)
BODIES = st.lists(
    st.dictionaries(st.sampled_from([*CUSTOMER.fields, "unheard"]), VALUES, max_size=8), min_size=1, max_size=6
)


def caller(**changes):
    subject = Subject("member", ME, "", "test")
    found = Caller(subject, CATALOG, Scope(subject, 0, {"customer": FULL_ACCESS}), "zh-CN", "Asia/Shanghai", NOW)
    return msgspec.structs.replace(found, **changes)


@pytest.mark.parametrize("source", ["import", "ui"])
@given(bodies=BODIES)
def test_rows_read_together_are_what_each_is_by_itself(source, bodies):
    who = caller(source=source)
    reader = RowReader(who, "customer")
    # A row that comes twice is read from memory the second time.
    twice = [*bodies, *bodies]
    drafts = [reader.finish(draft, body) for draft, body in zip(reader.begin(twice), twice, strict=True)]
    for body, draft in zip(twice, drafts, strict=True):
        values, problems = read_new(who, CUSTOMER, body)
        assert sorted(map(str, draft.problems)) == sorted(map(str, problems))
        if not problems:
            row = {name: content for name, content in draft.row.items() if name != "search"}
            assert row == values.columns
            assert draft.row["search"] == search_of(CUSTOMER, values.columns)


def test_what_was_read_is_of_the_type_that_was_sent():
    reader = RowReader(caller(), "customer")
    rows = [{"name": "甲", "amount": 1}, {"name": "甲", "amount": "1"}, {"name": "甲", "amount": True}]
    first, second, third = reader.begin(rows)
    assert first.row["amount"] == second.row["amount"] == Decimal(1)
    assert [problem.code for problem in third.problems] == ["F103"]


def test_a_reader_stands_for_the_rights_and_the_minute_it_was_made_in():
    reader = RowReader(caller(), "customer")
    assert reader.fits(caller())
    assert not reader.fits(caller(now=NOW + timedelta(hours=20)))
    newer = msgspec.structs.replace(CATALOG, revision=CATALOG.revision + 1)
    assert not reader.fits(caller(catalog=newer))


def test_ids_made_at_once_ascend():
    ids = new_ids(10_000)
    assert ids == sorted(set(ids))


def test_ids_of_the_drivers_class_are_written_and_compared_as_all_others():
    made = new_ids(2, pgproto.UUID)
    assert [str(each) for each in made] == [str(UUID(str(each))) for each in made]
    assert {UUID(str(each)) for each in made} == set(made)
    assert array_text(made) == '{"' + '","'.join(map(str, made)) + '"}'
