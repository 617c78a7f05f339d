"""What a caller sees in a list leaves as a file, and comes back as the same records."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from http_world import Client, Server

from tenon.sheets import open_sheets


@pytest.fixture
def worker(server: Server, tmp_path: Path) -> Iterator[None]:
    with (tmp_path / "worker.log").open("wb") as log:
        running = subprocess.Popen([sys.executable, "-m", "tenon", "worker"], env=server.env, stdout=log, stderr=log)
    yield
    running.terminate()
    running.wait(20)


async def exported(admin: Client, customers: str, folder: Path, **wish: Any) -> tuple[str, list[list[Any]]]:
    job = (await admin.ok("POST", f"{customers}/exports", 202, json=wish))["job"]
    deadline = time.monotonic() + 60
    while (found := await admin.ok("GET", f"/jobs/{job}"))["state"] != "done":
        assert found["state"] in ("queued", "running"), found
        assert time.monotonic() < deadline, found
        await asyncio.sleep(0.1)
    file = await admin.get(f"/files/{found['result']['file']}/content")
    path = folder / found["result"]["name"]
    path.write_bytes(file.content)
    sheets = open_sheets(path, path.name)
    return found["result"]["name"], list(sheets.rows(sheets.names[0]))


async def test_a_workbook_holds_what_the_list_shows_in_its_order(
    admin: Client, customers: str, worker: None, tmp_path: Path
) -> None:
    rows = [
        {"name": "青木", "code": "=1+1", "amount": "12.50", "signed_on": "2026-03-05", "level": "a"},
        {"name": "云杉", "code": "007", "met_at": "2026-03-05T06:30:00Z", "level": "b"},
        {"name": "白桦", "code": "b-3", "level": "b"},
    ]
    await admin.ok("POST", f"{customers}/records", 201, json={"records": rows})
    fields = ["name", "code", "amount", "signed_on", "met_at", "level"]
    filtered = {"field": "code", "op": "not_empty"}
    name, told = await exported(admin, customers, tmp_path, fields=fields, sort="name", filter=filtered)
    assert name.endswith(".xlsx")
    assert told[0] == ["客户名称", "编号", "金额", "签约日", "见面", "级别"]
    assert ["青木", "=1+1", 12.5, date(2026, 3, 5), None, "A"] in told
    assert ["云杉", "007", None, None, datetime.fromisoformat("2026-03-05T14:30:00"), "B"] in told
    assert len(told) == 4


async def test_csv_opens_in_excel_without_a_formula_and_pages_are_not_lost(
    admin: Client, customers: str, worker: None, tmp_path: Path
) -> None:
    rows = [{"name": f"客户 {n}", "code": f"=c{n}"} for n in range(2_300)]
    for start in range(0, len(rows), 1_000):
        await admin.ok("POST", f"{customers}/records", 201, json={"records": rows[start : start + 1_000]})
    _, told = await exported(admin, customers, tmp_path, format="csv", fields=["name", "code"])
    assert {row[0] for row in told[1:]} == {row["name"] for row in rows}
    assert all(row[1].startswith("'=") for row in told[1:])


async def test_what_cannot_be_asked_is_refused_before_a_job_is_made(admin: Client, customers: str) -> None:
    for wish in ({"fields": ["nothing"]}, {"sort": "nothing"}, {"filter": {"field": "nothing", "op": "eq"}}):
        answer = await admin.post(f"{customers}/exports", json=wish)
        assert answer.status_code == 422, answer.text
    assert (await admin.post(f"{customers}/exports", json={"format": "pdf"})).status_code == 422
    assert (await admin.post("/objects/nothing/exports", json={})).status_code == 404
