"""``/files``: uploads in pieces that can be resumed, downloads in ranges."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response, delete, get, patch, post
from litestar.response import Stream

from tenon.api import body
from tenon.api.errors import BadHeader, NotJsonType
from tenon.api.exchange import Exchange
from tenon.api.parts import Parts
from tenon.api.routes.session import session_of
from tenon.files import PIECE_BYTES, FileMeta, Reader, content_disposition, parse_range
from tenon.kernel.errors import NotFound


class FileWish(msgspec.Struct, forbid_unknown_fields=True):
    """``type`` is what the browser calls it; what it is, its name and its first bytes say."""

    name: str
    size_bytes: int
    type: str = ""


class Begun(msgspec.Struct):
    id: UUID
    offset: int
    chunk_bytes: int


class ProgressView(msgspec.Struct):
    offset: int
    complete: bool


class FileView(msgspec.Struct):
    id: UUID
    name: str
    type: str
    size_bytes: int
    offset: int
    complete: bool
    sha256: str | None
    created_at: datetime


@post("/files", summary="Announce a file")
async def begin(parts: Parts, exchange: Exchange, data: FileWish) -> Begun:
    workspace, reader = _asking(exchange)
    begun = await parts.files.begin(workspace, reader, data.name, data.size_bytes)
    return Begun(begun.id, 0, PIECE_BYTES)


@patch("/files/{file_id:uuid}", summary="Send the next piece")
async def send_piece(parts: Parts, exchange: Exchange, request: Request[Any, Any, Any], file_id: UUID) -> ProgressView:
    if exchange.header(b"content-type") != b"application/octet-stream":
        raise NotJsonType(expected="application/octet-stream")
    offset = exchange.text(b"upload-offset")
    if not (offset.isdigit() and len(offset) <= 15):
        raise BadHeader(name="Upload-Offset", expected="8388608")
    piece = await body.read(request.receive, PIECE_BYTES)
    progress = await parts.files.send(*_asking(exchange), file_id, int(offset), piece)
    return ProgressView(progress.offset, progress.complete)


@get("/files/{file_id:uuid}", summary="What is known of a file")
async def describe(parts: Parts, exchange: Exchange, file_id: UUID) -> FileView:
    file = await parts.files.describe(*_asking(exchange), file_id)
    return FileView(
        file.id,
        file.name,
        file.media_type,
        file.size_bytes,
        file.received_bytes,
        file.complete,
        file.sha256,
        file.created_at,
    )


@get("/files/{file_id:uuid}/content", summary="A file's bytes", media_type="application/octet-stream")
async def download(parts: Parts, exchange: Exchange, file_id: UUID) -> Response[Any]:
    workspace, reader = _asking(exchange)
    file = await parts.files.describe(workspace, reader, file_id)
    asked = parse_range(exchange.text(b"range") or None, file.size_bytes)
    start, end = asked or (0, file.size_bytes)
    headers = _headers(file) | {"content-length": str(end - start)}
    if asked:
        headers["content-range"] = f"bytes {start}-{end - 1}/{file.size_bytes}"
    if exchange.method == "HEAD":
        return Response(b"", media_type=file.media_type, headers=headers)
    content = parts.files.read(workspace, file, start, end)
    return Stream(content, media_type=file.media_type, headers=headers, status_code=206 if asked else 200)


@delete("/files/{file_id:uuid}", summary="Delete a file")
async def delete_file(parts: Parts, exchange: Exchange, file_id: UUID) -> None:
    await parts.files.delete(*_asking(exchange), file_id)


HANDLERS = (begin, send_piece, describe, download, delete_file)


def _asking(exchange: Exchange) -> tuple[str, Reader]:
    session = session_of(exchange)
    return session.workspace, Reader(session.user_id, session.admin)


def _headers(file: FileMeta) -> dict[str, str]:
    """Return the headers of a download; a file is never shown as a page of ours."""
    if not file.complete:
        raise NotFound
    return {
        "content-disposition": content_disposition(file.name),
        "accept-ranges": "bytes",
        "content-security-policy": "sandbox; default-src 'none'",
        "etag": f'"{file.sha256}"',
    }
