"""Key files on disk: written once, readable by their owner alone, never half written, never followed through a link."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tenon.vault.errors import KeyMissing, KeyUnsafe

FILE_MODE, FOLDER_MODE = 0o400, 0o700


def prepare_folder(folder: Path) -> None:
    """Make the key folder, or make sure that the one there belongs to us alone.

    Raises:
        KeyUnsafe: mode, owner or kind are wrong.
    """
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    _demand(folder, FOLDER_MODE)


def read(path: Path) -> bytes:
    """Return the content of a key file.

    Raises:
        KeyMissing: there is none, or it cannot be opened.
        KeyUnsafe: mode, owner or kind are wrong.
    """
    try:
        _demand(path, FILE_MODE)
        return path.read_bytes()
    except (FileNotFoundError, PermissionError):
        raise KeyMissing(path=str(path)) from None


def create(path: Path, content: bytes) -> bool:
    """Write a key file that must not exist yet; False if another process was first (its file stays)."""
    draft = _draft(path, content)
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    _sync_folder(path.parent)
    return True


def replace(path: Path, content: bytes) -> None:
    """Put a new content in place of a key file at once; a crash leaves the old or the new one."""
    _draft(path, content).replace(path)
    _sync_folder(path.parent)


def _draft(path: Path, content: bytes) -> Path:
    draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return draft


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _demand(path: Path, mode: int) -> None:
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        raise KeyUnsafe(path=str(path), found="a link", wanted=f"{mode:04o}")
    if stat.S_IMODE(found.st_mode) != mode:
        raise KeyUnsafe(path=str(path), found=f"{stat.S_IMODE(found.st_mode):04o}", wanted=f"{mode:04o}")
    if found.st_uid != os.geteuid():
        raise KeyUnsafe(path=str(path), found=f"uid {found.st_uid}", wanted=f"uid {os.geteuid()}")
