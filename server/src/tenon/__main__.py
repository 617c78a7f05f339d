"""``python -m tenon``: the words that must stay small run at once; every other word loads the whole program."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the word of the command line and exit with its code."""
    words = sys.argv[1:]
    if words == ["up"]:
        # The supervisor lives as long as the server: it must not carry the program in its memory.
        from tenon.ops.up import run_up

        sys.exit(run_up())
    if words == ["status"]:
        from tenon.ops.status import run_status

        sys.exit(run_status())
    if words == ["migrate"]:
        # Part of every start: it must not load what it does not need either.
        from tenon.ops.migration import run_migration

        sys.exit(run_migration())
    from tenon.main import main as run

    run()


if __name__ == "__main__":
    main()
