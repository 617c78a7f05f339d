"""The web client's files: immutable once their names carry a hash, and ``index.html`` for every page of the app."""

from __future__ import annotations

import hashlib
import mimetypes
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tenon.api.exchange import Receive, Scope, Send

IMMUTABLE = b"public, max-age=31536000, immutable"
REVALIDATED = b"no-cache"
ENCODINGS = ((".br", b"br"), (".gz", b"gzip"))

# not every machine's table of types knows it, and a browser takes no manifest of another type
_KINDS = {".webmanifest": "application/manifest+json"}

_TEXTUAL = ("application/javascript", "image/svg+xml", "application/json", "application/manifest+json")

_NOT_BUILT = (
    "<!doctype html><meta charset=utf-8><title>Tenon</title>"
    "<p>The web client is not built yet. Run <code>./tenon up</code>.</p>"
    "<p>网页还没有构建，请运行 <code>./tenon up</code>。</p>"
).encode()


class Stored(NamedTuple):
    """One file as it is sent: its bytes, plain or compressed, by ``Content-Encoding``."""

    media_type: bytes
    etag: bytes
    bodies: dict[bytes, bytes]


class Client:
    """Serves a built client from memory.

    A folder that does not exist yet, or was built anew since, is noticed at the next request for a page.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, Stored] = {}
        self._built_at = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange_headers = dict(scope["headers"])
        if scope["method"] not in ("GET", "HEAD"):
            await _reply(send, 405, [(b"allow", b"GET, HEAD"), (b"content-length", b"0")], b"")
            return
        self._refresh()
        path = scope["path"].lstrip("/")
        stored = self._files.get(path) or (None if _is_asset(path) else self._files.get("index.html"))
        if stored is None:
            missing = path and _is_asset(path)
            headers = [(b"content-type", b"text/html; charset=utf-8")]
            await _reply(send, 404 if missing else 503, headers, b"" if missing else _NOT_BUILT)
            return
        await _send(scope["method"], exchange_headers, path, stored, send)

    def _refresh(self) -> None:
        index = self._folder / "index.html"
        try:
            built_at = index.stat().st_mtime
        except OSError:
            self._files, self._built_at = {}, 0.0
            return
        if built_at != self._built_at:
            self._files, self._built_at = _read(self._folder), built_at


async def _send(method: str, asked: dict[bytes, bytes], path: str, stored: Stored, send: Send) -> None:
    cached = IMMUTABLE if path.startswith("assets/") else REVALIDATED
    headers = [(b"etag", stored.etag), (b"cache-control", cached), (b"vary", b"accept-encoding")]
    if asked.get(b"if-none-match") == stored.etag:
        await _reply(send, 304, headers, b"")
        return
    accepted = {part.split(b";")[0].strip() for part in asked.get(b"accept-encoding", b"").split(b",")}
    encoding = next((name for _, name in ENCODINGS if name in accepted and name in stored.bodies), b"")
    body = stored.bodies[encoding]
    headers += [(b"content-type", stored.media_type), (b"content-length", str(len(body)).encode())]
    if encoding:
        headers.append((b"content-encoding", encoding))
    await _reply(send, 200, headers, b"" if method == "HEAD" else body)


async def _reply(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _is_asset(path: str) -> bool:
    """Tell files from pages of the app: a page's address has no ending."""
    return path.startswith("assets/") or "." in PurePosixPath(path).name


def _read(folder: Path) -> dict[str, Stored]:
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    return {
        name: _stored(name, file, files)
        for name, file in files.items()
        if not any(name.endswith(ending) and name.removesuffix(ending) in files for ending, _ in ENCODINGS)
    }


def _stored(name: str, file: Path, files: dict[str, Path]) -> Stored:
    body = file.read_bytes()
    bodies = {b"": body}
    for ending, encoding in ENCODINGS:
        if name + ending in files:
            bodies[encoding] = files[name + ending].read_bytes()
    kind = _KINDS.get(file.suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    textual = kind.startswith("text/") or kind in _TEXTUAL
    etag = f'"{_digest(body)}"'.encode()
    return Stored(f"{kind}; charset=utf-8".encode() if textual else kind.encode(), etag, bodies)


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:32]
