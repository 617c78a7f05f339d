"""Write the pages of ``docs/reference`` that the program itself can tell.

    .venv/bin/python tools/make_reference.py           writes them
    .venv/bin/python tools/make_reference.py --check   writes nothing; exits with 1 and names what is stale

Settings come from ``kernel.settings``, commands from the launcher and ``cli``, error codes from every room's
``texts.json`` and error classes, field types from ``schema`` and ``golden/fields``, definition kinds from ``main``.
``--folder`` names another folder than ``docs/reference``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gate import ROOT

sys.path[:0] = [str(ROOT / "server" / "src"), str(ROOT / "server")]
from reference import PAGES  # noqa: E402 - the program lies beside the tools, not among installed packages

NOTICE = "<!-- Written by tools/make_reference.py from the program. Do not edit. -->"


def pages() -> dict[str, str]:
    """Return the text of every generated page by file name."""
    return {f"{name}.md": f"{NOTICE}\n\n{write().strip()}\n" for name, write in PAGES.items()}


def stale(folder: Path) -> list[str]:
    """Return the names of the pages that are not what the program says now."""
    return [name for name, text in pages().items() if _text_of(folder / name) != text]


def main() -> int:
    """Write or check the pages, and return the exit code."""
    words = argparse.ArgumentParser(description="Write the generated pages of the reference.")
    words.add_argument("--check", action="store_true")
    words.add_argument("--folder", type=Path, default=ROOT / "docs" / "reference")
    asked = words.parse_args()
    if asked.check:
        found = stale(asked.folder)
        for name in found:
            sys.stdout.write(f"{asked.folder / name} is stale: run .venv/bin/python tools/make_reference.py\n")
        return 1 if found else 0
    for name, text in pages().items():
        (asked.folder / name).write_text(text, encoding="utf-8")
    return 0


def _text_of(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
