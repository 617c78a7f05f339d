"""What a compiled expression is: a closure over a record and what the evaluation stands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tenon.expression.around import Around
from tenon.expression.model import Failed, Node
from tenon.expression.values import Value

Record = Mapping[str, Value]

Run = Callable[[Record, Around], Value]
"""Computes a value for one record; raises ``Failed`` for an error value."""

Compile = Callable[[Node], Run]


def raising(code: str) -> Run:
    """Return what always ends in this error."""

    def run(record: Record, around: Around) -> Value:
        raise Failed(code)

    return run
