"""The error base, and the tree of errors that every room continues.

TenonError
├── Invalid            X422  several problems, each at its path
├── NotFound           X404  absent and forbidden look alike
└── …                  every room's errors.py draws its own branch

An error carries a code and parameters; the words for people come from the room's texts.json when it is rendered.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import msgspec


class FieldProblem(msgspec.Struct, frozen=True):
    """One thing wrong at one place: ``path`` as in ``records[3].phone``, a code, and the text's parameters."""

    path: str
    code: str
    params: dict[str, object] = {}

    def at(self, prefix: str) -> FieldProblem:
        """Return the same problem seen from further out: ``at("records[3]")``."""
        return FieldProblem(f"{prefix}.{self.path}" if self.path else prefix, self.code, self.params)


class TenonError(Exception):
    """Base of every error that a caller may see.

    ``extra`` are members of the problem document beside the standard ones, ready for JSON.
    """

    code: ClassVar[str] = "X500"
    status: ClassVar[int] = 500

    def __init__(self, *, extra: dict[str, object] | None = None, **params: object) -> None:
        self.params = params
        self.extra = extra or {}
        super().__init__(f"{self.code} {params}" if params else self.code)


class Invalid(TenonError):
    """What was sent cannot be taken; ``problems`` says where and why, all of them at once."""

    code = "X422"
    status = 422

    def __init__(self, problems: Iterable[FieldProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(count=len(self.problems))


class NotFound(TenonError):
    """No such thing, or none that the caller may see: the two are never told apart."""

    code = "X404"
    status = 404
