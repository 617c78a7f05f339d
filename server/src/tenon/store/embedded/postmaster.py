"""What PostgreSQL writes into ``postmaster.pid``: read to know when it is ready, and to see who holds a data folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PID_FILE = "postmaster.pid"


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that ``postmaster.pid`` names, and whether it said that it accepts connections."""

    pid: int
    ready: bool


def holder(cluster: Path) -> Holder | None:
    """Return who the pid file names, dead or alive; ``None`` without a readable file."""
    try:
        return parse((cluster / PID_FILE).read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return None


def parse(text: str) -> Holder | None:
    r"""Read a pid file: the pid on the first line, the state on the eighth.

    >>> parse("4711\n/data\n1700000000\n5432\n/run\n\n 1 2\nready   \n")
    Holder(pid=4711, ready=True)
    """
    lines = text.splitlines()
    try:
        pid = int(lines[0])
    except (IndexError, ValueError):
        return None
    return Holder(pid, len(lines) > 7 and lines[7].strip() == "ready")


def runs_on(pid: int, cluster: Path) -> bool:
    """Return whether ``pid`` lives and is a PostgreSQL on ``cluster``; a pid used again by another program is not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return not Path("/proc/self").exists()  # no /proc to ask: then the safe answer is yes
    return os.fsencode(cluster) in words


def clear_stale(cluster: Path, run: Path, socket_name: str) -> None:
    """Remove what a killed PostgreSQL left: after a restart of the machine its pid may belong to somebody else."""
    (cluster / PID_FILE).unlink(missing_ok=True)
    (run / socket_name).unlink(missing_ok=True)
    (run / f"{socket_name}.lock").unlink(missing_ok=True)
