"""The folders of one embedded PostgreSQL, their owners and modes, and the writing of files into them."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tenon.store.embedded.account import Account, blocked_at
from tenon.store.embedded.errors import FolderUnsafe, OutOfReach

SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 100
"""Bytes. The kernel's own limit is 107 on Linux and 103 on macOS."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where one cluster lives. The socket and the secrets lie outside the data folder, so no copy of it holds them."""

    data: Path
    run: Path
    secrets: Path

    @property
    def cluster(self) -> Path:
        """The data directory of PostgreSQL itself."""
        return self.data / "postgres"

    @property
    def log(self) -> Path:
        """PostgreSQL's own rotated logs, one a weekday."""
        return self.data / "postgres-log"


def default_run_folder(data: Path) -> Path:
    """Return the short folder for the socket of the cluster in ``data``: a function of the path alone."""
    tag = hashlib.sha256(os.fsencode(data.resolve())).hexdigest()[:12]
    if os.geteuid() == 0:
        return Path("/run/tenon") / tag
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    parent = Path(runtime) if runtime and os.access(runtime, os.W_OK) else Path.home() / ".cache"
    preferred = parent / "tenon" / tag
    if _fits(preferred):
        return preferred
    return Path(tempfile.gettempdir()) / f"tenon-{os.getuid()}-{tag}"


def make(folders: Folders, account: Account | None) -> None:
    """Create what is missing and set owners and modes of our own folders; parents are left as they are.

    Raises:
        OutOfReach: ``account`` cannot pass a parent of the data folder.
        FolderUnsafe: a folder cannot be made, belongs to somebody else, or its socket path would be too long.
    """
    if not _fits(folders.run):
        raise FolderUnsafe(path=str(folders.run), reason="socket path too long")
    _own(folders.secrets, 0o700, None)
    if account is None:
        _own(folders.data, 0o700, None)
    else:
        # Others stay outside; the group of the service user may pass, not list.
        _own(folders.data, 0o710, None, group=account.gid)
        blocked = blocked_at(folders.data, account)
        if blocked is not None:
            raise OutOfReach(path=str(folders.data), blocked=str(blocked), user=account.name)
    _own(folders.log, 0o700, account)
    _own(folders.run, 0o700, account)


def write(path: Path, text: str, mode: int, account: Account | None) -> None:
    """Replace ``path`` in one step. A link that the service user left there is replaced, never followed."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            if account is not None:
                os.fchown(file.fileno(), account.uid, account.gid)
            os.fchmod(file.fileno(), mode)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _fits(run: Path) -> bool:
    return len(os.fsencode(run / SOCKET_NAME)) <= LONGEST_SOCKET_PATH


def _own(folder: Path, mode: int, account: Account | None, *, group: int = -1) -> None:
    try:
        folder.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        folder.mkdir(mode=mode, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode):
            raise FolderUnsafe(path=str(folder), reason="not a folder")
        if os.geteuid() == 0:
            os.chown(folder, account.uid if account else 0, account.gid if account else group, follow_symlinks=False)
        elif found.st_uid != os.geteuid():
            raise FolderUnsafe(path=str(folder), reason="belongs to another user")
        folder.chmod(mode)
    except OSError as problem:
        raise FolderUnsafe(path=str(folder), reason=problem.strerror or str(problem)) from problem
