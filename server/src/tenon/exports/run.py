"""The job: pages through the read gate, rows into a file on this machine, the file into the storage of the workspace.

A killed worker leaves nothing; the next run begins anew. Each page is read with the rights of that moment, so what is
revoked in between is not in the rest of the file.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import msgspec

from tenon.access import Caller
from tenon.exports.errors import TooManyRows
from tenon.exports.model import Wish
from tenon.exports.service import request_of
from tenon.files import PIECE_BYTES, Files, Reader
from tenon.jobs import RunningJob
from tenon.kernel.words import resolve
from tenon.query import ListRecords, ReadGate, View, type_of
from tenon.schema import Field, ValueContext
from tenon.sheets import MAX_XLSX_ROWS, SheetWriter, write_sheet

PAGE = 1_000

CallerOf = Callable[[str, UUID | None], Awaitable[Caller]]
"""Resolves a member with the rights of this moment."""


async def run_export(job: RunningJob, gate: ReadGate, files: Files, caller_of: CallerOf) -> dict[str, Any]:
    """Write the file that the job's payload asks for; returns ``{"file", "name", "rows"}``."""
    wish = msgspec.convert(job.payload["wish"], Wish)
    caller = await _caller(job, caller_of)
    view = View(caller, job.payload["object"])
    name = f"{resolve(view.object.label, caller.language, caller.catalog.language)}.{wish.format}"
    with TemporaryDirectory(prefix="tenon-export-") as folder:
        path = Path(folder) / "file"
        rows = await _write(job, gate, caller_of, wish, path)
        file = await _keep(job, files, name, path)
    return {"file": str(file), "name": name, "rows": rows}


async def _write(job: RunningJob, gate: ReadGate, caller_of: CallerOf, wish: Wish, path: Path) -> int:
    caller = await _caller(job, caller_of)
    view = View(caller, job.payload["object"])
    fields = exported(view, wish)
    labels = [resolve(field.label, caller.language, caller.catalog.language) for field in fields]
    context = ValueContext(caller.now, caller.timezone, caller.language)
    request = msgspec.structs.replace(
        request_of(view.object.key, wish), limit=PAGE, fields=tuple(field.key for field in fields)
    )
    rows, more = 0, True
    title = resolve(view.object.label, caller.language, caller.catalog.language)
    with write_sheet(path, wish.format, title, labels) as sheet:
        while more:
            page = msgspec.json.decode(await gate.run(_resolver(job, caller_of), request))
            rows += len(page["records"])
            if wish.format == "xlsx" and rows > MAX_XLSX_ROWS:
                raise TooManyRows(limit=MAX_XLSX_ROWS)
            await asyncio.to_thread(_rows, sheet, page["records"], fields, context)
            await job.progress(rows, None)
            request, more = _next(request, page)
    return rows


def exported(view: View, wish: Wish) -> list[Field]:
    """Return the columns: those asked for, or every readable one but sub-tables, whose rows are no cells."""
    chosen = view.readable if wish.fields is None else [view.field(name) for name in wish.fields]
    return [field for field in chosen if type_of(field).storage != "none"]


def _rows(
    sheet: SheetWriter, records: Sequence[dict[str, Any]], fields: Sequence[Field], context: ValueContext
) -> None:
    for record in records:
        sheet.row([type_of(field).cell(record[field.key], field, context) for field in fields])


def _next(request: ListRecords, page: dict[str, Any]) -> tuple[ListRecords, bool]:
    cursor = page["next_cursor"]
    return msgspec.structs.replace(request, cursor=cursor), cursor is not None


def _resolver(job: RunningJob, caller_of: CallerOf) -> Callable[[int | None, int | None], Awaitable[Caller]]:
    async def newest(_: int | None, __: int | None) -> Caller:
        return await _caller(job, caller_of)

    return newest


async def _caller(job: RunningJob, caller_of: CallerOf) -> Caller:
    caller = await caller_of(job.workspace, job.created_by)
    return msgspec.structs.replace(caller, language=job.payload["language"])


async def _keep(job: RunningJob, files: Files, name: str, path: Path) -> UUID:
    reader = Reader(job.created_by)
    size = (await asyncio.to_thread(path.stat)).st_size
    file = await files.begin(job.workspace, reader, name, size)
    with path.open("rb") as source:
        offset = 0
        while piece := await asyncio.to_thread(source.read, PIECE_BYTES):
            offset = (await files.send(job.workspace, reader, file.id, offset, piece)).offset
    return file.id
