"""What can go wrong at the edge, before a room is asked.

TenonError
├── NotJson       X101  400   malformed JSON
├── NotUtf8       X102  400   bytes that are no UTF-8
├── NulCharacter  X103  400   U+0000, which no text field can hold
├── TooDeep       X104  400   nesting beyond 64 levels
├── TooLarge      X105  413   body beyond its limit
├── NotJsonType   X106  415   body without Content-Type: application/json
├── BadHeader     X107  400   a header that cannot be read
├── WrongMethod   X405  405
├── VersionWanted X428  428   PATCH without If-Match
├── Forged        X403  403   CSRF token, Origin or Sec-Fetch-Site do not fit
└── StillChanging X503  503   metadata changed under the request three times

X110–X119 are problems of one field of a body or a query: see ``problem.shape_problem``.
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class NotJson(TenonError):
    """``reason`` is what the parser said, with the byte."""

    code = "X101"
    status = 400


class NotUtf8(TenonError):
    code = "X102"
    status = 400


class NulCharacter(TenonError):
    code = "X103"
    status = 400


class TooDeep(TenonError):
    code = "X104"
    status = 400


class TooLarge(TenonError):
    """``limit_bytes`` is what may be sent here."""

    code = "X105"
    status = 413


class NotJsonType(TenonError):
    code = "X106"
    status = 415


class BadHeader(TenonError):
    """``name`` is the header, ``expected`` an example of a right one."""

    code = "X107"
    status = 400


class WrongMethod(TenonError):
    """``method`` is not known at this address; ``allowed`` are."""

    code = "X405"
    status = 405


class VersionWanted(TenonError):
    code = "X428"
    status = 428


class Forged(TenonError):
    code = "X403"
    status = 403


class StillChanging(TenonError):
    """Definitions were published under the request again and again; nothing was written."""

    code = "X503"
    status = 503
