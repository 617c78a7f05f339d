"""Running PostgreSQL's programs: as the right user, in a bare environment, never outliving us."""

from __future__ import annotations

import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tenon.store.embedded.account import Account
from tenon.store.embedded.binaries import Binaries
from tenon.store.embedded.lifeline import ends_with_parent


@dataclass(frozen=True, slots=True)
class SignIn:
    """Whom psql connects as, over the socket in the folder ``host``."""

    host: Path
    user: str
    password: str
    database: str


@dataclass(frozen=True, slots=True)
class Programs:
    """The programs of one PostgreSQL, run as ``account`` (``None``: as ourselves) with ``home`` as current folder."""

    binaries: Binaries
    account: Account | None
    home: Path

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program to its end and return its exit code and output."""
        return subprocess.run(
            [self.binaries.path(program), *arguments],
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            cwd=self.home,
            env=self._environment(),
            user=self.account.uid if self.account else None,
            group=self.account.gid if self.account else None,
            extra_groups=[] if self.account else None,
        )

    def spawn(self, program: str, *arguments: str, log: BinaryIO) -> subprocess.Popen[bytes]:
        """Start a program in a session of its own (the terminal's Ctrl-C is ours); fast shutdown if we are killed."""
        return subprocess.Popen(
            [self.binaries.path(program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=self.home,
            env=self._environment(),
            start_new_session=True,
            preexec_fn=ends_with_parent(signal.SIGINT),
            user=self.account.uid if self.account else None,
            group=self.account.gid if self.account else None,
            extra_groups=[] if self.account else None,
        )

    def psql(self, script: str, who: SignIn) -> subprocess.CompletedProcess[str]:
        """Run an SQL script up to its first failure; a failure is told with its SQLSTATE.

        The password goes through the environment of the child, which only its own user can read.
        """
        flags = ("-X", "-q", "-A", "-t", "-w", "-v", "ON_ERROR_STOP=1", "-v", "VERBOSITY=verbose")
        return subprocess.run(
            [self.binaries.path("psql"), *flags],
            input=script,
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=self.home,
            env=self._environment()
            | {
                "PGHOST": str(who.host),
                "PGUSER": who.user,
                "PGDATABASE": who.database,
                "PGPASSWORD": who.password,
                "PGCLIENTENCODING": "UTF8",
                "PGOPTIONS": "-c client_min_messages=warning",
            },
        )

    def _environment(self) -> dict[str, str]:
        """No language, time zone or password of our caller reaches the server."""
        return {"PATH": "/usr/bin:/bin", "LANG": "C", "TZ": "UTC", "HOME": str(self.home)}
