"""Bodies: read whole up to a limit, refused early if no text can be made of them.

Every JSON body passes ``checked`` before anybody decodes it, so that no room meets invalid UTF-8, a NUL character
(which PostgreSQL cannot store) or nesting that would exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from itertools import accumulate
from typing import Any, TypeVar

import msgspec

from tenon.api.errors import NotJson, NotJsonType, NotUtf8, NulCharacter, TooDeep, TooLarge

Receive = Callable[[], Awaitable[Any]]
Shape = TypeVar("Shape")

MAX_DEPTH = 64
JSON_LIMIT_BYTES = 8 * 1024 * 1024


class ClientGone(Exception):
    """The client closed the connection before its body was complete."""


async def read(receive: Receive, limit_bytes: int = JSON_LIMIT_BYTES) -> bytes:
    """Return the whole body.

    Raises:
        TooLarge: more than ``limit_bytes`` came; the rest is not read.
        ClientGone: the connection ended first.
    """
    message = await receive()
    body: bytes = message.get("body", b"")
    if message["type"] == "http.disconnect":
        raise ClientGone
    if message.get("more_body"):
        body = await _rest(receive, body, limit_bytes)
    if len(body) > limit_bytes:
        raise TooLarge(limit_bytes=limit_bytes)
    return body


async def _rest(receive: Receive, first: bytes, limit_bytes: int) -> bytes:
    parts, size = [first], len(first)
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGone
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > limit_bytes:
            raise TooLarge(limit_bytes=limit_bytes)
        if not message.get("more_body"):
            return b"".join(parts)


def demand_json(content_type: bytes | None) -> None:
    """Refuse a body that is not marked as JSON: a form of a foreign page cannot send that type unasked."""
    if content_type is None or content_type.split(b";", 1)[0].strip().lower() != b"application/json":
        raise NotJsonType(expected="application/json")


def checked(body: bytes) -> bytes:
    """Return ``body`` if it is UTF-8 without NUL and not nested too deeply.

    Raises:
        NotUtf8, NulCharacter, TooDeep, NotJson: what is wrong with it.
    """
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise NotUtf8 from None
    if body.count(b"{") + body.count(b"[") > MAX_DEPTH and _depth(text) > MAX_DEPTH:
        raise TooDeep(limit=MAX_DEPTH)
    if "\\u0000" in text and _holds_nul(_decoded(body)):
        raise NulCharacter
    return body


def _decoded(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except msgspec.DecodeError as error:
        raise NotJson(reason=str(error).removeprefix("JSON is malformed: ")) from None


_NO_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[^\[\]{}"]+')
_STEP = {"{": 1, "[": 1, "}": -1, "]": -1}


def _depth(text: str) -> int:
    """Return the deepest nesting; brackets inside strings do not count."""
    return max(accumulate(_STEP.get(sign, 0) for sign in _NO_BRACKET.sub("", text)), default=0)


def _holds_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(_holds_nul(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(_holds_nul(part) for part in value)


def decode(body: bytes, shape: type[Shape]) -> Shape:
    """Decode a JSON body that may come from anywhere into ``shape``.

    Raises:
        TenonError: of ``checked``; a ``msgspec.ValidationError`` is left to ``problem.as_tenon_error``.
    """
    return msgspec.json.decode(checked(body), type=shape)
