"""Texts become trees: binding as in Excel, full-width signs, errors at their place."""

from __future__ import annotations

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenon.expression import MAX_LENGTH, BadExpression, Node, formula, parse, to_json
from tenon.expression.around import Around


def shape(text: str) -> str:
    """Return a tree as it groups: ``add(1, mul(2, 3))``."""

    def told(node: Node) -> str:
        inner = ", ".join(map(told, node.args))
        name = (
            node.value
            if node.op in ("call", "number", "field", "bool")
            else repr(node.value)
            if node.op == "text"
            else node.op
        )
        return f"{name}({inner})" if node.args or node.op == "call" else name

    return told(parse(text))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("1 + 2 * 3", "add(1, mul(2, 3))"),
        ("=1+2", "add(1, 2)"),
        ("-2^2", "power(neg(2), 2)"),
        ("2^3^2", "power(power(2, 3), 2)"),
        ("10%", "percent(10)"),
        ("5 - 3 - 1", "sub(sub(5, 3), 1)"),
        ('"a" & 1 + 1', "concat('a', add(1, 1))"),
        ("a = b & c", "eq(a, concat(b, c))"),
        ("（１＋２．５）", "add(1, 2.5)"),
        ("如果（金额 ≥ 50万， “大” ， 0）", "如果(ge(金额, 500000), '大', 0)"),
        ("[合同 金额（元）] * 2", "mul(合同 金额（元）, 2)"),
        ("customer.level", "customer.level"),
        ("WORKDAY.INTL(a, 1)", "WORKDAY.INTL(a, 1)"),
        ("IF(a,,2)", "IF(a, blank, 2)"),
        ("{1, {2}}", "list(1, list(2))"),
        ('"say ""yes"""', "'say \"yes\"'"),
        ("1.50e2", "150"),
        ("true", "TRUE"),
        ("1 != 2", "ne(1, 2)"),
    ],
)
def test_a_text_groups_as_in_a_spreadsheet(text: str, tree: str) -> None:
    assert shape(text) == tree


@pytest.mark.parametrize(
    ("text", "code", "span"),
    [
        ("1 + ~", "E101", (4, 5)),
        ('1 & "abc', "E102", (4, 8)),
        ("1 + * 2", "E103", (4, 5)),
        ("1 2", "E104", (2, 3)),
        ("SUM(1, 2", "E108", (3, 4)),
        ("[金额", "E108", (0, 3)),
        ("a.b.c.d.e", "E109", (0, 9)),
        ("1 +", "E110", (3, 3)),
        ("SUMM(1)", "E201", (0, 7)),
        ("MOD(1)", "E202", (0, 6)),
        ("1 + ABS(1, 2)", "E203", (11, 12)),
        ("总额 * 2", "E204", (0, 2)),
    ],
)
def test_an_error_stands_at_its_sign(text: str, code: str, span: tuple[int, int]) -> None:
    with pytest.raises(BadExpression) as caught:
        formula(text, frozenset({"amount"}))
    assert (caught.value.code, (caught.value.span.start, caught.value.span.end)) == (code, span)


BOMBS = [
    *("(" * 9_000, "-" * 9_000, "{" * 5_000, "IF(" * 3_000, "a." * 4_000, "%" * 9_000, "[" * 9_000, '"' * 9_999),
    *("1+" * 4_999 + "1", "9" * 9_999, "1" + "%" * 9_000, "SUM(" + "1," * 4_900 + "1)"),
    *("VAR(" * 400 + "1" + ")" * 400, "EVEN(" * 60 + "1" + ")" * 60, "ODD(" * 9 + "1" + ")" * 9),
]


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb[:8])
def test_a_bomb_is_refused_or_computed_at_once(bomb: str) -> None:
    begun = time.process_time()
    with suppress(BadExpression):
        formula(bomb).value({}, Around())
    assert time.process_time() - begun < 1


def test_a_longer_text_than_allowed_is_refused_before_it_is_read() -> None:
    with pytest.raises(BadExpression) as caught:
        parse("1" * (MAX_LENGTH + 1))
    assert caught.value.code == "E105"


@given(st.text(alphabet='a1.+-*/^&%(){}[],"=<>“”（）金额、 #N/A', max_size=40))
def test_whatever_is_written_is_a_tree_or_an_error_with_a_place(text: str) -> None:
    problem = None
    try:
        tree = to_json(parse(text))
    except BadExpression as refused:
        problem = refused
    if problem:
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
    else:
        assert json.loads(json.dumps(tree)) == tree
