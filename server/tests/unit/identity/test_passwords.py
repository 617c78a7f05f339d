"""Passwords: hashed with a pepper, checked in equal time, refused when they are easy to guess."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenon.identity import Busy, Hasher
from tenon.identity.rules import MIN_GUESSES, password
from tenon.identity.strength import guesses

KNOWN = ("zhangsan@example.com", "张三", "Aoki Example Ltd")


@pytest.fixture
def hasher() -> Iterator[Hasher]:
    hasher = Hasher(b"p" * 32)
    yield hasher
    hasher.close()


async def test_a_password_fits_its_hash_and_no_other(hasher: Hasher):
    stored = await hasher.hash("tulip-anchor-47")
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert await hasher.verify("tulip-anchor-47", stored)
    assert not await hasher.verify("Tulip-anchor-47", stored)
    assert stored != await hasher.hash("tulip-anchor-47")


async def test_without_the_pepper_a_stolen_hash_fits_nothing(hasher: Hasher):
    stored = await hasher.hash("tulip-anchor-47")
    other = Hasher(b"q" * 32)
    assert not await other.verify("tulip-anchor-47", stored)
    other.close()


async def test_one_word_typed_in_two_unicode_forms_is_one_password(hasher: Hasher):
    assert await hasher.verify("cafe\u0301-geheim", await hasher.hash("caf\u00e9-geheim"))


async def test_an_unknown_name_costs_a_full_check(hasher: Hasher, monkeypatch: pytest.MonkeyPatch):
    from tenon.identity import passwords

    checked = []
    real = passwords.verify_secret
    monkeypatch.setattr(passwords, "verify_secret", lambda *a: checked.append(a[0]) or real(*a))
    assert not await hasher.verify("anything", None)
    assert len(checked) == 1
    assert checked[0].startswith(b"$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize(
    "stored", ["", "plain", "$argon2id$v=19$m=19456,t=2,p=1$AAAA$", "$2b$12$abcdefghijklmnopqrstuv"]
)
async def test_a_damaged_hash_fits_nothing(hasher: Hasher, stored: str):
    assert not await hasher.verify("anything", stored)


async def test_a_hash_of_other_parameters_is_outdated(hasher: Hasher):
    assert not hasher.outdated(await hasher.hash("x"))
    assert hasher.outdated("$argon2id$v=19$m=8192,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$" + "A" * 43)


async def test_a_full_queue_refuses_at_once_and_takes_again_when_it_empties(hasher: Hasher):
    small = Hasher(b"p" * 32, threads=1, queue=3)
    go = threading.Event()
    small._hash = lambda _: go.wait() and "done"  # type: ignore[method-assign, assignment, return-value]
    waiting = [asyncio.ensure_future(small.hash("x")) for _ in range(3)]
    await asyncio.sleep(0)
    with pytest.raises(Busy):
        await small.hash("one too many")
    go.set()
    await asyncio.gather(*waiting)
    assert await small.hash("again") == "done"
    small.close()


async def test_giving_up_does_not_free_a_place_in_the_queue(hasher: Hasher):
    small = Hasher(b"p" * 32, threads=1, queue=1)
    go = threading.Event()
    small._hash = lambda _: go.wait() and "done"  # type: ignore[method-assign, assignment, return-value]
    impatient = asyncio.ensure_future(small.hash("x"))
    await asyncio.sleep(0.05)
    impatient.cancel()
    with pytest.raises(Busy):
        await small.hash("y")
    go.set()
    small.close()


@pytest.mark.parametrize(
    "weak",
    [
        "1234567890",
        "0987654321",
        "password123",
        "P@ssw0rd123",
        "qwertyuiop",
        "1qaz2wsx3edc",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "woaini1314520",
        "zhangwei1990",
        "zhangsan123456",
        "19900101199",
        "admin123456",
        "zhangsan@example.com",
        "exampleexample",
        "Aoki2026aoki",
        "abcdefghijkl",
        "iloveyou521",
        "11111111112",
        "Qwerty123456",
    ],
)
def test_a_password_that_offices_use_is_refused(weak: str):
    assert [p.code for p in password("password", weak, KNOWN)] == ["I203"]


@pytest.mark.parametrize(
    "strong",
    [
        "tulip-anchor-47-granite",
        "correct horse battery",
        "Xk8#mQ2pLw",
        "榫卯之间有阳光和细雨",
        "8t2kq9vd4x",
        "Wm7-kelp-Oa2",
    ],
)
def test_a_password_that_is_hard_to_guess_is_taken(strong: str):
    assert list(password("password", strong, KNOWN)) == []


@pytest.mark.parametrize(("text", "code"), [("", "I201"), ("x8#kQ2pLw", "I201"), ("x8#kQ2pLw-" * 13, "I202")])
def test_the_length_is_bounded_on_both_sides(text: str, code: str):
    assert [(p.path, p.code) for p in password("admin.password", text)] == [("admin.password", code)]


@given(st.text(min_size=1, max_size=60), st.text(max_size=20))
def test_knowing_more_of_a_person_never_makes_guessing_harder(text: str, known: str):
    assert guesses(text, (known,)) <= guesses(text) + 1e-9


@given(st.text(max_size=128))
def test_no_password_costs_more_than_trying_every_character(text: str):
    assert 0 <= guesses(text) <= len(text.lower()) + 1e-9 or len(text.lower()) != len(text)


def test_what_random_tools_make_is_safe_by_far():
    assert guesses("Xk8#mQ2pLwVz") > MIN_GUESSES + 2
