"""System work says why: every ``Scope.system(…)`` carries its ``reason="…"`` written out, to be searched for."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from gate import place, report, sources


def problems(path: Path, text: str) -> Iterator[str]:
    """Yield every ``Scope.system`` of one file without a written-out reason."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and _is_system(node.func) and not _has_reason(node):
            yield f'{place(path, node.lineno)}: Scope.system needs reason="…", written out here'


def _is_system(called: ast.expr) -> bool:
    return (
        isinstance(called, ast.Attribute)
        and called.attr == "system"
        and isinstance(called.value, ast.Name)
        and called.value.id == "Scope"
    )


def _has_reason(call: ast.Call) -> bool:
    reasons = [keyword.value for keyword in call.keywords if keyword.arg == "reason"]
    return any(isinstance(reason, ast.Constant | ast.JoinedStr) or _is_passed_on(reason) for reason in reasons)


def _is_passed_on(reason: ast.expr) -> bool:
    """Return whether the reason is the caller's own argument: then it is written out there."""
    return isinstance(reason, ast.Name) and reason.id == "reason"


def find() -> Iterator[str]:
    """Yield the problems of the whole program."""
    for path in sources():
        yield from problems(path, path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(report(find))
