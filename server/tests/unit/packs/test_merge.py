"""Promises of the three-way merge and of the plan of an upgrade."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tenon.packs.merge import merge
from tenon.packs.upgrade import plan_upgrade

KEYS = st.sampled_from("abcd")
SCALARS = st.one_of(st.booleans(), st.integers(0, 3), st.sampled_from(["x", "y"]))


def _keyed(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    things = st.dictionaries(KEYS, st.dictionaries(st.sampled_from("pq"), values, max_size=2), max_size=3)
    return things.map(lambda found: [{"key": key, **thing} for key, thing in found.items()])


BODIES = st.dictionaries(KEYS, st.one_of(SCALARS, _keyed(SCALARS), st.lists(SCALARS, max_size=2)), max_size=4)


@given(BODIES, BODIES)
def test_when_only_the_pack_changed_its_change_is_taken_without_conflict(base: Any, theirs: Any) -> None:
    assert merge(base, theirs, base) == (theirs, ())


@given(BODIES, BODIES)
def test_when_only_the_customer_changed_nothing_is_taken_from_him(base: Any, mine: Any) -> None:
    assert merge(base, base, mine) == (mine, ())


@given(BODIES, BODIES, BODIES)
def test_a_merge_reports_every_place_where_it_did_not_follow_the_pack(base: Any, theirs: Any, mine: Any) -> None:
    merged, conflicts = merge(base, theirs, mine)
    again, more = merge(base, theirs, merged)
    assert set(more) <= set(conflicts)
    assert again == merged


def test_a_field_added_by_each_side_is_kept_and_stands_where_its_author_put_it() -> None:
    base = {"fields": [{"key": "name"}, {"key": "phone"}]}
    theirs = {"fields": [{"key": "name"}, {"key": "level"}, {"key": "phone"}]}
    mine = {"fields": [{"key": "phone"}, {"key": "name"}, {"key": "own"}]}
    merged, conflicts = merge(base, theirs, mine)
    assert [field["key"] for field in merged["fields"]] == ["phone", "name", "level", "own"]
    assert conflicts == ()


def test_both_changing_one_label_keeps_the_customers_and_names_the_place() -> None:
    base = {"fields": [{"key": "name", "label": "Name"}]}
    theirs = {"fields": [{"key": "name", "label": "Full name"}]}
    mine = {"fields": [{"key": "name", "label": "Company"}]}
    assert merge(base, theirs, mine) == (mine, ("fields.name.label",))


def test_an_upgrade_says_for_each_definition_what_becomes_of_it() -> None:
    base = {("object", key): {"v": 1} for key in ("same", "theirs", "mine", "both", "gone", "retired")}
    theirs: dict[tuple[str, str], Any] = {("object", key): {"v": 1} for key in ("same", "mine", "retired")}
    theirs |= {("object", "theirs"): {"v": 2}, ("object", "both"): {"v": 2}, ("object", "fresh"): {"v": 9}}
    mine = {("object", key): {"v": 1} for key in ("same", "theirs", "gone")}
    mine |= {("object", "mine"): {"v": 3}, ("object", "both"): {"v": 3}}
    steps = {step.key: step for step in plan_upgrade(base, theirs, mine)}
    assert {key: step.verdict for key, step in steps.items()} == {
        "same": "same",
        "theirs": "upgrade",
        "mine": "keep",
        "both": "conflict",
        "gone": "removed",
        "retired": "keep",
        "fresh": "new",
    }
    assert steps["both"].conflicts == ("v",)
    assert {key for key, step in steps.items() if step.body is not None} == {"theirs", "fresh"}
