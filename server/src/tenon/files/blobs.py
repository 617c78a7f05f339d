"""Object storage behind four verbs: put, read, delete, list. The only file that knows obstore.

A put is atomic (a name is never seen half written), and on a local folder it is on the disk, with the folders that lead
to it, before it returns.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url

from tenon.files.errors import StorageUnavailable


class Blobs:
    """One place that keeps bytes by name. Made by ``local`` or ``at``."""

    def __init__(self, store: ObjectStore, folder: Path | None = None) -> None:
        self._store = store
        self._folder = folder

    @staticmethod
    def local(folder: Path) -> Blobs:
        """Keep bytes in a folder, which is made if it is missing."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Blobs(LocalStore(folder), folder.resolve())

    @staticmethod
    def at(url: str) -> Blobs:
        """Keep bytes where a URL points: ``file:///…`` or ``s3://bucket/prefix`` (credentials from the environment)."""
        if url.startswith("file://"):
            return Blobs.local(Path(url.removeprefix("file://")))
        return Blobs(from_url(url))

    async def put(self, name: str, content: bytes) -> None:
        """Store ``content`` durably under a name that was never used before.

        Raises:
            StorageUnavailable: the storage is full or away; nothing stands under the name.
        """
        with _translated():
            await obstore.put_async(self._store, name, content, use_multipart=False)
            if self._folder is not None:
                await asyncio.to_thread(_sync, self._folder, name)

    async def read(self, name: str, start: int, end: int) -> bytes:
        """Return the bytes from ``start`` to ``end`` (excluded).

        Raises:
            StorageUnavailable: the blob is gone or the storage is away.
        """
        with _translated():
            return bytes(await obstore.get_range_async(self._store, name, start=start, end=end))

    async def delete(self, names: Sequence[str]) -> None:
        """Delete blobs; those that are gone already are no error."""
        for name in names:
            try:
                await obstore.delete_async(self._store, name)
            except FileNotFoundError:
                continue
            except (BaseError, OSError) as error:
                raise StorageUnavailable from error

    async def list(self, prefix: str) -> AsyncIterator[list[tuple[str, datetime]]]:
        """Yield names under ``prefix`` and when they were last written, in batches of up to 1000."""
        with _translated():
            async for batch in obstore.list(self._store, prefix, chunk_size=1000):
                yield [(entry["path"], entry["last_modified"]) for entry in batch]


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (BaseError, OSError) as error:
        raise StorageUnavailable from error


def _sync(folder: Path, name: str) -> None:
    """Force a file and every folder on the way to it onto the disk."""
    path = folder / name
    while path != folder.parent:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        path = path.parent
