"""What is built in: each function by its name, taking values that were already taken for its parameters. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tenon.expression.kernel import aggregates, dates, finance, lists, math, text
from tenon.expression.values import Value

KERNEL: Mapping[str, Callable[..., Value]] = (
    math.FUNCTIONS | aggregates.FUNCTIONS | text.FUNCTIONS | dates.FUNCTIONS | lists.FUNCTIONS | finance.FUNCTIONS
)
"""Every function that is neither a macro nor lazy. One that reads the clock or the calendar takes ``around`` first."""
