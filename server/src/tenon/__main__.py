"""``python -m tenon``: the words that must stay small run at once; every other word loads the whole program."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the word of the command line and exit with its code."""
    # The supervisor lives as long as the server, and a migration is part of every start: neither may carry the program.
    from tenon.ops import run_migration, run_status, run_up

    small = {("up",): run_up, ("status",): run_status, ("migrate",): run_migration}
    run = small.get(tuple(sys.argv[1:]))
    if run is not None:
        sys.exit(run())
    from tenon.main import main as run_program

    run_program()


if __name__ == "__main__":
    main()
