"""``tenon pack …``: install a pack, export a workspace as one, check the folder of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from tenon.cli.errors import FolderNotEmpty, NoAdministrator
from tenon.cli.people import member_of, workspace_of
from tenon.cli.session import program_of
from tenon.cli.ways import Program, Ways
from tenon.identity import Actor
from tenon.ops import Speech
from tenon.packs import MANIFEST, Manifest, manifest_text, read_pack, write_definitions

FIRST_VERSION = "0.1.0"


class PackCommands:
    """Install a pack, export a workspace as one, check the folder of one."""

    def __init__(self, ways: Ways[Any], words: Speech) -> None:
        self._ways = ways
        self._words = words

    def commands(self) -> tuple[Callable[..., Any], ...]:
        """Return the commands of this group."""
        return self.install, self.export, self.check

    async def install(self, pack: str, *, workspace: str = "main", login: str = "", sample: bool = False) -> int:
        """Install a pack into a workspace.

        Parameters
        ----------
        pack
            Key of the pack, such as crm.
        workspace
            Key of the workspace.
        login
            Administrator who installs it; the first one if left out.
        sample
            Also load its sample data.
        """
        async with program_of(self._ways) as program:
            await workspace_of(program, workspace)
            actor = await _administrator(program, workspace, login)
            installed = await program.packs.install(workspace, actor, pack, sample)
        self._words.say("cli.pack_installed", pack=pack, workspace=workspace, count=len(installed.definitions))
        return 0

    async def export(self, folder: Path, *, workspace: str = "main") -> int:
        """Write the definitions of a workspace as the files of a pack.

        Parameters
        ----------
        folder
            Folder to write to; new or empty.
        workspace
            Key of the workspace.
        """
        _demand_empty(folder)
        async with program_of(self._ways) as program:
            named = await workspace_of(program, workspace)
            files = await program.packs.export(workspace)
        manifest = Manifest(key=workspace, version=FIRST_VERSION, label=named.name)
        _write(folder, {**files, MANIFEST: manifest_text(manifest)})
        self._words.say("cli.pack_exported", path=folder, count=len(files))
        return 0

    def check(self, folder: Path) -> int:
        """Check the folder of a pack: it is read, and written back byte for byte. Needs no database.

        Parameters
        ----------
        folder
            Folder of the pack.
        """
        pack = read_pack(folder)
        written = write_definitions(pack.definitions, {kind.key: kind for kind in self._ways.kinds})
        different = [name for name, text in written.items() if (folder / name).read_text(encoding="utf-8") != text]
        for name in different:
            self._words.say("cli.pack_differs", name=name)
        if not different:
            self._words.say("cli.pack_fine", pack=pack.manifest.key, count=len(written))
        return 1 if different else 0


def _demand_empty(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty(path=str(folder))


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


async def _administrator(program: Program, workspace: str, login: str) -> UUID:
    if login:
        return (await member_of(program, workspace, login)).id
    page = await program.identity.people.page(Actor.operator(workspace), status="active")
    for member in page.members:
        if member.admin:
            return member.id
    raise NoAdministrator(workspace=workspace)
