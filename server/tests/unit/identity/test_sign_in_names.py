"""Sign-in names, lock-out policy, tokens: the pure parts of signing in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenon.identity import csrf_token, same_token
from tenon.identity.lockout import ACCOUNT, NETWORK, account_subject, network_subject
from tenon.identity.login import is_login, normalise_login
from tenon.identity.tokens import new_token, token_digest
from tenon.kernel.ids import new_id

KEY = b"k" * 32


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13800001234", "13800001234"),
        ("+86 138 0000 1234", "13800001234"),
        ("0086-138-0000-1234", "13800001234"),
        ("１３８００００１２３４", "13800001234"),
        ("(021) 6000-1234", "02160001234"),
        ("+44 20 7946 0000", "+442079460000"),
        ("Li.Na@Example.COM", "li.na@example.com"),
        (" 张三 ", "张三"),
        ("STRASSE", "strasse"),
    ],
)
def test_a_name_has_one_spelling_however_it_is_typed(typed: str, kept: str):
    assert normalise_login(typed) == kept
    assert normalise_login(kept) == kept
    assert is_login(kept)


@pytest.mark.parametrize("text", ["", "x", "a b", "a\u3000b", "a\x00b", "a\u202eb", "x" * 101, "\n\n\n"])
def test_what_cannot_be_typed_or_told_apart_is_no_name(text: str):
    assert not is_login(normalise_login(text))


@given(st.text(max_size=40))
def test_upper_and_lower_case_never_make_two_people(text: str):
    assert normalise_login(text.upper()) == normalise_login(text.lower()) or not text.isascii()


@given(st.integers(1, 10_000))
def test_locks_grow_and_stay_bounded(failures: int):
    lock = ACCOUNT.lock(failures)
    assert (lock is None) == (failures < 5)
    if lock is not None:
        assert timedelta(minutes=15) <= lock <= timedelta(hours=24)
        assert (ACCOUNT.lock(failures + 1) or lock) >= lock
    assert (NETWORK.lock(failures) is None) == (failures < 50)


def test_addresses_are_counted_by_network():
    assert network_subject(KEY, "2001:db8::1") == network_subject(KEY, "2001:db8::ffff:1")
    assert network_subject(KEY, "2001:db8::1") != network_subject(KEY, "2001:db8:0:1::1")
    assert network_subject(KEY, "::ffff:192.0.2.1") == network_subject(KEY, "192.0.2.1")
    assert network_subject(KEY, "192.0.2.1") != network_subject(KEY, "192.0.2.2")
    assert network_subject(KEY, "not an address") is None
    assert network_subject(KEY, "") is None


def test_what_is_counted_does_not_stand_in_clear():
    assert b"zhang" not in account_subject(KEY, "zhang")
    assert account_subject(KEY, "zhang") != account_subject(b"x" * 32, "zhang")


def test_tokens_are_256_random_bits_that_need_no_escaping():
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert {len(token) for token in tokens} == {43}
    assert all(token.replace("-", "").replace("_", "").isalnum() for token in tokens)
    assert len(token_digest(tokens.pop()) or b"") == 32


def test_a_csrf_token_belongs_to_one_session():
    first, second = new_id(), new_id()
    assert csrf_token(KEY, first) == csrf_token(KEY, first)
    assert csrf_token(KEY, first) != csrf_token(KEY, second)
    assert csrf_token(KEY, first) != csrf_token(b"x" * 32, first)
    assert same_token(csrf_token(KEY, first), csrf_token(KEY, first))
    assert not same_token(csrf_token(KEY, first), "é")
