"""A real server for the journeys: own data folder, free port, test clock allowed, gone afterwards."""

from __future__ import annotations

import contextlib
import http.client
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from launcher.layout import Layout, environment
from launcher.speech import Stop

LIMIT_SECONDS = 120


@contextlib.contextmanager
def server(layout: Layout) -> Iterator[str]:
    """Yield the address of a fresh server; stop it and remove its data at the end."""
    home = Path(tempfile.mkdtemp(prefix="tenon-live-"))
    # As root, PostgreSQL's own user has to pass this folder on the way to its data.
    home.chmod(0o711)
    port = _free_port()
    env = environment(layout) | {
        "TENON_DATA": str(home / "data"),
        "TENON_PORT": str(port),
        "TENON_HOST": "127.0.0.1",
        "TENON_ENV": "test",
    }
    log = home / "server.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [layout.python, "-m", "tenon", "up"], env=env, cwd=layout.root, stdout=file, stderr=file
        )
    try:
        _wait(port, process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(60)
        process.kill()
        process.wait()
        shutil.rmtree(home, ignore_errors=True)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + LIMIT_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if _healthy(port):
                return
        time.sleep(0.2)
    raise Stop("server-silent", seconds=LIMIT_SECONDS, log=log.read_text(encoding="utf-8", errors="replace")[-4000:])


def _healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/api/v1/health")
        return connection.getresponse().status == 200
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
