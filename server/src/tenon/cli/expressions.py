"""``tenon expression …``: compute expressions that are read from the standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Literal, TextIO

import msgspec

from tenon.expression import Around, BadExpression, Fault, formula, from_json, to_json_value, type_name
from tenon.ops import Speech

Backend = Literal["python"]


class Asked(msgspec.Struct, frozen=True):
    """One line of the input. ``fields`` are values by key, see ``expression/exchange.py``."""

    expression: str
    fields: dict[str, Any] = {}


class ExpressionCommands:
    """Compute expressions of the formula language."""

    def __init__(self, words: Speech) -> None:
        self._words = words

    def commands(self) -> tuple[Callable[..., Any], ...]:
        """Return the commands of this group."""
        return (self.eval,)

    def eval(self, *, backend: Backend = "python") -> int:
        """Read JSON lines of {expression, fields} and write a line of {value, type, error} for each.

        Parameters
        ----------
        backend
            Which of the programs computes.
        """
        # There is one so far; the option refuses the name of any other.
        del backend
        evaluate_lines(sys.stdin, sys.stdout, self._words)
        return 0


def evaluate_lines(lines: TextIO, out: TextIO, words: Speech) -> None:
    """Answer every line in its order; one that is no question is answered by what is wrong with it."""
    around = Around()
    for line in lines:
        if line.strip():
            out.write(msgspec.json.encode(_answer(line, around, words)).decode() + "\n")
    out.flush()


def _answer(line: str, around: Around, words: Speech) -> dict[str, Any]:
    try:
        # Numbers of JSON are read as they are written, not by way of binary fractions.
        asked = msgspec.json.Decoder(Asked, float_hook=Decimal).decode(line)
        record = {key: from_json(value) for key, value in asked.fields.items()}
        value = formula(asked.expression).value(record, around)
    except BadExpression as problem:
        told = {"code": problem.code, "message": words.text(problem.code, **problem.params)}
        return {"value": None, "type": "error", "error": {**told, "span": [problem.span.start, problem.span.end]}}
    except (msgspec.DecodeError, ValueError) as problem:
        return {"value": None, "type": "error", "error": {"code": "X101", "message": str(problem)}}
    if isinstance(value, Fault):
        return {"value": None, "type": "error", "error": str(value)}
    return {"value": to_json_value(value), "type": type_name(value), "error": None}
