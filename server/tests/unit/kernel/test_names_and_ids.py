"""Promises of ids, keys, words and spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenon.kernel.condition import BadCondition, ConditionTooLarge, comparisons, parse_condition
from tenon.kernel.ids import new_id, parse_id
from tenon.kernel.names import HIDDEN_COLUMNS, SYSTEM_COLUMNS, is_key, quote_ident
from tenon.kernel.pinyin import key_from, spell


def test_ids_of_one_process_rise_and_are_version_seven() -> None:
    ids = [new_id() for _ in range(10_000)]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert {i.version for i in ids} == {7}
    assert {i.variant for i in ids} == {"specified in RFC 4122"}


@given(st.text())
def test_only_the_canonical_form_is_an_id(text: str) -> None:
    found = parse_id(text)
    assert found is None or str(found) == text.lower()


@given(st.text(max_size=60))
def test_a_key_made_from_any_label_is_a_key(label: str) -> None:
    assert is_key(key_from(label))


@given(st.text())
def test_nothing_but_a_plain_name_becomes_an_identifier(text: str) -> None:
    try:
        quoted = quote_ident(text)
    except ValueError:
        return
    assert quoted == f'"{text}"'
    assert '"' not in text


@pytest.mark.parametrize(
    ("text", "full", "initials"),
    [("张三", "zhangsan", "zs"), ("重庆银行", "chongqingyinhang", "cqyh"), ("Acme 中国", "acmezhongguo", "acmezg")],
)
def test_a_name_is_found_by_its_spelling_and_by_its_initials(text: str, full: str, initials: str) -> None:
    assert spell(text) == (full, initials)


def test_a_condition_keeps_its_shape() -> None:
    tree = {"and": [{"field": "a.b", "op": "eq", "value": 1}, {"not": {"or": [{"field": "c", "op": "empty"}]}}]}
    assert [c.path for c in comparisons(parse_condition(tree))] == [("a", "b"), ("c",)]


@pytest.mark.parametrize(
    "tree",
    [None, 1, [], {}, {"and": 1}, {"field": 1, "op": "eq"}, {"field": "a", "op": "like"}, {"field": "", "op": "eq"}]
    + [{"and": [], "or": []}, {"field": "a", "op": ["eq"]}, {"field": "a", "op": "eq", "sql": "x"}],
)
def test_a_malformed_condition_is_refused_with_its_reason(tree: object) -> None:
    with pytest.raises(BadCondition):
        parse_condition(tree)


def test_a_condition_beyond_its_limits_is_refused() -> None:
    deep: object = {"field": "a", "op": "empty"}
    for _ in range(25):
        deep = {"not": deep}
    wide = {"or": [{"field": "a", "op": "empty"}] * 300}
    far = {"field": "a.b.c.d.e", "op": "empty"}
    for tree in (deep, wide, far):
        with pytest.raises(ConditionTooLarge):
            parse_condition(tree)


@pytest.mark.parametrize("text", [*SYSTEM_COLUMNS, *HIDDEN_COLUMNS, "sys_x", "a__b"])
def test_a_column_that_every_table_has_is_no_key(text: str) -> None:
    assert not is_key(text)
