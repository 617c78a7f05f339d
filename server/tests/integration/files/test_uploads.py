"""Uploads against PostgreSQL and a real folder: resumed, raced, cut, swept."""

from __future__ import annotations

import asyncio
import os
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest

from tenon.files import (
    PIECE_BYTES,
    Blobs,
    ContentMismatch,
    FileMeta,
    Files,
    FileTooLarge,
    Limits,
    OffsetConflict,
    Reader,
    StorageUnavailable,
    WorkspaceFull,
)
from tenon.kernel.errors import Invalid, NotFound
from tenon.kernel.ids import new_id
from tenon.store import Database

OWNER = Reader(new_id())
PDF = b"%PDF-1.7 fictional quotation"
BIG = b"%PDF-1.7 " + os.urandom(2 * PIECE_BYTES + 4321)


class MovableClock:
    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self, workspace: str | None = None) -> datetime:
        return datetime.now(UTC) + self.ahead  # noqa: TID251 - sweeping compares with the times of real files


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "blobs"


@pytest.fixture
def files(database: Database, folder: Path, clock: MovableClock) -> Files:
    return Files(database, Blobs.local(folder), clock, Limits(30 * 2**20, 40 * 2**20, 50 * 2**20))


async def _upload(files: Files, content: bytes, name: str = "报价.pdf") -> FileMeta:
    file = await files.begin("test", OWNER, name, len(content))
    for offset in range(0, len(content), PIECE_BYTES):
        await files.send("test", OWNER, file.id, offset, content[offset : offset + PIECE_BYTES])
    return await files.describe("test", OWNER, file.id)


async def _content(files: Files, file: FileMeta, start: int = 0, end: int | None = None) -> bytes:
    return b"".join([part async for part in files.read("test", file, start, end)])


def _blobs_on_disk(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def _lose_every_blob(folder: Path) -> None:
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        path.unlink()


async def test_a_file_comes_back_as_it_was_sent(files: Files):
    file = await _upload(files, PDF)
    assert await _content(files, file) == PDF
    assert (file.complete, file.media_type, file.name) == (True, "application/pdf", "报价.pdf")
    assert file.sha256 == sha256(PDF).hexdigest()


async def test_a_file_of_several_pieces_is_hashed_as_a_whole(files: Files):
    file = await _upload(files, BIG)
    assert file.sha256 == sha256(BIG).hexdigest()
    assert await _content(files, file) == BIG


@pytest.mark.parametrize(
    ("start", "end"), [(0, 1), (PIECE_BYTES - 1, PIECE_BYTES + 1), (PIECE_BYTES, None), (len(BIG) - 1, len(BIG))]
)
async def test_any_range_is_read_across_pieces(files: Files, start: int, end: int | None):
    file = await _upload(files, BIG)
    assert await _content(files, file, start, end) == BIG[start:end]


async def test_half_a_file_is_never_served(files: Files):
    file = await files.begin("test", OWNER, "a.pdf", len(BIG))
    await files.send("test", OWNER, file.id, 0, BIG[:PIECE_BYTES])
    half = await files.describe("test", OWNER, file.id)
    assert (half.received_bytes, half.complete, half.sha256) == (PIECE_BYTES, False, None)
    with pytest.raises(NotFound):
        await _content(files, half)


async def test_an_upload_goes_on_where_it_stopped(files: Files, database: Database, folder: Path, clock: MovableClock):
    file = await files.begin("test", OWNER, "a.pdf", len(BIG))
    await files.send("test", OWNER, file.id, 0, BIG[:PIECE_BYTES])
    restarted = Files(database, Blobs.local(folder), clock)
    offset = (await restarted.describe("test", OWNER, file.id)).received_bytes
    for place in range(offset, len(BIG), PIECE_BYTES):
        progress = await restarted.send("test", OWNER, file.id, place, BIG[place : place + PIECE_BYTES])
    assert progress.complete
    assert await _content(restarted, await restarted.describe("test", OWNER, file.id)) == BIG


async def test_a_crash_between_the_bytes_and_the_offset_loses_nothing(files: Files, monkeypatch: pytest.MonkeyPatch):
    file = await files.begin("test", OWNER, "a.pdf", len(PDF))
    with monkeypatch.context() as broken, pytest.raises(ConnectionAbortedError):
        broken.setattr(files, "_commit", _crash)
        await files.send("test", OWNER, file.id, 0, PDF)
    assert (await files.describe("test", OWNER, file.id)).received_bytes == 0
    assert (await files.send("test", OWNER, file.id, 0, PDF)).complete
    assert await _content(files, await files.describe("test", OWNER, file.id)) == PDF


async def _crash(*_: object) -> None:
    raise ConnectionAbortedError


async def test_two_who_send_the_same_piece_leave_one_file(files: Files, folder: Path):
    file = await files.begin("test", OWNER, "a.pdf", len(PDF))
    other = PDF.replace(b"fictional", b"different")
    outcomes = await asyncio.gather(
        files.send("test", OWNER, file.id, 0, PDF), files.send("test", OWNER, file.id, 0, other), return_exceptions=True
    )
    assert sorted(type(o).__name__ for o in outcomes) == ["OffsetConflict", "Progress"]
    won = PDF if not isinstance(outcomes[0], OffsetConflict) else other
    stored = await files.describe("test", OWNER, file.id)
    assert await _content(files, stored) == won
    assert stored.sha256 == sha256(won).hexdigest()
    assert _blobs_on_disk(folder) == 1


async def test_a_piece_for_another_place_is_told_where_to_go_on(files: Files):
    file = await files.begin("test", OWNER, "a.pdf", len(BIG))
    with pytest.raises(OffsetConflict) as caught:
        await files.send("test", OWNER, file.id, PIECE_BYTES, BIG[:PIECE_BYTES])
    assert caught.value.extra == {"offset": 0}


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES + 1])
async def test_a_piece_of_another_size_is_refused(files: Files, size: int):
    file = await files.begin("test", OWNER, "a.pdf", len(BIG))
    with pytest.raises(Invalid) as caught:
        await files.send("test", OWNER, file.id, 0, BIG[:size])
    assert caught.value.problems[0].code == "L204"


