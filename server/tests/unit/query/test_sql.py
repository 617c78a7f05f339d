"""The SQL value."""

from __future__ import annotations

import pytest

from tenon.query.errors import BadText
from tenon.query.sql import FALSE, TRUE, Bound, Sql, all_of, any_of, column, compacted, join, qualified, value


def test_a_value_used_twice_has_one_placeholder() -> None:
    me = Bound(7, "int")
    assert Sql("a = ", me, " OR b = ", me, " OR c = ", Bound(7, "int")).render() == (
        "a = $1::int OR b = $1::int OR c = $2::int",
        (7, 7),
    )


def test_fragments_join_in_order() -> None:
    piece = "(" + join(", ", [value(1, "int"), column("t", "name"), qualified("w_x", "sys_member")]) + ")"
    assert piece.render() == ('($1::int, t."name", "w_x"."sys_member")', (1,))
    assert compacted(piece).render() == piece.render()


@pytest.mark.parametrize("name", ['a"b', "A", "a b", "", "a;", "名", "a" * 64])
def test_only_plain_lower_case_names_become_identifiers(name: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        column("t", name)


@pytest.mark.parametrize("text", ["a\x00", "\ud800", "x\udfff"])
def test_text_that_cannot_be_stored_is_refused(text: str) -> None:
    with pytest.raises(BadText):
        value(text, "text")
    with pytest.raises(BadText):
        value(["fine", text], "text[]")


def test_always_and_never_are_folded_away() -> None:
    leaf = Sql("x")
    assert all_of([]) is TRUE
    assert all_of([TRUE, leaf]) is leaf
    assert any_of([]) is FALSE
    assert any_of([FALSE, leaf]) is leaf
    assert any_of([leaf, TRUE]) is TRUE
    assert all_of([leaf, leaf]).render().text == "(x AND x)"
    assert all_of([leaf, FALSE]) is FALSE
