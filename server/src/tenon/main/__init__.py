"""The composition root: the only room that sees all others. It builds the object graph and hands it to the ways in.

Nothing registers itself by being imported: kinds, job kinds, schedules and texts are plain values here. Start reading
at ``program.py`` (the graph), then ``ways_in.py``.
"""

from __future__ import annotations

from tenon.main.program import Program, build_program
from tenon.main.ways_in import create_api, create_worker, describe_api

__all__ = ["Program", "build_program", "create_api", "create_worker", "describe_api", "main"]


def main() -> None:
    """Run the command line, ``tenon …``."""
    from tenon.cli import run
    from tenon.main.command_line import ways

    run(ways())
