"""How long a file lives: as long as a column names it, a day if none ever did, thirty days after the last one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tenon.files import Blobs, Files, Reader
from tenon.kernel.errors import NotFound
from tenon.kernel.ids import new_id
from tenon.store import Database

START = datetime(2026, 3, 5, tzinfo=UTC)
SYSTEM, OWNER = Reader(None), Reader(new_id())
PDF = b"%PDF-1.7 fictional contract"


class MovableClock:
    def __init__(self) -> None:
        self.at = START

    def now(self, workspace: str | None = None) -> datetime:
        return self.at

    def pass_by(self, **span: int) -> None:
        self.at += timedelta(**span)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
async def files(database: Database, tmp_path: Path, clock: MovableClock) -> Files:
    """Files beside an object with a list of papers, a signature and a link to another record."""
    async with database.ddl() as tx:
        await tx.execute("CREATE TABLE w_test.deal (id uuid PRIMARY KEY, papers uuid[], signed uuid, parent uuid)")
        await tx.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON w_test.deal TO w_test")
    return Files(database, Blobs.local(tmp_path / "blobs"), clock)


async def _uploaded(files: Files) -> UUID:
    file = await files.begin("test", OWNER, "合同.pdf", len(PDF))
    await files.send("test", OWNER, file.id, 0, PDF)
    return file.id


async def _run(database: Database, sql: str, *values: Any) -> None:
    async with database.lease("test") as lease:
        await lease.execute(sql, *values)


async def _attach(database: Database, clock: MovableClock, file: UUID, column: str = "papers") -> UUID:
    """Do what a write does: a row names the file, and the file knows that it was named."""
    record = new_id()
    value: Any = [file] if column == "papers" else file
    await _run(database, f"INSERT INTO w_test.deal (id, {column}) VALUES ($1, $2)", record, value)
    await _run(
        database, "UPDATE w_test.sys_file SET attached_at = $2, unheld_since = NULL WHERE id = $1", file, clock.at
    )
    return record


async def _is_there(files: Files, file: UUID) -> bool:
    try:
        await files.describe("test", SYSTEM, file)
    except NotFound:
        return False
    return True


async def _days(files: Files, clock: MovableClock, days: int) -> None:
    for _ in range(days):
        clock.pass_by(days=1)
        await files.sweep("test")
        await files.let_go("test")


async def test_a_file_that_no_record_ever_held_goes_after_a_day(files: Files, clock: MovableClock):
    file = await _uploaded(files)
    clock.pass_by(hours=23)
    await files.sweep("test")
    assert await _is_there(files, file)
    clock.pass_by(hours=2)
    await files.sweep("test")
    assert not await _is_there(files, file)


@pytest.mark.parametrize("column", ["papers", "signed"])
async def test_a_file_stays_as_long_as_a_record_names_it_and_thirty_days_more(
    files: Files, database: Database, clock: MovableClock, column: str
):
    file = await _uploaded(files)
    record = await _attach(database, clock, file, column)
    await _days(files, clock, 60)
    assert await _is_there(files, file)
    await _run(database, f"UPDATE w_test.deal SET {column} = NULL WHERE id = $1", record)
    await _days(files, clock, 30)
    assert await _is_there(files, file)
    await _days(files, clock, 2)
    assert not await _is_there(files, file)


async def test_a_file_that_is_taken_back_in_time_stays(files: Files, database: Database, clock: MovableClock):
    file = await _uploaded(files)
    record = await _attach(database, clock, file)
    await _run(database, "UPDATE w_test.deal SET papers = NULL WHERE id = $1", record)
    await _days(files, clock, 20)
    await _run(database, "UPDATE w_test.deal SET papers = $2 WHERE id = $1", record, [file])
    await _days(files, clock, 60)
    assert await _is_there(files, file)


async def test_purging_the_record_lets_its_files_go(files: Files, database: Database, clock: MovableClock):
    file = await _uploaded(files)
    record = await _attach(database, clock, file)
    await _run(database, "DELETE FROM w_test.deal WHERE id = $1", record)
    await _days(files, clock, 32)
    assert not await _is_there(files, file)
    assert not await _is_there(files, new_id())
