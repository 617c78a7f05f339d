"""A whole Tenon as a person starts it: ``python -m tenon up`` on its own data folder and port."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SOURCES = Path(__file__).parents[3] / "src"
READY_SECONDS = 90


@dataclass
class Tenon:
    """One supervised Tenon and the ways to look at it."""

    home: Path
    port: int
    env: dict[str, str]
    process: subprocess.Popen[str] | None = None

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> str:
        return (self.home / "up.log").read_text(encoding="utf-8", errors="replace")

    def run(self, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run one command of the program to its end."""
        return subprocess.run(
            [sys.executable, "-m", "tenon", *words],
            env=self.env | env,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def start(self) -> None:
        with (self.home / "up.log").open("a") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tenon", "up"], env=self.env, stdout=out, stderr=out, text=True
            )
        self.wait_for(lambda: self.state().get("phase") == "ready", "ready")

    def stop(self) -> int:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def state(self) -> dict[str, Any]:
        try:
            state: dict[str, Any] = json.loads((self.data / "state.json").read_text())
        except (OSError, ValueError):
            return {}
        return state

    def pid_of(self, child: str) -> int | None:
        pid: int | None = self.state().get("children", {}).get(child, {}).get("pid")
        return pid

    def health(self) -> dict[str, Any] | None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/api/v1/health")
            told: dict[str, Any] = json.loads(connection.getresponse().read())
        except (OSError, http.client.HTTPException, ValueError):
            return None
        finally:
            connection.close()
        return told

    def well(self) -> bool:
        children = self.state().get("children", {})
        health = self.health()
        return (
            len(children) == 3
            and all(child["pid"] and alive(child["pid"]) for child in children.values())
            and health is not None
            and health["database"] is True
        )

    def wait_for(self, wanted: Any, what: str) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not wanted():
            ended = self.process is not None and self.process.poll() is not None
            if time.monotonic() > deadline or ended:
                raise AssertionError(f"waited in vain until {what}; the log says:\n{self.log[-4000:]}")
            time.sleep(0.1)


def alive(pid: int) -> bool:
    """Return whether the process runs; one that only waits to be collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def fresh(**env: str) -> Iterator[Tenon]:
    """Yield a Tenon that was not started yet, in a folder that as root PostgreSQL's own user can pass."""
    with tempfile.TemporaryDirectory(prefix="tenon-up-") as name:
        home, port = Path(name), free_port()
        home.chmod(0o711)
        (home / "checkout" / "web" / "dist").mkdir(parents=True)
        (home / "checkout" / "web" / "dist" / "index.html").write_text("<!doctype html><title>Tenon</title>")
        kept = {key: value for key, value in os.environ.items() if not key.startswith("TENON_")}
        tenon = Tenon(
            home,
            port,
            kept
            | {
                "PYTHONPATH": str(SOURCES),
                "LANG": "en_US.UTF-8",
                "LC_ALL": "en_US.UTF-8",
                "TENON_CHECKOUT": str(home / "checkout"),
                "TENON_DATA": str(home / "data"),
                "TENON_PORT": str(port),
                "TENON_ENV": "test",
            }
            | env,
        )
        try:
            yield tenon
        finally:
            if tenon.process is not None and tenon.process.poll() is None:
                tenon.process.terminate()
                try:
                    tenon.process.wait(60)
                finally:
                    tenon.process.kill()
                    tenon.process.wait()


@pytest.fixture(scope="session")
def tenon() -> Iterator[Tenon]:
    """A running Tenon for tests that leave it as they found it: everything up."""
    with fresh() as running:
        running.start()
        yield running
