"""The folder itself: files written with their sums, read only after their sums were compared."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tenon.transfer.errors import DamagedFile, NewerExport, NotAnExport
from tenon.transfer.model import FORMAT, MANIFEST, FileEntry, Manifest
from tenon.transfer.sound import demand_sound

READ_BYTES = 1024 * 1024
BATCH_LINES, BATCH_BYTES = 1_000, 2 * 1024 * 1024


class Written:
    """A file under writing; leaving the block adds it to ``entries``."""

    def __init__(self, root: Path, path: str, entries: list[FileEntry]) -> None:
        self._path, self._entries = path, entries
        self._sum, self._bytes = hashlib.sha256(), 0
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        self._file = target.open("xb")

    def write(self, content: bytes) -> None:
        """Add some bytes."""
        self._file.write(content)
        self._sum.update(content)
        self._bytes += len(content)

    def __enter__(self) -> Written:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._entries.append(FileEntry(self._path, self._bytes, self._sum.hexdigest()))


def write_manifest(root: Path, manifest: Manifest) -> None:
    """Write the manifest, last of all and at once."""
    text = msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"
    beside = root / f"{MANIFEST}.part"
    beside.write_bytes(text)
    beside.replace(root / MANIFEST)


def read_manifest(root: Path) -> Manifest:
    """Read the manifest and judge whether it can be followed.

    Raises:
        NotAnExport, NewerExport, NotKnownHere: it cannot.
    """
    try:
        raw = (root / MANIFEST).read_bytes()
        told = msgspec.json.decode(raw, type=_Head)
        if told.format > FORMAT:
            raise NewerExport(format=told.format, version=told.version, known=FORMAT)
        manifest = msgspec.json.decode(raw, type=Manifest)
    except OSError as error:
        raise NotAnExport(folder=str(root), reason=f"{MANIFEST}: {error.strerror}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise NotAnExport(folder=str(root), reason=f"{MANIFEST}: {error}") from error
    demand_sound(root, manifest)
    return manifest


class _Head(msgspec.Struct):
    format: int
    version: str = ""


def verify(root: Path, manifest: Manifest) -> None:
    """Compare every file with its sum.

    Raises:
        DamagedFile: the first that differs.
    """
    for entry in manifest.files:
        path = root / entry.path
        try:
            # Not followed: what a link leads to may lie anywhere on this machine.
            found = path.lstat()
        except OSError as error:
            raise DamagedFile(file=entry.path, reason=str(error.strerror)) from error
        if not stat.S_ISREG(found.st_mode):
            raise DamagedFile(file=entry.path, reason=stat.filemode(found.st_mode))
        if found.st_size != entry.bytes:
            raise DamagedFile(file=entry.path, reason=f"{found.st_size} / {entry.bytes} bytes")
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != entry.sha256:
                raise DamagedFile(file=entry.path, reason="sha256")


def batches(root: Path, path: str) -> Iterator[list[bytes]]:
    """Yield the lines of a file, many at once and never much memory.

    Raises:
        DamagedFile: it cannot be read any more.
    """
    found: list[bytes] = []
    size = 0
    try:
        with (root / path).open("rb") as file:
            for line in file:
                found.append(line)
                size += len(line)
                if len(found) >= BATCH_LINES or size >= BATCH_BYTES:
                    yield found
                    found, size = [], 0
    except OSError as error:
        raise DamagedFile(file=path, reason=str(error.strerror)) from error
    if found:
        yield found