async def test_a_disguised_program_is_refused_and_leaves_nothing(files: Files, folder: Path):
    file = await files.begin("test", OWNER, "photo.png", 100)
    with pytest.raises(ContentMismatch):
        await files.send("test", OWNER, file.id, 0, b"MZ" + b"\0" * 98)
    with pytest.raises(NotFound):
        await files.describe("test", OWNER, file.id)
    assert _blobs_on_disk(folder) == 0


async def test_limits_hold_for_one_file_and_for_the_workspace(files: Files):
    with pytest.raises(FileTooLarge):
        await files.begin("test", OWNER, "a.pdf", 30 * 2**20 + 1)
    await files.begin("test", OWNER, "talk.mp3", 35 * 2**20)
    with pytest.raises(WorkspaceFull):
        await files.begin("test", OWNER, "b.pdf", 16 * 2**20)
    with pytest.raises(Invalid):
        await files.begin("test", OWNER, "empty.pdf", 0)


async def test_uploads_that_begin_at_once_cannot_pass_the_limit_together(files: Files):
    begun = await asyncio.gather(
        *(files.begin("test", OWNER, f"{n}.pdf", 20 * 2**20) for n in range(8)), return_exceptions=True
    )
    assert sum(isinstance(b, FileMeta) for b in begun) == 2


async def test_a_file_of_somebody_else_does_not_exist(files: Files):
    file = await _upload(files, PDF)
    for stranger in (Reader(new_id()), Reader(UUID(int=0))):
        with pytest.raises(NotFound):
            await files.describe("test", stranger, file.id)
        with pytest.raises(NotFound):
            await files.delete("test", stranger, file.id)
    assert await files.describe("test", Reader(new_id(), admin=True), file.id) == file


async def test_deleting_takes_the_bytes_too(files: Files, folder: Path):
    file = await _upload(files, BIG)
    assert _blobs_on_disk(folder) == 3
    await files.delete("test", OWNER, file.id)
    assert _blobs_on_disk(folder) == 0


async def test_sweeping_takes_what_was_abandoned_and_nothing_else(
    files: Files, database: Database, folder: Path, clock: MovableClock
):
    kept = await _upload(files, PDF)
    left = await files.begin("test", OWNER, "b.pdf", len(BIG))
    await files.send("test", OWNER, left.id, 0, BIG[:PIECE_BYTES])
    await Blobs.local(folder).put(f"w/test/2026/{new_id()}", b"no row knows me")
    async with database.lease("test") as lease:
        await lease.execute("UPDATE w_test.sys_file SET attached_at = now() WHERE id = $1", kept.id)
    assert await files.sweep("test") == 0
    clock.ahead = timedelta(hours=25)
    assert await files.sweep("test") == 2
    assert _blobs_on_disk(folder) == 1
    assert await _content(files, kept) == PDF


async def test_a_lost_blob_is_a_clear_error(files: Files, folder: Path):
    file = await _upload(files, PDF)
    _lose_every_blob(folder)
    with pytest.raises(StorageUnavailable):
        await _content(files, file)
