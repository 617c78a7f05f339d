"""The composition root: the only room that sees all others. It builds the object graph and hands it to the ways in.

Nothing registers itself by being imported: kinds, job kinds, schedules and texts are the tuples below. Start reading at
``program.py``.
"""

from __future__ import annotations

from typing import Any

from tenon.main.program import Program, build_program

__all__ = ["Program", "build_program", "create_api", "create_worker", "main"]


def create_api() -> Any:
    """Return the ASGI application of one API worker, for ``granian --factory tenon.main:create_api``."""
    from tenon.main.ways_in import create_api

    return create_api()


def create_worker() -> Any:
    """Return the background worker; ``await worker.run()`` works until ``worker.stop()`` is called."""
    from tenon.main.ways_in import create_worker

    return create_worker()


def main() -> None:
    """Run the command line, ``tenon …``."""
    from tenon.cli import run
    from tenon.main.command_line import ways

    run(ways())
