"""``python -m tenon``: the words that must stay small run at once; every other word loads the whole program."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the word of the command line and exit with its code."""
    # The supervisor lives as long as the server, and a migration is part of every start: neither may carry the program.
    from tenon.ops import run_migration, run_status, run_up

    small = {"up": run_up, "status": run_status, "migrate": run_migration}
    if len(sys.argv) == 2 and sys.argv[1] in small:
        sys.exit(small[sys.argv[1]]())
    from tenon.main import main as run_program

    run_program()


if __name__ == "__main__":
    main()
