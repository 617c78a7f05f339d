"""What the tests over HTTP stand on: a real server, browsers, people, and an object to work with."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

START_SECONDS = 60
SOURCES = Path(__file__).parents[2] / "src"
PASSWORD = "lantern-otter-42-bridge"


@dataclass
class Server:
    """One running server. ``process`` is granian's main process; its workers are its children."""

    url: str
    data: Path
    process: subprocess.Popen[bytes]
    log: Path
    env: dict[str, str] = field(repr=False)

    def workers(self) -> list[int]:
        """Return the pids of the API workers."""
        pid = self.process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


class Client(httpx.AsyncClient):
    """A browser's view of the API: its cookies and the CSRF token of its session."""

    csrf = ""
    me: dict[str, Any]

    async def signed_in(self, answer: httpx.Response) -> dict[str, Any]:
        """Remember who is signed in."""
        assert answer.status_code in (200, 201), answer.text
        self.me = answer.json()
        self.headers["x-csrf-token"] = self.me["csrf"]
        return self.me

    async def sign_in(self, login: str, password: str = PASSWORD) -> dict[str, Any]:
        return await self.signed_in(await self.post("/session", json={"login": login, "password": password}))

    async def ok(self, method: str, path: str, status: int = 200, **sent: Any) -> Any:
        """Send a request that must succeed and return its JSON."""
        answer = await self.request(method, path, **sent)
        assert answer.status_code == status, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None


def client(server: Server, **options: Any) -> Client:
    return Client(base_url=f"{server.url}/api/v1", timeout=30, **options)


@contextmanager
def serving(dsns: tuple[str, str], home: Path, *, workers: int = 2, **env: str) -> Iterator[Server]:
    """Run a server on a free port until the block ends."""
    home.mkdir(parents=True, exist_ok=True)
    port, log = free_port(), home / "server.log"
    environment = {
        **os.environ,
        "PYTHONPATH": str(SOURCES),
        "TENON_DATA": str(home / "data"),
        "TENON_KEYS": str(home / "keys"),
        "TENON_ENV": "test",
        "TENON_DATABASE_URL": dsns[0],
        "TENON_DATABASE_DIRECT_URL": dsns[1],
        **env,
    }
    command = [
        *(sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "tenon.main:create_api"),
        *("--host", "127.0.0.1", "--port", str(port), "--workers", str(workers), "--loop", "uvloop", "--no-ws"),
        *("--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "5"),
        *("--log-level", "warning"),
    ]
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output, start_new_session=True)
    server = Server(f"http://127.0.0.1:{port}", home / "data", process, log, environment)
    try:
        wait_until_healthy(server)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        finally:
            os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
            process.wait()


def wait_until_healthy(server: Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            if httpx.get(f"{server.url}/health", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError(f"the server does not answer:\n{server.log.read_text(errors='replace')[-4000:]}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


SETUP: dict[str, Any] = {
    "company": "Kingfisher Trading",
    "short_name": "Kingfisher",
    "admin": {"name": "Ada Probe", "login": "ada", "password": PASSWORD},
    "language": "zh-CN",
    "timezone": "Asia/Shanghai",
    "currency": "CNY",
    "start": {"kind": "empty"},
}


CUSTOMER: dict[str, Any] = {
    "label": {"zh-CN": "客户", "en-US": "Customer"},
    "plural": {"en-US": "Customers"},
    "icon": "users",
    "title_field": "name",
    "fields": [
        {
            "key": "name",
            "type": "text",
            "label": {"zh-CN": "客户名称", "en-US": "Name"},
            "required": True,
            "searchable": True,
            "settings": {"max_length": 60},
        },
        {"key": "code", "type": "text", "label": {"zh-CN": "编号", "en-US": "Code"}, "unique": True},
        {
            "key": "amount",
            "type": "number",
            "label": {"zh-CN": "金额", "en-US": "Amount"},
            "settings": {"decimals": 2, "min": "0"},
        },
        {"key": "signed_on", "type": "date", "label": {"zh-CN": "签约日", "en-US": "Signed on"}},
        {
            "key": "level",
            "type": "select",
            "label": {"zh-CN": "级别", "en-US": "Level"},
            "settings": {"options": [{"key": "a", "label": "A", "color": "teal"}, {"key": "b", "label": "B"}]},
        },
        {"key": "met_at", "type": "datetime", "label": {"zh-CN": "见面", "en-US": "Met at"}},
        {"key": "seller", "type": "user", "label": {"zh-CN": "销售", "en-US": "Seller"}},
    ],
}


async def publish(who: Client, key: str, body: dict[str, Any], kind: str = "object") -> dict[str, Any]:
    """Publish a definition, whatever stands there now."""
    now = await who.get(f"/definitions/{kind}/{key}")
    version = now.json()["draft_version"] if now.status_code == 200 else 0
    await who.ok("PUT", f"/definitions/{kind}/{key}", json={"body": body, "draft_version": version})
    done: dict[str, Any] = await who.ok("POST", f"/definitions/{kind}/{key}/publish", json={})
    return done


@asynccontextmanager
async def invited(server: Server, admin: Client, login: str, **wish: Any) -> AsyncIterator[Client]:
    """Give a further person, signed in."""
    asked = {"name": login.title(), "login": login, **wish}
    link = (await admin.ok("POST", "/users", 201, json=asked))["link"]
    async with client(server) as person:
        await person.signed_in(await person.post(f"/invitations/{link.rsplit('/', 1)[1]}", json={"password": PASSWORD}))
        yield person
