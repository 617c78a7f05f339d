"""What the ``check_*.py`` gates share: they yield problems, one line each; here they become output and exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "server" / "src" / "tenon"


def report(find: Callable[[], Iterable[str]]) -> int:
    """Print every problem and return 1 if there is one."""
    problems = sorted(set(find()))
    for problem in problems:
        sys.stdout.write(problem + "\n")
    return 1 if problems else 0


def sources(package: Path = PACKAGE) -> list[Path]:
    """Return the Python files of the program."""
    return sorted(package.rglob("*.py"))


def place(path: Path, line: int) -> str:
    """Return ``path:line`` as an editor can open it."""
    return f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path}:{line}"
