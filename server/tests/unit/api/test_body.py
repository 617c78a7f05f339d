"""Bodies are refused before anybody decodes them."""

from __future__ import annotations

import pytest

from tenon.api.body import MAX_DEPTH, ClientGone, checked, demand_json, read
from tenon.api.errors import NotJsonType, NotUtf8, NulCharacter, TooDeep, TooLarge


@pytest.mark.parametrize("body", [b'{"a": "\xff"}', b"\xed\xa0\x80"])
def test_bytes_that_are_no_utf8_are_refused(body):
    with pytest.raises(NotUtf8):
        checked(body)


@pytest.mark.parametrize("body", [rb'"\u0000"', rb'{"\u0000": 1}', rb'[{"a": ["x\u0000"]}]'])
def test_a_nul_character_anywhere_is_refused(body):
    with pytest.raises(NulCharacter):
        checked(body)


@pytest.mark.parametrize("body", [rb'"\\u0000"', rb'"\\\\u0000"', b'"u0000"'])
def test_what_only_looks_like_a_nul_character_is_taken(body):
    assert checked(body) == body


def test_nesting_is_measured_without_brackets_inside_strings():
    deepest = b"[" * MAX_DEPTH + b"]" * MAX_DEPTH
    assert checked(deepest) == deepest
    with pytest.raises(TooDeep):
        checked(b"[" + deepest + b"]")
    text = b'["' + b"[{" * 500 + rb"\"[" + b'"]'
    assert checked(text) == text


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 100_000])
def test_a_body_that_only_opens_is_refused_quickly(body):
    with pytest.raises(TooDeep):
        checked(body)


@pytest.mark.parametrize("kind", [None, b"text/plain", b"application/jsonp", b"multipart/form-data"])
def test_only_json_is_json(kind):
    with pytest.raises(NotJsonType):
        demand_json(kind)


def test_a_charset_and_capitals_do_not_matter():
    demand_json(b"Application/JSON; charset=utf-8")


async def test_a_body_in_pieces_is_read_whole_or_refused_at_its_limit():
    async def pieces(*parts: bytes):
        return await read(_receiver([*parts]), limit_bytes=6)

    assert await pieces(b"ab", b"cd", b"ef") == b"abcdef"
    with pytest.raises(TooLarge):
        await pieces(b"abcd", b"efg")
    with pytest.raises(TooLarge):
        await pieces(b"abcdefg")


async def test_a_client_that_hangs_up_is_told_apart_from_an_empty_body():
    with pytest.raises(ClientGone):
        await read(_receiver([]))


def _receiver(parts: list[bytes]):
    left = list(parts)

    async def receive():
        if not left:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

    return receive
