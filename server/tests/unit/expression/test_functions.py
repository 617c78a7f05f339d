"""Every function does what the contract says, in the words of the contract."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tenon.expression import Around, Fault, Function, formula, function_of, functions
from tenon.expression.exchange import to_json_value

ROOT = Path(__file__).parents[4]
AROUND = Around(now=datetime(2026, 11, 22, 4, tzinfo=UTC))


def written(value: object) -> str:
    """Return a value as the examples of the contract write it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str) and not isinstance(value, Fault):
        return '"' + value.replace('"', '""') + '"'
    if isinstance(value, list):
        return "{" + ", ".join(map(written, value)) + "}"
    return "blank" if value is None else str(to_json_value(value))


@pytest.mark.parametrize("function", functions().values(), ids=lambda function: function.name)
def test_the_examples_of_a_function_hold(function: Function) -> None:
    for example in function.examples:
        text, _, wanted = example.partition(" → ")
        assert written(formula(text).value({}, AROUND)) == wanted, text


@pytest.mark.parametrize("function", functions().values(), ids=lambda function: function.name)
def test_a_function_is_called_by_its_english_and_its_chinese_name(function: Function) -> None:
    assert function_of(function.name.lower()) is function
    assert function_of(function.alias) is function
    assert function.doc.keys() == {"en", "zh"}
    assert all(function.doc.values())


def test_there_are_at_least_155_functions_and_no_name_is_given_twice() -> None:
    names = [name.upper() for each in functions().values() for name in (each.name, each.alias)]
    assert len(functions()) >= 155
    assert len(names) == len(set(names))


def test_at_most_seven_functions_have_no_sql() -> None:
    assert sum(not each.sql for each in functions().values()) <= 7


def test_what_the_programs_read_is_made_from_the_contract() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    from make_functions import MADE
    from make_functions import functions as made

    assert [path.read_text("utf-8") for path in MADE] == [made()] * len(MADE)


def test_a_day_of_the_workspace_is_that_of_its_zone() -> None:
    late = datetime(2026, 11, 22, 17, tzinfo=UTC)
    assert formula("TODAY()").value({}, Around(now=late)) == date(2026, 11, 23)
    assert formula("HOUR(seen)").value({"seen": late}, AROUND) == Decimal(1)


def test_working_days_follow_the_calendar_of_the_workspace_until_holidays_are_told() -> None:
    rests = Around(rests=lambda day: day != date(2026, 1, 3))
    assert formula("NETWORKDAYS(DATE(2026,1,1), DATE(2026,1,9))").value({}, rests) == 1
    told = formula("NETWORKDAYS(DATE(2026,1,1), DATE(2026,1,9), {DATE(2026,1,1)})")
    assert told.value({}, rests) == 6
