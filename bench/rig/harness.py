"""What every benchmark needs: a PostgreSQL of its own, a running Tenon, a load generator, and the CPU that both used.

Everything runs on loopback, for a bounded time, in a temporary folder. CPU is read from ``/proc``: seconds of user and
system time of a process and all its children, so it is what the requests cost, not what the machine was busy with.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tenon.store.embedded import EmbeddedPostgres

TICKS = os.sysconf("SC_CLK_TCK")
LUA = Path(__file__).with_name("load.lua")


def report(**figure: object) -> None:
    """Print one figure as one JSON line."""
    sys.stdout.write(json.dumps(figure, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def family(pid: int) -> list[int]:
    """Return a process and all its descendants."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (FileNotFoundError, ProcessLookupError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found, queue = [], [pid]
    while queue:
        found.append(queue.pop())
        queue += children.get(found[-1], [])
    return found


def cpu_seconds(pid: int) -> float:
    """Return user and system time of a process, its descendants, and their ended children."""
    total = 0
    for member in family(pid):
        try:
            fields = Path(f"/proc/{member}/stat").read_text().rsplit(")", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        total += int(fields[11]) + int(fields[12]) + int(fields[13]) + int(fields[14])
    return total / TICKS


@dataclass
class Load:
    """What one run of the load generator found. Latencies are in milliseconds, CPU in milliseconds per request."""

    requests: int
    rps: float
    p50_ms: float
    p95_ms: float
    errors: int
    cpu_server_ms: float = 0.0
    cpu_postgres_ms: float = 0.0

    def figures(self) -> dict[str, object]:
        """Return the figures rounded for a report."""
        return {
            "rps": round(self.rps, 1),
            "p50_ms": round(self.p50_ms, 2),
            "p95_ms": round(self.p95_ms, 2),
            "cpu_server_ms": round(self.cpu_server_ms, 3),
            "cpu_postgres_ms": round(self.cpu_postgres_ms, 3),
            "errors": self.errors,
        }


def wrk(url: str, connections: int, seconds: int, plan: dict[str, Any] | None = None) -> Load:
    """Drive ``url`` with ``wrk`` for a bounded time.

    ``plan`` goes to ``load.lua``: method, headers, and ``paths`` and ``bodies`` that are taken in turn at random.
    """
    program = shutil.which("wrk")
    if program is None:
        raise SystemExit("this benchmark needs wrk: apt-get install -y wrk")
    with tempfile.TemporaryDirectory(prefix="tenon-load-") as folder:
        plan_file = Path(folder) / "plan.lua"
        plan_file.write_text("return " + _lua(plan or {}), "utf-8")
        command = [
            program,
            "-t1",
            f"-c{connections}",
            f"-d{seconds}s",
            "--timeout",
            "30s",
            "-s",
            str(LUA),
            url,
        ]
        done = subprocess.run(
            [*command, "--", str(plan_file)],
            capture_output=True,
            text=True,
            timeout=seconds + 60,
            check=True,
        )
    found = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))
    return Load(**found)


