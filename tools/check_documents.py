"""The documents are true where a program can tell: links lead somewhere, and every ``./tenon word`` is a command."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from gate import ROOT, place, report

sys.path.insert(0, str(ROOT / "server"))
from launcher.commands import COMMANDS

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
WORD = re.compile(r"\./tenon ([a-z][a-z-]*)")
FOREIGN = re.compile(r"^[a-z]+:")


def problems(path: Path, text: str, commands: Iterable[str]) -> Iterator[str]:
    """Yield the dead links and unknown commands of one document."""
    known = set(commands)
    for number, line in enumerate(text.splitlines(), 1):
        for target in LINK.findall(line):
            if not FOREIGN.match(target) and not (path.parent / target).exists():
                yield f"{place(path, number)}: the link leads nowhere: {target}"
        for word in WORD.findall(line):
            if word not in known:
                yield f"{place(path, number)}: there is no command ./tenon {word}"


def documents(root: Path = ROOT) -> list[Path]:
    """Return the documents of the project."""
    folders = ("docs", "packs", "deploy", "bench")
    return [*root.glob("*.md"), *(path for folder in folders for path in (root / folder).rglob("*.md"))]


def find() -> Iterator[str]:
    """Yield the problems of all documents."""
    for path in documents():
        yield from problems(path, path.read_text(encoding="utf-8"), COMMANDS)


if __name__ == "__main__":
    sys.exit(report(find))
