"""Numbers, blanks, days and errors behave as the design says, whatever they are."""

from __future__ import annotations

import decimal
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tenon.expression import Around, Fault, formula, from_json, functions, to_json_value
from tenon.expression.exchange import BadValue
from tenon.expression.model import BadExpression

AROUND = Around(now=datetime(2026, 11, 22, 4, tzinfo=UTC))
NUMBERS = st.decimals(min_value=-(10**20), max_value=10**20, places=6)
LEAP = date(2024, 2, 29)
RECORD = {
    "a": Decimal("12.5"), "b": None, "t": "榫卯a😀", "f": True, "d": LEAP, "m": datetime(2026, 3, 1, tzinfo=UTC),
    "s": timedelta(hours=3), "l": [Decimal(1), None, "x", Fault("NA"), Decimal("-2.5")],
    "r": [{"x": Decimal(3)}, {"x": None}], "big": Decimal("9" * 38),
}  # fmt: skip


def value(text: str, **record: object) -> object:
    return formula(text).value(record, AROUND)


@given(NUMBERS, NUMBERS)
def test_sums_and_products_are_exact(a: Decimal, b: Decimal) -> None:
    for sign, exact in (
        ("+", Fraction(a) + Fraction(b)),
        ("-", Fraction(a) - Fraction(b)),
        ("*", Fraction(a) * Fraction(b)),
    ):
        found = value(f"a {sign} b", a=a, b=b)
        assert isinstance(found, Decimal)
        assert Fraction(found) == exact


@given(NUMBERS, NUMBERS)
def test_a_quotient_is_the_exact_one_rounded_to_fifteen_digits(a: Decimal, b: Decimal) -> None:
    assume(b != 0)
    found = value("a / b", a=a, b=b)
    exact = Fraction(a) / Fraction(b)
    wide = Context(prec=200).divide(Decimal(exact.numerator), Decimal(exact.denominator))
    wanted = Context(prec=15, rounding=ROUND_HALF_UP).plus(wide) if abs(wide) >= Decimal("1e-45") else Decimal(0)
    assert found == wanted


@given(NUMBERS, st.integers(-8, 8))
def test_rounding_goes_half_away_from_zero(number: Decimal, places: int) -> None:
    found = value("ROUND(a, p)", a=number, p=Decimal(places))
    assert isinstance(found, Decimal)
    unit = Fraction(10) ** -places
    assert (Fraction(found) / unit).denominator == 1
    away = abs(Fraction(found)) - abs(Fraction(number))
    assert -unit / 2 < away <= unit / 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("b + 1", Decimal(1)),
        ("b & 1", "1"),
        ("b = 0", True),
        ('b = ""', True),
        ("b = FALSE", True),
        ("d + b", None),
        ("b - d", None),
        ("IF(b, 1, 2)", Decimal(2)),
        ("d - DATE(2024,2,28)", Decimal(1)),
        ("d + 1", date(2024, 3, 1)),
        ("m + s", datetime(2026, 3, 1, 3, tzinfo=UTC)),
        ("m - m", timedelta(0)),
        ("s * 2", timedelta(hours=6)),
        ("s / TIME(1,0,0)", Decimal(3)),
        ('1 = "1"', False),
        ('"a" = "A"', False),
        ("SUM(r.x)", Decimal(3)),
        ("SUM(l)", Fault("NA")),
        ("COUNT(l)", Decimal(2)),
        ('"1" + 1', Fault("VALUE")),
        ("t + d", Fault("VALUE")),
        ("big * big", Fault("NUM")),
        ("1/0 + NA()", Fault("DIV0")),
        ("NA() + 1/0", Fault("NA")),
        ("LEN(t)", Decimal(4)),
        ("EDATE(d, 12)", date(2025, 2, 28)),
        ("5%", Decimal("0.05")),
        ("0^0", Fault("NUM")),
        ("-a * 0", Decimal(0)),
    ],
)
def test_values_meet_as_the_language_says(text: str, wanted: object) -> None:
    found = formula(text).value(RECORD, AROUND)
    assert found == wanted
    assert type(found) is type(wanted)


LEAVES = [
    *("a", "b", "t", "f", "d", "m", "s", "l", "r.x", "big", "0", "-1", "2.5", "1e20", "#N/A", "{}", "{1,2}", "1E-30"),
    *('""', '"a*"', '">1"', '"2026-01-01"', '"0.00"', "DATE(2026,1,31)"),
]
SIGNS = st.sampled_from(["+", "-", "*", "/", "^", "&", "=", "<>", "<", "<=", ">", ">="])


def calls(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = st.sampled_from(sorted(functions()))
    call = st.builds(lambda name, args: f"{name}({', '.join(args)})", names, st.lists(inner, max_size=5))
    return call | st.builds(lambda a, sign, b: f"({a}{sign}{b})", inner, SIGNS, inner)


@given(st.recursive(st.sampled_from(LEAVES), calls, max_leaves=8))
def test_computing_never_raises(text: str) -> None:
    try:
        compiled = formula(text)
    except BadExpression:
        return
    to_json_value(compiled.value(RECORD, AROUND))


@given(NUMBERS)
def test_a_number_survives_json(number: Decimal) -> None:
    assert from_json({"type": "number", "value": to_json_value(number)}) == number


@pytest.mark.parametrize(
    "bad", [{"type": "date", "value": "x"}, {"type": "colour", "value": 1}, float("inf"), object()]
)
def test_what_is_no_value_is_refused(bad: object) -> None:
    with pytest.raises(BadValue):
        from_json(bad)


def test_an_evaluation_leaves_the_numbers_of_others_alone() -> None:
    before = decimal.getcontext().copy()
    value("1/3")
    assert decimal.getcontext().prec == before.prec
