"""The named statements of a room: ``queries.sql`` beside its code, one statement after each ``-- name: get_user`` line.

The files are part of the program and hold placeholders ``$1 … $n`` only; whoever edits one vouches for its text.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from tenon.store.roles import schema_of

_NAME = re.compile(r"^-- name: ([a-z_0-9]+)\s*$", re.MULTILINE)


class Queries:
    """The statements of one room by name; ``of(workspace)`` puts that workspace's schema in for ``{schema}``."""

    def __init__(self, statements: dict[str, str]) -> None:
        self._statements = statements
        self._by_workspace: dict[str, Queries] = {}

    def __getitem__(self, name: str) -> str:
        return self._statements[name]

    def of(self, workspace: str) -> Queries:
        """Return the same statements for one workspace."""
        found = self._by_workspace.get(workspace)
        if found is None:
            schema = schema_of(workspace)
            found = Queries({name: text.replace("{schema}", schema) for name, text in self._statements.items()})
            self._by_workspace[workspace] = found
        return found


@cache
def load(package: str) -> Queries:
    """Read ``queries.sql`` of a room, given the room's ``__package__`` or the ``__name__`` of a module in it."""
    room = ".".join(package.split(".")[:2])
    text = resources.files(room).joinpath("queries.sql").read_text("utf-8")
    pieces = _NAME.split(text)[1:]
    return Queries({name: body.strip().rstrip(";") for name, body in zip(pieces[::2], pieces[1::2], strict=True)})
