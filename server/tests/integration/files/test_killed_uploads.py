"""An upload whose server is killed at any instant: what was acknowledged is there, and the rest can be sent again."""

from __future__ import annotations

import asyncio
import os
import random
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import tenon
from tenon.files import PIECE_BYTES, Blobs, Files, Reader
from tenon.kernel.ids import new_id
from tenon.store import Database

PIECES = 10
SOURCES = Path(tenon.__file__).parents[1]

SERVER = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
from tenon.files import PIECE_BYTES, Blobs, Files, Reader
from tenon.store import Database

class Now:
    def now(self, workspace=None):
        return datetime.now(UTC)

async def main(app, ddl, folder, owner, file_id, pieces):
    files = Files(Database(app, ddl, 2), Blobs.local(Path(folder)), Now())
    reader, number = Reader(UUID(owner)), UUID(file_id)
    offset = (await files.describe("test", reader, number)).received_bytes
    while offset < int(pieces) * PIECE_BYTES:
        piece = b"%PDF-" + bytes([offset // PIECE_BYTES]) * (PIECE_BYTES - 5)
        offset = (await files.send("test", reader, number, offset, piece)).offset
        print(offset, flush=True)

asyncio.run(main(*sys.argv[1:]))
"""


class Now:
    def now(self, workspace: str | None = None) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - the killed process writes with the real time too


async def test_no_acknowledged_piece_is_lost_however_often_the_server_is_killed(
    database: Database, dsns: tuple[str, str], tmp_path: Path
):
    owner = Reader(new_id())
    files = Files(database, Blobs.local(tmp_path), Now())
    file = await files.begin("test", owner, "long.pdf", PIECES * PIECE_BYTES)
    for _ in range(4 * PIECES):
        acknowledged = await _run_and_kill(dsns, tmp_path, owner.user_id, file.id)
        state = await files.describe("test", owner, file.id)
        assert state.received_bytes >= acknowledged
        if state.complete:
            break
    assert state.complete
    content = [part async for part in files.read("test", state)]
    assert b"".join(content) == b"".join(b"%PDF-" + bytes([n]) * (PIECE_BYTES - 5) for n in range(PIECES))


async def _run_and_kill(dsns: tuple[str, str], folder: Path, owner: UUID | None, file_id: UUID) -> int:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SERVER, *dsns, str(folder), str(owner), str(file_id), str(PIECES),
        stdout=asyncio.subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(SOURCES)},
    )  # fmt: skip
    assert process.stdout is not None
    acknowledged = int(await process.stdout.readline() or 0)
    await asyncio.sleep(random.random() * 0.05)
    if process.returncode is None:
        process.kill()
    rest = (await process.stdout.read()).split()
    await process.wait()
    return int(rest[-1]) if rest else acknowledged
