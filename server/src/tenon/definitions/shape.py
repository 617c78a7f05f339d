"""The shape of a body: checked before anything else looks at it, spelled out for storing."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from tenon.definitions.kind import DefinitionKind
from tenon.definitions.model import Body
from tenon.kernel.errors import FieldProblem, Invalid

MAX_BYTES = 4_000_000
MAX_DEPTH = 40
MAX_KEY_LENGTH = 200

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_PLACE = re.compile(r" - at `(?:key in )?\$\.?(?P<path>[^`]*)`$")
_EXPECTED = re.compile(r"Expected `(?P<expected>[^`]+)`(?:.*, got `(?P<got>[^`]+)`)?")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>[^`]+)`")
_TYPES = {
    "str": "type.str",
    "int": "type.int",
    "float": "type.number",
    "bool": "type.bool",
    "object": "type.object",
    "array": "type.array",
    "null": "type.null",
}
"""How msgspec names a type → the text that names it for people, put into words where a problem is shown."""


def decode(raw: object, kind: DefinitionKind) -> Any:
    """Read plain JSON values as a body of ``kind``, tidied.

    Raises:
        Invalid: it has another shape (``D120``, ``D125``, ``D126``), is too deep (``D121``) or too large (``D122``), or
            holds text or numbers that cannot be stored (``D123``, ``D124``).
    """
    _inspect(raw, "", 1)
    try:
        if len(msgspec.json.encode(raw)) > MAX_BYTES:
            raise Invalid([FieldProblem("", "D122", {"max": MAX_BYTES})])
        return kind.tidy(msgspec.convert(raw, kind.model))
    except msgspec.ValidationError as error:
        raise Invalid([shape_problem(str(error))]) from None


def canonical(body: Any) -> Body:
    """Return a decoded body as plain JSON values with every attribute spelled out."""
    plain: Body = msgspec.to_builtins(body)
    return plain


def _inspect(value: object, path: str, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise Invalid([FieldProblem(path, "D121", {"max": MAX_DEPTH})])
    if isinstance(value, str):
        _inspect_text(value, path)
    elif isinstance(value, dict):
        for key, content in value.items():
            _inspect_key(key, path)
            _inspect(content, f"{path}.{key}" if path else key, depth + 1)
    elif isinstance(value, list | tuple):
        for place, content in enumerate(value):
            _inspect(content, f"{path}[{place}]", depth + 1)
    elif isinstance(value, int | float) and not -(2**63) < value < 2**63:
        raise Invalid([FieldProblem(path, "D124")])


def _inspect_text(text: str, path: str) -> None:
    if _UNSTORABLE.search(text):
        raise Invalid([FieldProblem(path, "D123")])


def _inspect_key(key: object, path: str) -> None:
    if not isinstance(key, str) or len(key) > MAX_KEY_LENGTH or _UNSTORABLE.search(key):
        raise Invalid([FieldProblem(path, "D123")])


def shape_problem(message: str, inside: str = "") -> FieldProblem:
    """Turn msgspec's sentence about a value of the wrong shape into a problem at its path.

    >>> shape_problem("Expected `str | object`, got `int` - at `$.fields[0].label`").path
    'fields[0].label'
    >>> shape_problem("Object contains unknown field `kee` - at `$.fields[0]`").params
    {'name': 'kee'}
    """
    place = _PLACE.search(message)
    path = _joined(inside, place["path"] if place else "")
    sentence = message[: place.start()] if place else message
    if unknown := _UNKNOWN.match(sentence):
        return FieldProblem(path, "D125", {"name": unknown["name"][:60]})
    expected = _EXPECTED.match(sentence)
    if expected and expected["got"]:
        wanted = expected["expected"].split(" | ")[0]
        return FieldProblem(path, "D120", {"expected": _type(wanted), "got": _type(expected["got"])})
    return FieldProblem(path, "D126", {"reason": sentence[:200]})


def _type(name: str) -> str:
    return _TYPES.get(name, name)


def _joined(outer: str, inner: str) -> str:
    if not outer or not inner:
        return outer or inner
    return f"{outer}{inner}" if inner.startswith("[") else f"{outer}.{inner}"
