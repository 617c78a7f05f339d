"""Whether the port is free, and who has it if not."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
from pathlib import Path

from tenon.ops.errors import PortForbidden, PortTaken


def demand_free(host: str, port: int) -> None:
    """Raise unless we can listen on ``host``:``port`` now.

    Raises:
        PortTaken: another program listens there; says which, if the system tells.
        PortForbidden: the address is not ours, or the port needs rights that we lack.
    """
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, proto) as probe:
            # As the server itself does it: connections of the last run that still linger do not block the port.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            raise PortTaken(host=host, port=port, holder=holder_of(port) or "?") from None
        raise PortForbidden(host=host, port=port, reason=problem.strerror or str(problem)) from problem


def holder_of(port: int) -> str | None:
    """Return ``"name (pid)"`` of the process that listens on ``port``; ``None`` where the system does not tell."""
    inodes = {inode for table in ("tcp", "tcp6") for inode in _listening(Path("/proc/net") / table, port)}
    if not inodes:
        return None
    wanted = {f"socket:[{inode}]" for inode in inodes}
    for process in Path("/proc").glob("[0-9]*"):
        # Processes come and go, and those of other users are closed to us.
        with contextlib.suppress(OSError):
            if any(os.readlink(link) in wanted for link in (process / "fd").iterdir()):
                return f"{(process / 'comm').read_text().strip()} ({process.name})"
    return None


def _listening(table: Path, port: int) -> list[str]:
    """Return the socket inodes that listen on ``port``, from one table of the kernel."""
    try:
        rows = [line.split() for line in table.read_text().splitlines()[1:]]
    except OSError:
        return []
    listening = "0A"
    return [row[9] for row in rows if row[3] == listening and int(row[1].rsplit(":", 1)[1], 16) == port]
