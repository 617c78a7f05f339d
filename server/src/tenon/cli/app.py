"""All commands under one name, and the one place where an error becomes a sentence and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from cyclopts import App

from tenon import __version__
from tenon.cli.expressions import ExpressionCommands
from tenon.cli.moving import MovingCommands
from tenon.cli.packs import PackCommands
from tenon.cli.people import PeopleCommands, UserCommands, WorkspaceCommands
from tenon.cli.running import RunningCommands
from tenon.cli.ways import Ways
from tenon.kernel.errors import Invalid, TenonError
from tenon.ops import Speech, speech


def build(ways: Ways[Any], words: Speech) -> App:
    """Return the command line as an object that can be called with words."""
    app = App(name="tenon", version=__version__, help="Tenon (榫卯), the no-code platform that is cut to the business.")
    running = RunningCommands(ways, words)
    for command in (running.up, running.status, running.doctor, running.config, running.migrate, running.worker):
        app.command(command)
    app.command(running.openapi)
    app.command(PeopleCommands(ways, words).setup)
    for name, groups in (
        ("workspace", (WorkspaceCommands(ways, words), MovingCommands(ways, words))),
        ("user", (UserCommands(ways, words),)),
        ("pack", (PackCommands(ways, words),)),
        ("expression", (ExpressionCommands(words),)),
    ):
        inner = App(name=name, help=groups[0].__doc__)
        for command in (each for group in groups for each in group.commands()):
            inner.command(command, name=command.__name__.rstrip("_"))
        app.command(inner)
    return app


def run(ways: Ways[Any], tokens: Sequence[str] | None = None) -> None:
    """Run the words of the command line (``tokens`` instead in tests) and exit with the command's code."""
    words = speech()
    try:
        code = build(ways, words)(tokens, result_action="return_value")
    except TenonError as problem:
        explain(problem, speech(sys.stderr))
        code = 1
    except KeyboardInterrupt:
        code = 130
    sys.exit(code or 0)


def explain(problem: TenonError, words: Speech) -> None:
    """Write an error with every field problem behind it."""
    words.explain(problem)
    if isinstance(problem, Invalid):
        for one in problem.problems:
            words.line(f"  {one.path}: {words.text(one.code, **one.params)}")
