"""A workspace arrives: the folder is proved first, then everything comes in by one transaction that names it last.

Before it, the tables are made by publishing the definitions into a schema that bears the mark of an unfinished one, and
the bytes of files are stored; both belong to nobody until then. What a killed import leaves is dropped by the next one
of the same key, or by a set-up.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from tenon.access import Sealer
from tenon.definitions import Address, Body, DefinitionService, NotPublishable, load_text
from tenon.files import PIECE_BYTES, Files
from tenon.kernel.errors import TenonError
from tenon.kernel.names import is_workspace_key
from tenon.schema import Catalogs
from tenon.store import Database, create_workspace_schema, drop_unfinished, load, mark_unfinished
from tenon.transfer.errors import BadContent, DamagedFile, KeyTaken, OthersAtWork, UnusableKey
from tenon.transfer.folder import read_manifest, verify
from tenon.transfer.lay import FollowUp, Laying, Piece
from tenon.transfer.model import DEFINITIONS, FILES, Arrived, Manifest
from tenon.transfer.sealed import SealedValues

_queries = load(__name__)


class Arrivals:
    """Makes workspaces from folders.

    Args:
        sealer_of: the keys of a workspace, by its key.
        refresh: has what is derived of an object's records made again by a job.
    """

    def __init__(
        self,
        db: Database,
        definitions: DefinitionService,
        catalogs: Catalogs,
        files: Files,
        sealer_of: Callable[[str], Sealer],
        refresh: FollowUp,
    ) -> None:
        self._db = db
        self._definitions = definitions
        self._catalogs = catalogs
        self._files = files
        self._sealer_of = sealer_of
        self._refresh = refresh

    async def arrive(self, folder: Path, key: str | None = None) -> Arrived:
        """Make a workspace from a folder, wholly or not at all.

        Args:
            folder: what ``Departures.leave`` wrote.
            key: of the workspace here; the one it had, if left out.

        Raises:
            NotAnExport, NewerExport, DamagedFile, BadContent, NotKnownHere: the folder cannot come in.
            KeyTaken, UnusableKey: the key cannot be its own here.
            OthersAtWork: a set-up or another import is going on.
        """
        manifest = await asyncio.to_thread(read_manifest, folder)
        workspace = key or manifest.workspace.key
        if not is_workspace_key(workspace):
            raise UnusableKey(workspace=workspace[:60])
        await asyncio.to_thread(verify, folder, manifest)
        bodies = await asyncio.to_thread(_bodies, folder, manifest)
        async with self._alone(workspace), self._unfinished(workspace):
            await self._publish(workspace, bodies)
            pieces = await self._store(workspace, folder, manifest)
            self._catalogs.forget(workspace)
            catalog = await self._catalogs.get(workspace)
            sealed = SealedValues(catalog, self._sealer_of(workspace), manifest.sealed == "plain")
            laying = Laying(self._db, workspace, folder, manifest, sealed)
            arrived = await laying.lay(pieces, catalog, self._refresh)
        self._catalogs.forget(workspace)
        return arrived

    @asynccontextmanager
    async def _alone(self, workspace: str) -> AsyncIterator[None]:
        """Hold off every set-up and every other import.

        Raises:
            OthersAtWork, KeyTaken.
        """
        # A connection of its own holds the lock: it goes with the process, however that ends.
        async with self._db.maintenance() as lock:
            if not await lock.fetchval(_queries["try_lock"]):
                raise OthersAtWork
            if await lock.fetchval(_queries["key_taken"], workspace):
                raise KeyTaken(workspace=workspace)
            yield

    @asynccontextmanager
    async def _unfinished(self, workspace: str) -> AsyncIterator[None]:
        """Make the schema; drop it again, with the bytes, unless the block ends well."""
        await self._files.forget(workspace)
        await create_workspace_schema(self._db, workspace)
        await mark_unfinished(self._db, workspace)
        try:
            yield
        except BaseException:
            await drop_unfinished(self._db, workspace)
            await self._files.forget(workspace)
            raise

    async def _publish(self, workspace: str, bodies: dict[Address, Body]) -> None:
        try:
            await self._definitions.publish_bodies(workspace, None, bodies)
        except NotPublishable as error:
            first = next(problem for problem in error.problems if problem.severity == "error")
            address, _, path = first.path.partition(":")
            reason = f"{path} {first.code} {first.params}"
            raise BadContent(file=f"{DEFINITIONS}/{address}.yaml", reason=reason) from error

    async def _store(self, workspace: str, folder: Path, manifest: Manifest) -> list[Piece]:
        pieces: list[Piece] = []
        for entry in manifest.files:
            if entry.path.startswith(f"{FILES}/"):
                pieces += await self._store_one(workspace, folder / entry.path)
        return pieces

    async def _store_one(self, workspace: str, path: Path) -> list[Piece]:
        found: list[Piece] = []
        try:
            with path.open("rb") as source:
                while content := await asyncio.to_thread(source.read, PIECE_BYTES):
                    blob = await self._files.lay_piece(workspace, content)
                    found.append(Piece(path.name, len(found), len(content), blob))
        except OSError as error:
            raise DamagedFile(file=f"{FILES}/{path.name}", reason=str(error.strerror)) from error
        return found


def _bodies(folder: Path, manifest: Manifest) -> dict[Address, Body]:
    """Read every definition.

    Raises:
        BadContent: a text is no definition, or not that of its place.
    """
    found: dict[Address, Body] = {}
    for entry in manifest.files:
        if entry.path.startswith(f"{DEFINITIONS}/"):
            _, kind, name = entry.path.split("/")
            try:
                address, body = load_text((folder / entry.path).read_text("utf-8"))
            except (OSError, UnicodeDecodeError, TenonError) as error:
                raise BadContent(file=entry.path, reason=str(error)) from error
            if address != (kind, name.removesuffix(".yaml")):
                raise BadContent(file=entry.path, reason="/".join(address))
            found[address] = body
    return found