def _lua(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ",".join(f"[ {_lua(k)} ]={_lua(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "{" + ",".join(_lua(v) for v in value) + "}"
    if isinstance(value, str):
        return "[==[" + value + "]==]"
    return str(value)


@dataclass
class Client:
    """A signed-in caller of the HTTP interface."""

    base: str
    headers: dict[str, str] = field(default_factory=dict)

    def call(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        """Send one request and return the decoded answer; an error answer ends the benchmark with its text."""
        data = None if body is None else json.dumps(body).encode()
        sent = {"Content-Type": "application/json", **self.headers, **headers}
        request = urllib.request.Request(self.base + path, data=data, method=method, headers=sent)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                cookie = answer.headers.get("Set-Cookie")
                if cookie:
                    self.headers["Cookie"] = cookie.split(";", 1)[0]
                raw = answer.read()
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{method} {path}: {error.code} {error.read().decode()[:2000]}") from error
        return json.loads(raw) if raw else None

    def signed_in(self, me: dict[str, Any]) -> Client:
        """Remember the token that unsafe methods need."""
        self.headers["X-CSRF-Token"] = me["csrf"]
        return self


@dataclass
class Rig:
    """A running Tenon on a PostgreSQL of its own."""

    base: str
    program: subprocess.Popen[bytes]
    postgres: EmbeddedPostgres
    ddl_dsn: str
    admin: Client

    def measured(self, load: Any) -> Load:
        """Run ``load()`` and add what it cost in CPU."""
        return with_cpu(load, self.program.pid, self.postgres)


def with_cpu(load: Any, server_pid: int, postgres: EmbeddedPostgres) -> Load:
    """Run ``load()`` and add the CPU that a server and PostgreSQL used meanwhile, per request."""
    assert postgres.pid is not None
    server, database = cpu_seconds(server_pid), cpu_seconds(postgres.pid)
    found: Load = load()
    requests = max(found.requests, 1)
    found.cpu_server_ms = (cpu_seconds(server_pid) - server) * 1000 / requests
    found.cpu_postgres_ms = (cpu_seconds(postgres.pid) - database) * 1000 / requests
    return found


def settled(postgres: EmbeddedPostgres, seconds: float = 60) -> None:
    """Wait, for a bounded time, until PostgreSQL has finished what an ended load still asked of it."""
    assert postgres.pid is not None
    deadline = time.monotonic() + seconds
    used = cpu_seconds(postgres.pid)
    while time.monotonic() < deadline:
        time.sleep(0.2)
        before, used = used, cpu_seconds(postgres.pid)
        if used - before < 0.05:
            return


@contextmanager
def folder() -> Iterator[Path]:
    """Give a temporary folder that PostgreSQL's own user may pass."""
    home = Path(tempfile.mkdtemp(prefix="tenon-bench-"))
    home.chmod(0o711)
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def rig() -> Iterator[Rig]:
    """Start PostgreSQL and Tenon, set up a company, and stop everything at the end."""
    with folder() as home:
        postgres = EmbeddedPostgres(home / "pg", secrets_dir=home / "keys")
        endpoints = postgres.start()
        port = free_port()
        environment = os.environ | {
            "TENON_DATA": str(home / "data"),
            "TENON_KEYS": str(home / "tenon-keys"),
            "TENON_PORT": str(port),
            "TENON_DATABASE_URL": endpoints.app_dsn,
            "TENON_DATABASE_DIRECT_URL": endpoints.ddl_dsn,
        }
        log = (home / "server.log").open("wb")
        program = subprocess.Popen(
            [sys.executable, "-m", "tenon", "up"],
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            base = f"http://127.0.0.1:{port}"
            wait_until_up(base, program, home / "server.log")
            yield Rig(base, program, postgres, endpoints.ddl_dsn, set_up(base))
        finally:
            stop(program)
            postgres.stop()


def wait_until_up(base: str, program: subprocess.Popen[bytes], log: Path, seconds: float = 120) -> float:
    """Wait for the health page; returns the seconds it took."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if program.poll() is not None:
            raise SystemExit("the server ended: " + log.read_text("utf-8", "replace")[-2000:])
        try:
            with urllib.request.urlopen(base + "/api/v1/health", timeout=2):
                return time.monotonic() - began
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the server did not come up: " + log.read_text("utf-8", "replace")[-2000:])


def set_up(base: str) -> Client:
    """Do the first run and return the administrator."""
    client = Client(base)
    me = client.call(
        "POST",
        "/api/v1/setup",
        {
            "company": "云杉精密机械有限公司",
            "short_name": "云杉精密",
            "admin": {
                "name": "管理员",
                "login": "admin@example.com",
                "password": "correct-horse-battery-7",
            },
            "language": "zh-CN",
            "timezone": "Asia/Shanghai",
            "currency": "CNY",
            "start": {"kind": "empty"},
        },
    )
    return client.signed_in(me)


def stop(program: subprocess.Popen[bytes]) -> None:
    """End a program that this run started: politely, then for good."""
    if program.poll() is None:
        program.send_signal(signal.SIGTERM)
        try:
            program.wait(20)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
