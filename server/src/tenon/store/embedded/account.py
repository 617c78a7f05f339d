"""Who PostgreSQL runs as, and which folders that user can reach.

Started by an ordinary user, everything runs as that user. Started by root, PostgreSQL alone drops to one fixed system
user, made if absent; PostgreSQL never runs as root, and no parent folder is ever opened for it.
"""

from __future__ import annotations

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tenon.store.embedded.errors import AccountMissing

SERVICE_USER = "tenon-postgres"


@dataclass(frozen=True, slots=True)
class Account:
    """A user of this machine: numbers as the kernel knows them."""

    name: str
    uid: int
    gid: int


def service_account() -> Account | None:
    """Return the user that PostgreSQL drops to, or ``None`` when this process is not root and nothing has to drop.

    Raises:
        AccountMissing: root, no such user yet, and none could be made.
    """
    if os.geteuid() != 0:
        return None
    entry = _entry() or _create()
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def existing_service_account() -> Account | None:
    """Return the user that PostgreSQL drops to without making it; ``None`` when nothing has to drop or none exists."""
    entry = _entry() if os.geteuid() == 0 else None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid) if entry else None


def blocked_at(path: Path, account: Account) -> Path | None:
    """Return the first folder on the way down to ``path`` (itself included) that ``account`` may not pass.

    Folders that do not exist yet are not counted. Mode bits decide; access lists are not read.
    """
    resolved = path.resolve()
    for folder in (*reversed(resolved.parents), resolved):
        try:
            found = folder.stat()
        except FileNotFoundError:
            return None
        if not _may_pass(found, account):
            return folder
    return None


def _may_pass(found: os.stat_result, account: Account) -> bool:
    if found.st_uid == account.uid:
        return bool(found.st_mode & stat.S_IXUSR)
    if found.st_gid == account.gid:
        return bool(found.st_mode & stat.S_IXGRP)
    return bool(found.st_mode & stat.S_IXOTH)


def _entry() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(SERVICE_USER)
    except KeyError:
        return None


def _create() -> pwd.struct_passwd:
    useradd = shutil.which("useradd", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if useradd is None:
        raise AccountMissing(user=SERVICE_USER, output="useradd")
    made = subprocess.run(
        [useradd, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent",
         "--shell", "/usr/sbin/nologin", SERVICE_USER],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    # Two first starts at the same moment: the loser finds the winner's user.
    entry = _entry()
    if entry is None:
        raise AccountMissing(user=SERVICE_USER, output=made.stderr.strip())
    return entry
