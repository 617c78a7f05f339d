"""The folder itself: files written with their sums, read only after their sums were compared."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tenon.schema import is_column_type
from tenon.transfer.errors import DamagedFile, NewerExport, NotAnExport, NotKnownHere
from tenon.transfer.model import FORMAT, MANIFEST, FileEntry, Manifest

READ_BYTES = 1024 * 1024
BATCH_LINES, BATCH_BYTES = 1_000, 2 * 1024 * 1024
_PATH = re.compile(
    r"people\.jsonl|definitions/[a-z][a-z0-9_]*/[a-z][a-z0-9_]*\.yaml|tables/[a-z][a-z0-9_]*\.jsonl|files/[0-9a-f-]{36}"
)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")


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
    _demand_names(root, manifest)
    return manifest


class _Head(msgspec.Struct):
    format: int
    version: str = ""


def _demand_names(root: Path, manifest: Manifest) -> None:
    """Refuse names that could lead out of the folder or into a statement."""
    for entry in manifest.files:
        if not _PATH.fullmatch(entry.path):
            raise NotAnExport(folder=str(root), reason=entry.path[:200])
    for table in manifest.tables:
        names = (table.name, *table.key, *(column.name for column in table.columns))
        bad = next((name for name in names if not _NAME.fullmatch(name)), None)
        if bad is not None:
            raise NotAnExport(folder=str(root), reason=bad[:200])
        for column in table.columns:
            if not table.name.startswith("sys_") and not is_column_type(column.type):
                raise NotKnownHere(name=f"{table.name}.{column.name} {column.type}", version=manifest.version)


def verify(root: Path, manifest: Manifest) -> None:
    """Compare every file with its sum.

    Raises:
        DamagedFile: the first that differs.
    """
    for entry in manifest.files:
        path = root / entry.path
        try:
            size = path.stat().st_size
        except OSError as error:
            raise DamagedFile(file=entry.path, reason=str(error.strerror)) from error
        if size != entry.bytes:
            raise DamagedFile(file=entry.path, reason=f"{size} / {entry.bytes} bytes")
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
