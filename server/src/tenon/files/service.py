"""The use cases of files: begin, send a piece, describe, read, preview, delete, sweep.

How a file ends. Until a record is written that holds it, it is its uploader's and goes after a day. From then on it
stays as long as a record names it, in use or in the recycle bin; 30 days after the last one ceased to, it goes too, so
that a change can be undone for as long. Whether a record names it is no second truth beside the records (a table of
links would have to be kept by every write, undo, change of type and pack): once a day all columns that can hold ids of
files are read, those of removed fields included. A million records with 200,000 files take one second, and no index.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from tenon.files.blobs import Blobs
from tenon.files.errors import (
    ContentMismatch,
    FileInUse,
    FileTooLarge,
    NoPreview,
    OffsetConflict,
    StorageUnavailable,
    TooLargeToShow,
    WorkspaceFull,
)
from tenon.files.kinds import KINDS, Kind
from tenon.files.model import PIECE_BYTES, FileMeta, Limits, Progress, Reader
from tenon.files.names import extension_of, safe_name
from tenon.files.preview import MOST_BYTES, SHOWN, table_of
from tenon.kernel.errors import FieldProblem, Invalid, NotFound
from tenon.kernel.ids import new_id
from tenon.store import Database, load

_queries = load(__name__)

ABANDONED = timedelta(hours=24)
UNHELD_KEPT = timedelta(days=30)
_SETTLED = timedelta(hours=1)
"""A write that holds a file has surely ended by then."""

_READ_BYTES = 1024 * 1024


class Clock(Protocol):
    """Where time comes from; uploads are the installation's housekeeping and follow its time."""

    def now(self, workspace: str | None = None) -> datetime:
        """Return the present instant in UTC."""
        ...


