"""``./tenon <word>``: prepare what the word needs, then hand over."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from launcher import bench, commands, gates, python_side, steps, suite, web_side, wheel
from launcher.layout import Layout, environment, here

OWN: dict[str, Callable[[Layout, Sequence[str]], int]] = {
    "test": suite.main,
    "check": gates.main,
    "bench": bench.main,
    "wheel": wheel.main,
}


def main(words: Sequence[str]) -> int:
    """Run one command and return its exit code; a command of the program replaces this process."""
    if not words or words[0] in ("help", "--help", "-h"):
        sys.stdout.write(commands.listing() + "\n")
        return 0
    word, rest = words[0], words[1:]
    if word not in commands.COMMANDS:
        return commands.refuse(word)
    layout = here()
    if word in OWN:
        return OWN[word](layout, rest)
    with steps.one_at_a_time(layout):
        python_side.ensure_packages(layout, "packages")
        if word == "up":
            web_side.ensure_client(layout)
    os.execve(layout.python, [str(layout.python), "-m", "tenon", word, *rest], environment(layout))  # noqa: S606 - the point is to become it


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
