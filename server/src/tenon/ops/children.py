"""The processes under the supervisor: started in groups of their own, ended in bounded time, gone when we are gone."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from io import FileIO
from pathlib import Path
from typing import Protocol

from tenon.store.embedded import EmbeddedPostgres, ends_with_parent

STOP_SECONDS = 20.0
LARGEST_LOG_BYTES = 10 * 1024 * 1024


class Child(Protocol):
    """What the supervisor asks of a child."""

    name: str

    @property
    def pid(self) -> int | None:
        """The pid while it runs."""

    def start(self) -> None:
        """Start it; returns when it is under way."""

    def poll(self) -> int | None:
        """Return the exit code once it has ended."""

    def stop(self) -> None:
        """End it, in bounded time."""


class ProcessChild:
    """A program of ours in a process group of its own: whatever it started ends with it.

    Args:
        name: as ``status`` shows it.
        command: the program and its arguments.
        env: its whole environment.
        log: file for its output; ``None`` passes the output on to ours.
    """

    def __init__(self, name: str, command: Sequence[str], env: Mapping[str, str], log: Path | None) -> None:
        self.name = name
        self._command = list(command)
        self._env = dict(env)
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self._code: int | None = 0

    @property
    def pid(self) -> int | None:
        """The pid while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self) -> None:
        """Start the program. From the main thread only, see ``ends_with_parent``."""
        self._code = None
        with contextlib.ExitStack() as stack:
            out = stack.enter_context(_opened(self._log)) if self._log else None
            self._process = subprocess.Popen(
                self._command,
                env=self._env,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
                preexec_fn=ends_with_parent(signal.SIGTERM),
            )

    def poll(self) -> int | None:
        """Return the exit code once it has ended; what it left running in its group is ended then."""
        if self._process is not None:
            self._code = self._process.poll()
            if self._code is not None:
                self._forget()
        return self._code

    def stop(self) -> None:
        """Ask it to end, wait 20 s, then end it and everything it started."""
        if self._process is None or self.poll() is not None:
            return
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(STOP_SECONDS)
        self._forget()

    def _forget(self) -> None:
        """End the group, once: afterwards its number may belong to somebody else."""
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


class DatabaseChild:
    """The embedded PostgreSQL as a child of the supervisor."""

    name = "postgres"

    def __init__(self, server: EmbeddedPostgres) -> None:
        self._server = server

    @property
    def pid(self) -> int | None:
        """The pid while it runs."""
        return self._server.pid

    def start(self) -> None:
        """Start it and wait until it is ready; crash recovery may take minutes."""
        self._server.start()

    def poll(self) -> int | None:
        """Return the exit code once it has ended."""
        return self._server.poll()

    def stop(self) -> None:
        """Fast shutdown, then immediate."""
        self._server.stop()


def last_lines(log: Path | None, size: int = 2000) -> str:
    """Return the end of a child's log; empty when its output went elsewhere."""
    try:
        return log.read_text(encoding="utf-8", errors="replace")[-size:].strip() if log else ""
    except OSError:
        return ""


def _opened(log: Path) -> FileIO:
    log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LARGEST_LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
    return log.open("ab", buffering=0)
