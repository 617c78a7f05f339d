"""``tenon workspace export`` and ``tenon workspace import``: a whole workspace into a folder, and from one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from tenon.cli.errors import FolderNotEmpty
from tenon.cli.people import member_of, workspace_of
from tenon.cli.session import program_of
from tenon.cli.ways import Program, Ways
from tenon.identity import Actor
from tenon.ops import Speech, address_of, load_settings
from tenon.transfer import Arrived

Source = Annotated[Path, Parameter(name="--from")]
Target = Annotated[Path, Parameter(name="--to")]


class MovingCommands:
    """Write a workspace into a folder, or make one from it."""

    def __init__(self, ways: Ways[Any], words: Speech) -> None:
        self._ways = ways
        self._words = words

    def commands(self) -> tuple[Callable[..., Any], ...]:
        """Return the commands of this group."""
        return self.export, self.import_

    async def export(self, workspace: str, *, to: Target, with_sealed: bool = False) -> int:
        """Write a whole workspace into a folder: definitions, records, people, files, history.

        Parameters
        ----------
        workspace
            Key of the workspace.
        to
            Folder to write to; new or empty.
        with_sealed
            Write encrypted values in plain text; without it they are left blank.
        """
        if to.exists() and any(to.iterdir()):
            raise FolderNotEmpty(path=str(to))
        async with program_of(self._ways) as program:
            await workspace_of(program, workspace)
            manifest = await program.departures.leave(workspace, to, plain=with_sealed)
        rows, files = sum(table.rows for table in manifest.tables), len(manifest.files)
        self._words.say("cli.workspace_left", workspace=workspace, path=to, rows=rows, files=files)
        if with_sealed:
            self._words.say("cli.sealed_plain", path=to)
        elif manifest.sealed_blank:
            self._words.say("cli.sealed_blank", count=manifest.sealed_blank)
        return 0

    async def import_(self, *, source: Source, key: str | None = None) -> int:
        """Make a workspace from a folder that an export wrote, wholly or not at all.

        Parameters
        ----------
        source
            The folder.
        key
            Key of the workspace here; the one it had, if left out.
        """
        settings = load_settings()
        async with program_of(self._ways) as program:
            arrived = await program.arrivals.arrive(source, key)
            link = await self._first_link(program, arrived)
        self._words.say("cli.workspace_arrived", workspace=arrived.workspace, rows=arrived.rows, files=arrived.files)
        if arrived.joined:
            self._words.say("cli.people_joined", logins=", ".join(arrived.joined))
        if arrived.sealed_blank:
            self._words.say("cli.sealed_missing", count=arrived.sealed_blank)
        if link is not None:
            self._words.say("cli.people_waiting", count=len(arrived.without_password))
            self._words.say("cli.link_of", login=arrived.without_password[0], link=f"{address_of(settings)}{link}")
        return 0

    async def _first_link(self, program: Program, arrived: Arrived) -> str | None:
        """Return the link of the first who needs one, an administrator if there is one, who makes the others'."""
        if not arrived.without_password:
            return None
        member = await member_of(program, arrived.workspace, arrived.without_password[0])
        return (await program.identity.people.link(Actor.operator(arrived.workspace), member.id)).path
