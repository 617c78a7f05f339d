"""What is wrong with refused rows is counted by kind; a value that was put right is taken in every row."""

from __future__ import annotations

from tenon.imports.faults import kinds_of, root_of, with_value
from tenon.imports.model import Column, Plan
from tenon.imports.rows import read_rows

LEVEL = Column(1, "level", field="level")
PLAN = Plan("", 0, 1, (Column(0, "name", field="name"), LEVEL))


def told(field: str, code: str, value: str | None, count: int, whole: int) -> dict[str, object]:
    problem = f'{{"path":"{field}","code":"{code}"}}'
    return {"field": field, "code": code, "value": value, "count": count, "whole": whole, "problem": problem}


def test_kinds_are_counted_whole_and_the_most_frequent_comes_first() -> None:
    rows = [told("name", "R103", None, 2, 2), told("level", "F106", "x", 5, 9), told("level", "F106", "y", 4, 9)]
    kinds = kinds_of([*rows, told("", "R110", None, 1, 1)], PLAN)
    assert [(kind.column, kind.code, kind.count) for kind in kinds] == [
        (1, "F106", 9),
        (0, "R103", 2),
        (None, "R110", 1),
    ]
    assert [(each.value, each.count) for each in kinds[0].values] == [("x", 5), ("y", 4)]


def test_the_field_of_a_problem_is_where_its_path_begins() -> None:
    assert [root_of(path) for path in ("a", "a.currency", "a[3].b", "")] == ["a", "a", "a", ""]


def test_a_value_is_replaced_wherever_it_stands_and_a_row_put_right_by_itself_stays() -> None:
    column = with_value(with_value(LEVEL, "x", "A"), "y", None)
    plan = Plan("", 0, 1, (PLAN.columns[0], column))
    cells = [["name", "level"], ["1", " x "], ["2", "y"], ["3", "x"], ["4", "z"]]
    rows = list(read_rows(iter(cells), plan, {4: {"1": "C"}}, 2))
    assert [row.body["level"] for row in rows if row] == ["A", None, "C", "z"]


def test_putting_right_what_was_put_right_follows_from_what_stands_in_the_file() -> None:
    column = with_value(with_value(LEVEL, "x", "nonsense"), "nonsense", "A")
    assert column.values == {"x": "A", "nonsense": "A"}
