"""Errors as people and programs read them: one shape, ``application/problem+json`` (RFC 9457).

``{"type", "title", "status", "code", "detail", "hint", "request_id", "errors": [{"path", "code", "message"}], …extra}``
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from http import HTTPStatus

import msgspec

from tenon.api.errors import NotJson, NotUtf8, TooDeep
from tenon.kernel.errors import FieldProblem, Invalid, TenonError
from tenon.kernel.texts import Texts

MEDIA_TYPE = b"application/problem+json"
RETRY_AFTER_SECONDS = 2

_encoder = msgspec.json.Encoder()


class Unexpected(TenonError):
    """Stands for an exception that nobody foresaw; what it was is in the log, under the request id."""


def render(error: TenonError, texts: Texts, language: str, request_id: str) -> tuple[int, bytes]:
    """Return the status and the problem document, in the caller's language."""
    document: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(error.status).phrase if error.status in _PHRASES else "Error",
        "status": error.status,
        "code": error.code,
        "detail": texts.message(error.code, language, worded(error.params, texts, language)),
        "hint": texts.hint(error.code, language, worded(error.params, texts, language)),
        "request_id": request_id,
        "errors": [_field(problem, texts, language) for problem in _problems(error)],
    }
    return error.status, _encoder.encode({**error.extra, **document})


def headers_of(error: TenonError) -> list[tuple[bytes, bytes]]:
    """Return what an HTTP client must be told beside the document: when to come back, what is allowed."""
    if error.status in (429, 503):
        seconds = getattr(error, "retry_after_seconds", RETRY_AFTER_SECONDS)
        return [(b"retry-after", str(seconds).encode())]
    if error.status == 416:
        return [(b"content-range", f"bytes */{error.params.get('size', '*')}".encode())]
    if error.status == 405:
        return [(b"allow", str(error.params.get("allowed", "")).encode())]
    return []


_PHRASES = frozenset(int(status) for status in HTTPStatus)


def _problems(error: TenonError) -> Iterable[FieldProblem]:
    problems: Iterable[FieldProblem] = getattr(error, "problems", ())
    return problems


def _field(problem: FieldProblem, texts: Texts, language: str) -> dict[str, object]:
    params = worded(problem.params, texts, language)
    shown: dict[str, object] = {
        "path": problem.path,
        "code": problem.code,
        "message": texts.message(problem.code, language, params),
    }
    hint = texts.hint(problem.code, language, params)
    return {**shown, "hint": hint} if hint else shown


def worded(params: dict[str, object], texts: Texts, language: str) -> dict[str, object]:
    """Put parameters into words: lists as enumerations, names of types (``type.str``) in the caller's language."""
    return {name: _shown(value, texts, language) for name, value in params.items()}


def _shown(value: object, texts: Texts, language: str) -> object:
    if isinstance(value, str) and value.startswith("type."):
        return texts.message(value, language)
    if isinstance(value, dict) and value and all(isinstance(part, str) for part in value.values()):
        return value.get(language) or next(iter(value.values()))
    if isinstance(value, (list, tuple, set, frozenset)):
        return ("、" if language == "zh-CN" else ", ").join(str(part) for part in value)
    return value


_EXPECTED = re.compile(r"Expected `(?P<expected>[^`]+)`(?:.*, got `(?P<got>[^`]+)`)?")
_MEMBER = re.compile(r"Object (?P<what>missing required|contains unknown) field `(?P<name>[^`]+)`")
_ENUM = re.compile(r"Invalid enum value (?P<value>.+)")
_PLACE = re.compile(r" - at `(?:key in )?\$(?P<path>[^`]*)`$")
_TYPES = {"str": "type.str", "int": "type.int", "float": "type.number", "bool": "type.bool", "object": "type.object",
          "array": "type.array", "null": "type.null", "decimal": "type.number", "uuid": "type.uuid",
          "date": "type.date", "datetime": "type.datetime"}  # fmt: skip


def shape_problem(message: str, inside: str = "") -> FieldProblem:
    """Turn a sentence of msgspec about a value of the wrong shape into a problem at its path.

    >>> shape_problem("Expected `int`, got `str` - at `$.a[0]`")
    FieldProblem(path='a[0]', code='X111', params={'expected': 'type.int', 'got': 'type.str'})
    >>> shape_problem("Object missing required field `label`", "fields[2]")
    FieldProblem(path='fields[2].label', code='X112', params={})
    """
    place = _PLACE.search(message)
    path = _joined(inside, place["path"].lstrip(".") if place else "")
    sentence = message[: place.start()] if place else message
    if member := _MEMBER.match(sentence):
        code = "X112" if member["what"].startswith("missing") else "X113"
        return FieldProblem(_joined(path, member["name"]), code)
    if (expected := _EXPECTED.match(sentence)) and expected["got"]:
        wanted = " / ".join(expected["expected"].split(" | "))
        return FieldProblem(path, "X111", {"expected": _TYPES.get(wanted, wanted), "got": _type(expected["got"])})
    if enum := _ENUM.match(sentence):
        return FieldProblem(path, "X115", {"reason": enum["value"]})
    return FieldProblem(path, "X115" if expected else "X110", {"reason": sentence})


def _type(name: str) -> str:
    return _TYPES.get(name, name)


def _joined(outer: str, inner: str) -> str:
    if not outer or not inner:
        return outer or inner
    return f"{outer}{inner}" if inner.startswith("[") else f"{outer}.{inner}"


def as_tenon_error(error: BaseException) -> TenonError | None:
    """Return the error that a decoder's exception means for the caller, or None if nobody foresaw it."""
    if isinstance(error, TenonError):
        return error
    if isinstance(error, msgspec.ValidationError):
        return Invalid([shape_problem(str(error))])
    if isinstance(error, msgspec.DecodeError):
        return NotJson(reason=str(error).removeprefix("JSON is malformed: "))
    if isinstance(error, UnicodeError):
        return NotUtf8()
    if isinstance(error, RecursionError):
        return TooDeep(limit=64)
    return None
