"""What a caller sees in a list leaves as a file, and comes back as the same records."""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from http_world import Client, Server, invited, publish

from tenon.sheets import open_sheets
from tenon.transfer.folder import read_manifest, verify


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


async def test_json_is_the_records_as_the_api_answers_them_one_a_line(
    admin: Client, customers: str, worker: None
) -> None:
    rows = [{"name": f"青木 {n}", "code": f"=c{n}", "amount": "12.5"} for n in range(2_300)]
    for start in range(0, len(rows), 1_000):
        await admin.ok("POST", f"{customers}/records", 201, json={"records": rows[start : start + 1_000]})
    job = await ended(admin, (await admin.ok("POST", f"{customers}/exports", 202, json=ALL_JSON))["job"])
    lines = (await admin.get(f"/files/{job['result']['file']}/content")).text.splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("[", "]", 2_302)
    first = json.loads(lines[1].removesuffix(","))
    question = {"kind": "list", "filter": {"field": "id", "op": "eq", "value": first["id"]}, "fields": FIELDS}
    assert [first] == (await admin.ok("POST", f"{customers}/query", json=question))["records"]
    assert {each["name"] for each in json.loads("\n".join(lines))} == {row["name"] for row in rows}


async def test_chosen_records_alone_go_out_and_the_job_says_what_was_exported(
    admin: Client, customers: str, worker: None
) -> None:
    rows = [{"name": f"客户 {n}", "code": f"c{n}"} for n in range(5)]
    made = (await admin.ok("POST", f"{customers}/records", 201, json={"records": rows}))["records"]
    chosen = {"field": "id", "op": "in", "value": [made[1]["id"], made[3]["id"]]}
    wish = {**ALL_JSON, "filter": chosen, "sort": "-code"}
    job = await ended(admin, (await admin.ok("POST", f"{customers}/exports", 202, json=wish))["job"])
    told = json.loads((await admin.get(f"/files/{job['result']['file']}/content")).text)
    assert [each["code"] for each in told] == ["c3", "c1"]
    assert (job["result"]["rows"], job["created_by"]["name"]) == (2, "Ada Probe")
    assert job["asked"] == {
        "object": customers.rsplit("/", 1)[1],
        "format": "json",
        "fields": ["客户名称", "编号", "金额"],
        "filter": chosen,
        "labels": {"id": ["编号"]},
        "search": "",
        "sort": "-code",
    }


async def test_records_in_groups_go_out_in_the_order_of_their_groups(
    admin: Client, customers: str, worker: None
) -> None:
    rows = [{"name": f"客户 {n}", "code": f"c{n}", "level": "ab"[n % 2]} for n in range(6)]
    await admin.ok("POST", f"{customers}/records", 201, json={"records": rows})
    wish = {"format": "json", "fields": ["code"], "sort": "code", "group": {"field": "level", "desc": True}}
    job = await ended(admin, (await admin.ok("POST", f"{customers}/exports", 202, json=wish))["job"])
    told = json.loads((await admin.get(f"/files/{job['result']['file']}/content")).text)
    assert [each["code"] for each in told] == ["c1", "c3", "c5", "c0", "c2", "c4"]


async def test_an_empty_list_is_an_empty_array(admin: Client, customers: str, worker: None) -> None:
    job = await ended(admin, (await admin.ok("POST", f"{customers}/exports", 202, json=ALL_JSON))["job"])
    assert json.loads((await admin.get(f"/files/{job['result']['file']}/content")).text) == []


async def test_what_a_sealed_field_was_asked_for_stands_in_no_job(
    server: Server, admin: Client, customers: str, worker: None
) -> None:
    key = f"{customers.rsplit('/', 1)[1]}_sealed"
    fields = [{"key": "name", "type": "text", "label": "N"}, {"key": "card", "type": "id_card", "label": "C"}]
    await publish(admin, key, {"label": "P", "title_field": "name", "fields": fields})
    for name, card in (("a", ID_CARD), ("b", "11010519491231002X")):
        await admin.ok("POST", f"/objects/{key}/records", 201, json={"name": name, "card": card})
    wish = {"format": "json", "filter": {"and": [{"field": "card", "op": "eq", "value": ID_CARD}]}}
    job = await ended(admin, (await admin.ok("POST", f"/objects/{key}/exports", 202, json=wish))["job"])
    told = json.loads((await admin.get(f"/files/{job['result']['file']}/content")).text)
    assert [(each["name"], each["card"]) for each in told] == [("a", {"masked": "**************0018"})]
    assert job["asked"]["filter"] == {"and": [{"field": "card", "op": "eq", "value": None}]}
    connection = await asyncpg.connect(server.env["TENON_DATABASE_DIRECT_URL"])
    try:
        await connection.execute("SET ROLE tenon_owner")
        stored = await connection.fetchval("SELECT payload::text FROM w_main.sys_job WHERE id = $1", UUID(job["id"]))
    finally:
        await connection.close()
    assert ID_CARD not in stored


async def test_an_export_survives_a_restart_of_the_worker(server: Server, admin: Client, customers: str) -> None:
    for _ in range(6):
        await admin.ok("POST", f"{customers}/records", 201, json={"records": [{"name": "客户"}] * 1_000})
    job = (await admin.ok("POST", f"{customers}/exports", 202, json={"format": "xlsx"}))["job"]
    first = started(server)
    await reached(admin, job, lambda found: found["state"] == "running" or found["progress"]["done"] > 0)
    first.terminate()
    first.wait(20)
    second = started(server)
    try:
        assert (await ended(admin, job))["result"]["rows"] == 6_000
    finally:
        second.terminate()
        second.wait(20)


def started(server: Server) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "tenon", "worker"], env=server.env)


ID_CARD = "440305199001010018"
FIELDS = ["name", "code", "amount"]
ALL_JSON = {"format": "json", "fields": FIELDS}


async def ended(admin: Client, job: str) -> Any:
    return await reached(admin, job, lambda found: found["state"] == "done")


async def reached(admin: Client, job: str, enough: Callable[[Any], bool]) -> Any:
    deadline = time.monotonic() + 90
    while not enough(found := await admin.ok("GET", f"/jobs/{job}")):
        assert found["state"] in ("queued", "running", "failed"), found
        assert time.monotonic() < deadline, found
        await asyncio.sleep(0.02)
    return found


async def test_an_administrator_takes_out_the_whole_workspace_as_one_file(
    server: Server, admin: Client, customers: str, worker: None, tmp_path: Path
) -> None:
    await admin.ok("POST", f"{customers}/records", 201, json={"records": [{"name": "客户"}]})
    job = await ended(admin, (await admin.ok("POST", "/workspaces/current/exports", 202))["job"])
    content = (await admin.get(f"/files/{job['result']['file']}/content")).content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        packed.extractall(tmp_path)
    manifest = read_manifest(tmp_path / "main")
    verify(tmp_path / "main", manifest)
    assert {table.name: table.rows for table in manifest.tables}[customers.rsplit("/", 1)[1]] == 1
    async with invited(server, admin, "mover") as member:
        assert (await member.post("/workspaces/current/exports")).status_code == 403
