"""A workspace leaves by the browser: a job writes its folder, packs it into one file, and keeps that for a day.

Encrypted values stay behind: whoever wants them must be at the server itself.
"""

from __future__ import annotations

import asyncio
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from tenon.access import Caller
from tenon.files import Files, Reader
from tenon.identity import NotAdministrator
from tenon.jobs import RunningJob, enqueue
from tenon.kernel.words import Words
from tenon.store import Transaction
from tenon.transfer.leave import Departures

JOB = "workspace_export"
"""Key of the job; it never changes."""

TITLE: Words = {"zh-CN": "导出整个工作区", "en-US": "Export of the whole workspace"}
_COMPRESSION = 1


async def start_leaving(tx: Transaction, caller: Caller) -> UUID:
    """Enqueue the export of the caller's workspace; the result of the job names the file, which only he can open.

    Raises:
        NotAdministrator: the caller is none.
    """
    if not caller.subject.admin:
        raise NotAdministrator
    workspace = caller.catalog.workspace
    return await enqueue(tx, workspace, JOB, TITLE, {}, created_by=caller.subject.user_id, dedupe_key=JOB)


async def run_leaving(job: RunningJob, departures: Departures, files: Files) -> dict[str, Any]:
    """Write the folder and keep it as one file; returns ``{"file", "name", "rows"}``."""
    with TemporaryDirectory(prefix="tenon-workspace-") as home:
        folder, archive = Path(home) / job.workspace, Path(home) / "archive"
        manifest = await departures.leave(job.workspace, folder, heed=job.progress)
        await asyncio.to_thread(_pack, folder, archive)
        name = f"{job.workspace}-{manifest.exported_at[:10]}.zip"
        file = await files.keep(job.workspace, Reader(job.created_by), name, archive)
    return {"file": str(file), "name": name, "rows": sum(table.rows for table in manifest.tables)}


def _pack(folder: Path, archive: Path) -> None:
    """Pack the folder under its own name, so that unpacking makes one folder."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.write(path, path.relative_to(folder.parent))