class Files:
    """The files of every workspace."""

    def __init__(self, db: Database, blobs: Blobs, clock: Clock, limits: Limits | None = None) -> None:
        self._db = db
        self._blobs = blobs
        self._clock = clock
        self._limits = limits or Limits()

    async def begin(self, workspace: str, reader: Reader, name: str, size_bytes: int) -> FileMeta:
        """Announce a file of ``size_bytes``; its bytes follow in pieces of 8 MiB. What the browser calls it is ignored.

        Raises:
            Invalid: an extension that is not allowed (L201), or an empty file (L205).
            FileTooLarge: more than a file of this kind may have.
            WorkspaceFull: more than the workspace may still store.
        """
        kind = _kind(safe_name(name))
        if size_bytes < 1:
            raise Invalid([FieldProblem("size_bytes", "L205")])
        limit = self._limits.recording_bytes if kind.recording else self._limits.file_bytes
        if size_bytes > limit:
            raise FileTooLarge(size=_shown(size_bytes), limit=_shown(limit))
        return await self._announce(workspace, reader, name, size_bytes)

    async def keep(self, workspace: str, reader: Reader, name: str, path: Path) -> UUID:
        """Store a file that Tenon itself made, for its reader; only the room of the workspace bounds its size.

        Raises:
            WorkspaceFull: more than the workspace may still store.
            StorageUnavailable: the storage did not take it.
        """
        size = (await asyncio.to_thread(path.stat)).st_size
        file = await self._announce(workspace, reader, name, size)
        with path.open("rb") as source:
            offset = 0
            while piece := await asyncio.to_thread(source.read, PIECE_BYTES):
                offset = (await self.send(workspace, reader, file.id, offset, piece)).offset
        return file.id

    async def _announce(self, workspace: str, reader: Reader, name: str, size_bytes: int) -> FileMeta:
        name = safe_name(name)
        kind = _kind(name)
        file_id, now, queries = new_id(), self._clock.now(), _queries.of(workspace)
        async with self._db.transaction(workspace) as tx:
            await tx.execute(queries["lock_storage"])
            free = self._limits.workspace_bytes - await tx.fetchval(queries["used_bytes"])
            if size_bytes > free:
                raise WorkspaceFull(free=_shown(max(free, 0)), limit=_shown(self._limits.workspace_bytes))
            row = (file_id, name, kind.media_type, size_bytes, reader.user_id, now)
            await tx.execute(queries["insert_file"], *row)
        return await self.describe(workspace, reader, file_id)

    async def send(self, workspace: str, reader: Reader, file_id: UUID, offset: int, piece: bytes) -> Progress:
        """Add the piece that starts at ``offset``. When it returns, the piece survives any crash.

        Raises:
            NotFound: no such upload of this person.
            OffsetConflict: the upload goes on elsewhere; it says where.
            Invalid: the piece has not the size it must have (L204).
            ContentMismatch: the first bytes are not those of such a file; the upload is given up.
            StorageUnavailable: the storage did not take it; send it again.
        """
        file = await self.describe(workspace, reader, file_id)
        self._demand_next(file, offset, piece)
        if offset == 0 and not _kind(file.name).looks_right(piece):
            await self.delete(workspace, reader, file_id)
            raise ContentMismatch(extension=extension_of(file.name))
        # A name of its own for each attempt: two that race for one place never write over each other.
        blob = await self.lay_piece(workspace, piece)
        end = offset + len(piece)
        digest = await self._digest(workspace, file_id, piece) if end == file.size_bytes else None
        try:
            await self._commit(workspace, file_id, offset, len(piece), blob, digest)
        except OffsetConflict:
            with contextlib.suppress(StorageUnavailable):
                await self._blobs.delete([blob])
            raise
        return Progress(end, digest is not None)

    async def describe(self, workspace: str, reader: Reader, file_id: UUID) -> FileMeta:
        """Return what is known of a file.

        Raises:
            NotFound: there is none, or none that the reader may see.
        """
        async with self._db.lease(workspace) as lease:
            row = await lease.fetchrow(_queries.of(workspace)["get_file"], file_id)
        if row is None:
            raise NotFound
        file = _meta(row)
        if not reader.may_see(file.id, file.created_by, attached=file.attached):
            raise NotFound
        return file

    async def read(
        self, workspace: str, file: FileMeta, start: int = 0, end: int | None = None
    ) -> AsyncIterator[bytes]:
        """Yield the bytes from ``start`` to ``end`` (excluded; None: the end) of a complete file, up to 1 MiB at once.

        Raises:
            NotFound: the file is not complete: half a file is never served.
            StorageUnavailable: the storage lost it or is away.
        """
        if not file.complete:
            raise NotFound
        end = file.size_bytes if end is None else min(end, file.size_bytes)
        async with self._db.lease(workspace) as lease:
            pieces = await lease.fetch(_queries.of(workspace)["pieces"], file.id)
        while start < end:
            number, inside = divmod(start, PIECE_BYTES)
            if number >= len(pieces):
                raise NotFound
            stop = min(inside + end - start, pieces[number]["size_bytes"], inside + _READ_BYTES)
            yield await self._blobs.read(pieces[number]["blob"], inside, stop)
            start += stop - inside

    async def preview(self, workspace: str, file: FileMeta) -> bytes:
        """Return a workbook or a list of values as tables, as JSON: see ``preview.table_of``.

        Raises:
            NoPreview: it is no table, or too large, locked or damaged.
            NotFound: the file is not complete.
        """
        extension = extension_of(file.name)
        if extension not in SHOWN:
            raise NoPreview
        if file.size_bytes > MOST_BYTES:
            raise TooLargeToShow(limit=MOST_BYTES // 1024**2)
        content = b"".join([piece async for piece in self.read(workspace, file)])
        return await table_of(content, extension)

    async def delete(self, workspace: str, reader: Reader, file_id: UUID) -> None:
        """Delete a file; its bytes go after its row, so that a crash leaves bytes without a row and never the reverse.

        Raises:
            NotFound: there is none, or none that the reader may see.
            FileInUse: a record holds it.
        """
        await self.describe(workspace, reader, file_id)
        queries = _queries.of(workspace)
        async with self._db.transaction(workspace) as tx:
            blobs = [row["blob"] for row in await tx.fetch(queries["pieces"], file_id)]
            if await tx.fetchval(queries["delete_file"], file_id) is None:
                raise FileInUse
        with contextlib.suppress(StorageUnavailable):
            await self._blobs.delete(blobs)

    async def sweep(self, workspace: str) -> int:
        """Delete what was uploaded a day ago and is in no record, and bytes that no row knows; return how many went.

        Bytes are looked at only a day after they were written: until then their row may still be on its way.
        """
        before = self._clock.now() - ABANDONED
        queries = _queries.of(workspace)
        gone = await self._delete_all(workspace, queries["abandoned"], queries["delete_abandoned"], before)
        async for batch in self._blobs.list(f"w/{workspace}/"):
            names = [name for name, written_at in batch if written_at < before]
            async with self._db.lease(workspace) as lease:
                unknown = [row["name"] for row in await lease.fetch(queries["unknown_blobs"], names)]
            await self._blobs.delete(unknown)
            gone += len(unknown)
        return gone

    async def let_go(self, workspace: str) -> int:
        """Look which files are named by a record, and delete those that none has named for 30 days; return how many."""
        now, queries = self._clock.now(), _queries.of(workspace)
        async with self._db.lease(workspace) as lease:
            await lease.execute(queries["look_who_is_held"], now, now - _SETTLED)
        return await self._delete_all(workspace, queries["unheld"], queries["delete_unheld"], now - UNHELD_KEPT)

    async def pieces_of(self, workspace: str, file_id: UUID) -> AsyncIterator[bytes]:
        """Yield the bytes of a stored file piece by piece.

        Raises:
            StorageUnavailable: the storage lost it or is away.
        """
        async with self._db.lease(workspace) as lease:
            pieces = await lease.fetch(_queries.of(workspace)["pieces"], file_id)
        for piece in pieces:
            yield await self._blobs.read(piece["blob"], 0, piece["size_bytes"])

    async def lay_piece(self, workspace: str, piece: bytes) -> str:
        """Store a piece that no row knows yet, and return its name; without a row it goes with the next sweep."""
        blob = f"w/{workspace}/{self._clock.now():%Y}/{new_id()}"
        await self._blobs.put(blob, piece)
        return blob

    async def forget(self, workspace: str) -> None:
        """Delete every byte under the key of a workspace that does not exist."""
        async for batch in self._blobs.list(f"w/{workspace}/"):
            await self._blobs.delete([name for name, _ in batch])

    async def _delete_all(self, workspace: str, find: str, delete: str, before: datetime) -> int:
        """Delete the files that ``find`` names and that ``delete`` still finds as they were; return how many went."""
        gone = 0
        async with self._db.lease(workspace) as lease:
            for row in await lease.fetch(find, before):
                if await lease.fetchval(delete, row["id"], before):
                    await self._blobs.delete(row["blobs"])
                    gone += 1
        return gone

    def _demand_next(self, file: FileMeta, offset: int, piece: bytes) -> None:
        if file.complete or offset != file.received_bytes:
            raise OffsetConflict(file.received_bytes)
        wanted = min(PIECE_BYTES, file.size_bytes - offset)
        if len(piece) != wanted:
            raise Invalid([FieldProblem("", "L204", {"size": len(piece), "wanted": wanted, "piece": PIECE_BYTES})])

    async def _commit(
        self, workspace: str, file_id: UUID, offset: int, size: int, blob: str, digest: bytes | None
    ) -> None:
        queries = _queries.of(workspace)
        async with self._db.transaction(workspace) as tx:
            advanced = await tx.fetchval(queries["advance"], file_id, offset, offset + size, self._clock.now(), digest)
            if advanced is None:
                row = await tx.fetchrow(queries["get_file"], file_id)
                raise OffsetConflict(row["received_bytes"]) if row else NotFound
            await tx.execute(queries["insert_piece"], file_id, offset // PIECE_BYTES, size, blob)

    async def _digest(self, workspace: str, file_id: UUID, last: bytes) -> bytes:
        """Return the SHA-256 of the whole file: of the pieces committed before, then of the last one."""
        whole = sha256()
        async with self._db.lease(workspace) as lease:
            pieces = await lease.fetch(_queries.of(workspace)["pieces"], file_id)
        for piece in pieces:
            await asyncio.to_thread(whole.update, await self._blobs.read(piece["blob"], 0, piece["size_bytes"]))
        await asyncio.to_thread(whole.update, last)
        return whole.digest()


def _kind(name: str) -> Kind:
    extension = extension_of(name)
    kind = KINDS.get(extension)
    if kind is None:
        raise Invalid([FieldProblem("name", "L201", {"extension": extension or name, "known": ", ".join(KINDS)})])
    return kind


def _meta(row: Any) -> FileMeta:
    return FileMeta(
        id=row["id"],
        name=row["name"],
        media_type=row["media_type"],
        size_bytes=row["size_bytes"],
        received_bytes=row["received_bytes"],
        complete=row["state"] == "stored",
        sha256=row["sha256"].hex() if row["sha256"] else None,
        created_by=row["created_by"],
        created_at=row["created_at"],
        attached=row["attached_at"] is not None,
    )


def _shown(size: int) -> str:
    """Return a size as people write it: ``1.5 GB``, ``100 MB``, ``12 KB``."""
    for unit, bytes_each in (("GB", 1024**3), ("MB", 1024**2)):
        if size >= bytes_each:
            return f"{size / bytes_each:.1f}".removesuffix(".0") + f" {unit}"
    return f"{-(-size // 1024)} KB"
