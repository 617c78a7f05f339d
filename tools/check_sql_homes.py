"""SQL text lives in three homes: generated in ``query``, DDL in ``schema``, and ``<room>/queries.sql``.

``store`` is the way to the database itself and writes its few statements where it needs them.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from gate import PACKAGE, place, report, sources

HOMES = ("query", "schema", "store")
STATEMENT = re.compile(
    r"^\s*(SELECT\s.+\sFROM\s|SELECT\s+\S+\(|INSERT\s+INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|TRUNCATE\s|"
    r"WITH\s+\w+\s+AS\s|(CREATE|ALTER|DROP)\s+(TABLE|INDEX|SCHEMA|ROLE|TYPE|VIEW|FUNCTION)\s)",
    re.DOTALL,
)


def problems(path: Path, text: str) -> Iterator[str]:
    """Yield every string of one file that is a statement."""
    tree = ast.parse(text)
    docstrings = {id(_docstring(node)) for node in ast.walk(tree)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        if is_text and STATEMENT.match(node.value):
            yield f"{place(path, node.lineno)}: SQL text outside its homes; move it to queries.sql of the room"


def _docstring(node: ast.AST) -> ast.Constant | None:
    body = getattr(node, "body", None)
    first = body[0] if isinstance(body, list) and body else None
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        return first.value
    return None


def find() -> Iterator[str]:
    """Yield the problems of the whole program."""
    for path in sources():
        if path.relative_to(PACKAGE).parts[0] not in HOMES:
            yield from problems(path, path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(report(find))
