"""What is built in: each function by its name, taking values that were already taken for its parameters. Pure."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping

from tenon.expression.kernel import aggregates, dates, finance, lists, math, text
from tenon.expression.values import Value

KERNEL: Mapping[str, Callable[..., Value]] = (
    math.FUNCTIONS | aggregates.FUNCTIONS | text.FUNCTIONS | dates.FUNCTIONS | lists.FUNCTIONS | finance.FUNCTIONS
)
"""Every function that is neither a macro nor lazy."""

AROUND = frozenset(name for name, compute in KERNEL.items() if "around" in inspect.signature(compute).parameters)
"""Those that read the clock, the zone or the calendar: they take ``around`` before their arguments."""
