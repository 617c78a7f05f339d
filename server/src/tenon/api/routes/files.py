"""``/files``: uploads in pieces that can be resumed, downloads in ranges, tables to look at.

Until a record holds a file it is its uploader's, at ``/files/{id}``. Then it is reached through a record that holds it,
``/objects/{object}/records/{record}/files/{id}``: the record is read first, by the read gate like any other, and only
what the caller sees there he can open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response, delete, get, patch, post
from litestar.response import Stream

from tenon.api import body
from tenon.api.callers import Callers
from tenon.api.errors import BadHeader, NotJsonType
from tenon.api.exchange import Exchange
from tenon.api.parts import Parts
from tenon.api.routes.session import session_of
from tenon.files import PIECE_BYTES, FileMeta, Reader, content_disposition, parse_range
from tenon.kernel.errors import NotFound
from tenon.kernel.ids import parse_id
from tenon.query import GetRecord, type_of
from tenon.schema import Catalog, Object


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
    return _view(await parts.files.describe(*_asking(exchange), file_id))


@get("/files/{file_id:uuid}/content", summary="A file's bytes", media_type="application/octet-stream")
async def download(parts: Parts, exchange: Exchange, file_id: UUID) -> Response[Any]:
    return _content(parts, exchange, await parts.files.describe(*_asking(exchange), file_id))


@get("/files/{file_id:uuid}/preview", summary="A workbook as tables")
async def preview(parts: Parts, exchange: Exchange, file_id: UUID) -> Response[bytes]:
    return await _tables(parts, exchange, await parts.files.describe(*_asking(exchange), file_id))


RECORD_FILE = "/objects/{key:str}/records/{record_id:uuid}/files/{file_id:uuid}"


@get(RECORD_FILE, summary="The bytes of a file of a record", media_type="application/octet-stream")
async def download_held(
    parts: Parts, callers: Callers, exchange: Exchange, key: str, record_id: UUID, file_id: UUID
) -> Response[Any]:
    return _content(parts, exchange, await _held(parts, callers, exchange, key, record_id, file_id))


@get(RECORD_FILE + "/description", summary="What is known of a file of a record")
async def describe_held(
    parts: Parts, callers: Callers, exchange: Exchange, key: str, record_id: UUID, file_id: UUID
) -> FileView:
    return _view(await _held(parts, callers, exchange, key, record_id, file_id))


@get(RECORD_FILE + "/preview", summary="A workbook of a record as tables")
async def preview_held(
    parts: Parts, callers: Callers, exchange: Exchange, key: str, record_id: UUID, file_id: UUID
) -> Response[bytes]:
    return await _tables(parts, exchange, await _held(parts, callers, exchange, key, record_id, file_id))


@delete("/files/{file_id:uuid}", summary="Delete a file")
async def delete_file(parts: Parts, exchange: Exchange, file_id: UUID) -> None:
    await parts.files.delete(*_asking(exchange), file_id)


HANDLERS = (
    begin,
    send_piece,
    describe,
    download,
    preview,
    delete_file,
    download_held,
    describe_held,
    preview_held,
)


def _asking(exchange: Exchange) -> tuple[str, Reader]:
    session = session_of(exchange)
    return session.workspace, Reader(session.user_id, session.admin)


async def _held(
    parts: Parts, callers: Callers, exchange: Exchange, key: str, record_id: UUID, file_id: UUID
) -> FileMeta:
    """Return a file that the record shows to the caller.

    Raises:
        NotFound: no such record, or none of its fields that the caller may read holds the file.
    """
    record = msgspec.json.decode(await callers.reading(exchange, parts.gate, GetRecord(key, record_id)))
    catalog = (await callers.of(exchange)).catalog
    if file_id not in _files_of(catalog, catalog.object(key), record):
        raise NotFound
    workspace, reader = _asking(exchange)
    return await parts.files.describe(workspace, msgspec.structs.replace(reader, held=frozenset({file_id})), file_id)


def _files_of(catalog: Catalog, object: Object, record: Mapping[str, Any]) -> Iterator[UUID | None]:
    """Yield the ids of the files in an answered record, those in its sub-tables included."""
    for field in object.own_fields:
        content = record.get(field.key)
        if type_of(field).refers == "file":
            for file in content if isinstance(content, list) else [content]:
                yield parse_id(file["id"]) if file else None
        elif field.lines and field.lines in catalog.objects:
            for line in content or ():
                yield from _files_of(catalog, catalog.object(field.lines), line)


def _view(file: FileMeta) -> FileView:
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


def _content(parts: Parts, exchange: Exchange, file: FileMeta) -> Response[Any]:
    headers = _headers(file)
    if exchange.header(b"if-none-match") == headers["etag"].encode():
        return Response(b"", status_code=304, headers=headers)
    asked = parse_range(exchange.text(b"range") or None, file.size_bytes)
    start, end = asked or (0, file.size_bytes)
    headers["content-length"] = str(end - start)
    if asked:
        headers["content-range"] = f"bytes {start}-{end - 1}/{file.size_bytes}"
    if exchange.method == "HEAD":
        return Response(b"", media_type=file.media_type, headers=headers)
    content = parts.files.read(_asking(exchange)[0], file, start, end)
    return Stream(content, media_type=file.media_type, headers=headers, status_code=206 if asked else 200)


async def _tables(parts: Parts, exchange: Exchange, file: FileMeta) -> Response[bytes]:
    tables = await parts.files.preview(_asking(exchange)[0], file)
    return Response(tables, media_type="application/json")


def _headers(file: FileMeta) -> dict[str, str]:
    """Return the headers of a download; a file is never shown as a page of ours.

    A browser may keep the bytes, but asks each time whether it still may show them.
    """
    if not file.complete:
        raise NotFound
    return {
        "content-disposition": content_disposition(file.name),
        "accept-ranges": "bytes",
        "cache-control": "private, no-cache",
        "content-security-policy": "sandbox; default-src 'none'",
        "etag": f'"{file.sha256}"',
    }
