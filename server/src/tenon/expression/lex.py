"""From text to tokens. Full-width signs and Chinese quotation marks are read as what they mean. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from tenon.expression.model import MAX_LENGTH, BadExpression, Span

_WIDE = dict(zip("＋－−＊×／÷＾＆％（）｛｝［］【】．，、；;＝＜＞", "+--**//^&%(){}[][].,,,,=<>", strict=True))
_WIDE |= {"≤": "<=", "≥": ">=", "≠": "<>"}
"""What a full-width or mathematical sign means; a fixed table, not a normalisation, so that both programs agree."""

_SIGNS = ("<=", ">=", "<>", "!=", "==", "+", "-", "*", "/", "^", "&", "%", "(", ")", ",", "=", "<", ">", "{", "}", ".")
_SAME = {"!=": "<>", "==": "="}
_QUOTES = {'"': '"', "“": "”", "”": "”", "＂": "＂"}
_FIGURES = dict(zip("０１２３４５６７８９", "0123456789", strict=True))
_NUMBER = re.compile(r"(?:[0-9０-９]+(?:[.．][0-9０-９]*)?|[.．][0-9０-９]+)(?:[eE][+-]?[0-9]{1,3})?")
_PLAIN = str.maketrans(_FIGURES | {"．": "."})
_FAULT = re.compile(r"#(?:DIV/0!|VALUE!|NUM!|N/A|REF!)", re.IGNORECASE)
_UNITS = {"千": 3, "万": 4, "亿": 8}
_SPACE = " \t\r\n\u00a0\u3000"


class Token(Struct, frozen=True):
    """``kind`` is ``number``, ``text``, ``name``, ``label``, ``fault``, ``end`` or the sign itself."""

    kind: str
    value: str
    span: Span


def tokens(text: str) -> list[Token]:
    """Return the tokens of an expression, the last of kind ``end``.

    Raises:
        BadExpression: a sign that means nothing here, a text without its end, or too long a text.
    """
    if len(text) > MAX_LENGTH:
        raise BadExpression("E105", Span(MAX_LENGTH, len(text)), max=MAX_LENGTH, actual=len(text))
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    place = 0
    while place < len(text):
        if text[place] in _SPACE:
            place += 1
            continue
        token = _token(text, place)
        yield token
        place = token.span.end
    yield Token("end", "", Span(len(text), len(text)))


def _token(text: str, start: int) -> Token:
    sign = text[start]
    if sign in _QUOTES:
        return _quoted(text, start, _QUOTES[sign])
    if (sign := _WIDE.get(sign, sign)) == "[":
        return _labelled(text, start)
    if number := _NUMBER.match(text, start):
        return _number(text, start, number.group())
    if fault := _FAULT.match(text, start):
        return Token("fault", fault.group().upper(), Span(start, fault.end()))
    if _begins_name(sign):
        end = start + 1
        while end < len(text) and _continues_name(text[end]):
            end += 1
        return Token("name", text[start:end], Span(start, end))
    return _sign(text, start)


def _sign(text: str, start: int) -> Token:
    first = _WIDE.get(text[start], text[start])
    second = _WIDE.get(text[start + 1], text[start + 1]) if start + 1 < len(text) else ""
    for written, length in ((first + second, 2), (first, 1)):
        if written in _SIGNS and (second or length == 1):
            return Token(_SAME.get(written, written), written, Span(start, start + length))
    raise BadExpression("E101", Span(start, start + 1), sign=text[start])


def _quoted(text: str, start: int, end_mark: str) -> Token:
    """Read a text; two end marks in a row stand for one."""
    parts: list[str] = []
    place = start + 1
    while (end := text.find(end_mark, place)) >= 0:
        parts.append(text[place:end])
        if text[end + 1 : end + 2] != end_mark:
            return Token("text", "".join(parts), Span(start, end + 1))
        parts.append(end_mark)
        place = end + 2
    raise BadExpression("E102", Span(start, len(text)), mark=end_mark)


def _labelled(text: str, start: int) -> Token:
    """Read the name of a field in brackets, which may hold any sign but a closing one."""
    end = min((at for mark in "]］】" if (at := text.find(mark, start)) >= 0), default=-1)
    if end < 0:
        raise BadExpression("E108", Span(start, len(text)), mark="]")
    return Token("label", text[start + 1 : end].strip(), Span(start, end + 1))


def _number(text: str, start: int, written: str) -> Token:
    """Read a number; a unit behind it multiplies: 50万 is 500000."""
    end = start + len(written)
    written = written.translate(_PLAIN)
    exponent = 0
    while text[end : end + 1] in _UNITS and text[end : end + 1]:
        exponent += _UNITS[text[end]]
        end += 1
    return Token("number", f"{written}E{exponent}" if exponent else written, Span(start, end))


def _begins_name(sign: str) -> bool:
    return (
        sign == "_"
        or sign == "$"
        or ("a" <= sign <= "z")
        or ("A" <= sign <= "Z")
        or (len(sign) == 1 and ord(sign) > 0x2E7F and sign not in _WIDE and sign not in _FIGURES)
    )


def _continues_name(sign: str) -> bool:
    return _begins_name(sign) or "0" <= sign <= "9"
