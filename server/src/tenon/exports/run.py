"""The job: pages through the read gate, rows into a file on this machine, the file into the storage of the workspace.

A killed worker leaves nothing; the next run begins anew. Each page is read with the rights of that moment, so what is
revoked in between is not in the rest of the file.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import Caller
from tenon.exports.concealed import opened
from tenon.exports.model import Wish
from tenon.exports.pages import exported, write_pages
from tenon.exports.service import request_of
from tenon.files import Files, Reader
from tenon.jobs import RunningJob
from tenon.kernel.words import resolve
from tenon.query import CountRecords, ListRecords, ReadGate, View

PAGE = 2_000
GROUPED_PAGE = 20_000
"""Records in groups are found by their place alone: each page costs as much as the way to it."""

CallerOf = Callable[[str, UUID | None], Awaitable[Caller]]
"""Resolves a member with the rights of this moment."""


async def run_export(job: RunningJob, gate: ReadGate, files: Files, caller_of: CallerOf) -> dict[str, Any]:
    """Write the file that the job's payload asks for; returns ``{"file", "name", "rows"}``."""

    async def newest(_: int | None = None, __: int | None = None) -> Caller:
        caller = await caller_of(job.workspace, job.created_by)
        return msgspec.structs.replace(caller, language=job.payload["language"])

    view = View(await newest(), job.payload["object"])
    wish = _wish(job, view.caller)
    fields = tuple(field.key for field in exported(view, wish))
    request = msgspec.structs.replace(request_of(view.object.key, wish), limit=PAGE, fields=fields)
    if request.group is not None:
        request = msgspec.structs.replace(request, limit=GROUPED_PAGE, offset=0)
    name = f"{resolve(view.object.label, view.caller.language, view.caller.catalog.language)}.{wish.format}"
    with TemporaryDirectory(prefix="tenon-export-") as folder:
        path = Path(folder) / "file"
        rows = await _write(job, gate, newest, request, path, view, wish)
        file = await files.keep(job.workspace, Reader(job.created_by), name, path)
    return {"file": str(file), "name": name, "rows": rows}


async def _write(
    job: RunningJob,
    gate: ReadGate,
    newest: Callable[[int | None, int | None], Awaitable[Caller]],
    request: ListRecords,
    path: Path,
    view: View,
    wish: Wish,
) -> int:
    total = await _count(gate, newest, request)
    with write_pages(path, view, wish) as pages:
        while True:
            page = await gate.run(newest, request)
            cursor = await asyncio.to_thread(pages.add, page)
            await job.progress(pages.rows, max(total, pages.rows))
            following = _following(request, pages.rows, cursor)
            if following is None:
                return pages.rows
            request = following


def _following(request: ListRecords, rows: int, cursor: str | None) -> ListRecords | None:
    """Return what asks for the next page, None after the last; ``rows`` have been read so far."""
    if request.offset is not None:
        place = request.offset + request.limit
        return msgspec.structs.replace(request, offset=place) if rows == place else None
    return None if cursor is None else msgspec.structs.replace(request, cursor=cursor)


async def _count(
    gate: ReadGate, newest: Callable[[int | None, int | None], Awaitable[Caller]], request: ListRecords
) -> int:
    question = CountRecords(request.object, request.filter, request.search, exact=True)
    return int(msgspec.json.decode(await gate.run(newest, question))["count"])


def _wish(job: RunningJob, caller: Caller) -> Wish:
    wish = msgspec.convert(job.payload["wish"], Wish)
    sealed = job.payload.get("sealed")
    return wish if sealed is None else opened(caller, UUID(sealed["place"]), sealed["filter"], wish)
