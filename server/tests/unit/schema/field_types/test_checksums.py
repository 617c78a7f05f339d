"""Check digits: what the standards promise to catch is caught, and what is made up after them passes."""

import doctest

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tenon.schema import checksums
from tenon.schema.checksums import CREDIT_CODE_ALPHABET, credit_code_check, gtin_check, id_card_check, luhn_check

DIGITS = "0123456789"
STANDARDS = {
    "credit_code": (credit_code_check, st.text(CREDIT_CODE_ALPHABET, min_size=17, max_size=17), CREDIT_CODE_ALPHABET),
    "id_card": (id_card_check, st.text(DIGITS, min_size=17, max_size=17), DIGITS),
    "bank_card": (luhn_check, st.text(DIGITS, min_size=12, max_size=18), DIGITS),
    "ean13": (gtin_check, st.text(DIGITS, min_size=12, max_size=12), DIGITS),
    "ean8": (gtin_check, st.text(DIGITS, min_size=7, max_size=7), DIGITS),
    "upca": (gtin_check, st.text(DIGITS, min_size=11, max_size=11), DIGITS),
}


def valid(check, code):
    return code[-1] == check(code[:-1])


@pytest.mark.parametrize("standard", STANDARDS)
@given(data=st.data())
def test_every_single_wrong_character_is_caught(standard, data):
    check, bodies, alphabet = STANDARDS[standard]
    body = data.draw(bodies)
    code = body + check(body)
    assert valid(check, code)
    place = data.draw(st.integers(0, len(body) - 1))
    wrong = data.draw(st.sampled_from(alphabet))
    assume(wrong != code[place])
    assert not valid(check, code[:place] + wrong + code[place + 1 :])


@pytest.mark.parametrize("standard", ["credit_code", "id_card", "bank_card"])
@given(data=st.data())
def test_every_swap_of_neighbours_that_the_standard_promises_is_caught(standard, data):
    check, bodies, _ = STANDARDS[standard]
    body = data.draw(bodies)
    code = body + check(body)
    place = data.draw(st.integers(0, len(body) - 2))
    one, two = code[place], code[place + 1]
    assume(one != two)
    assume(standard != "bank_card" or {one, two} != {"0", "9"})
    assert not valid(check, code[:place] + two + one + code[place + 2 :])


@given(st.text(DIGITS, min_size=17, max_size=17), st.sampled_from("X0123456789"))
def test_an_id_card_has_exactly_one_check_character(body, last):
    assert valid(id_card_check, body + last) == (last == id_card_check(body))


def test_the_examples_of_the_standards_hold():
    assert doctest.testmod(checksums).failed == 0
