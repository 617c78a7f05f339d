"""What the command line needs from above: the object graph, the worker, the API document."""

from __future__ import annotations

from tenon.cli import Ways
from tenon.main.kinds import all_kinds
from tenon.main.program import Program, build_program
from tenon.main.ways_in import create_worker, describe_api


def ways() -> Ways[Program]:
    """Return everything that commands build on."""
    return Ways(build_program, create_worker, describe_api, all_kinds())
