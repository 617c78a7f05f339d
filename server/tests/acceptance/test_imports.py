"""Files become records over HTTP: looked into, decided on, checked, put right, imported, taken back."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from http_world import CUSTOMER, Client, Server, invited, publish

from tenon.sheets import open_sheets, write_sheet

HEADER = "客户全称*,客户编号,金额（元）,签约日期,等级,销售"
Start = Callable[[], subprocess.Popen[bytes]]


@pytest.fixture
def start_worker(server: Server, tmp_path: Path) -> Iterator[Start]:
    """Start workers; all that still run are ended with the test."""
    running: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tenon", "worker"]
        with (tmp_path / f"worker-{len(running)}.log").open("wb") as log:
            running.append(subprocess.Popen(command, env=server.env, stdout=log, stderr=log))
        return running[-1]

    yield start
    for worker in running:
        worker.terminate()
        worker.wait(20)


async def uploaded(admin: Client, name: str, content: bytes) -> str:
    file = await admin.ok("POST", "/files", 201, json={"name": name, "size_bytes": len(content)})
    headers = {"content-type": "application/octet-stream", "upload-offset": "0"}
    await admin.ok("PATCH", f"/files/{file['id']}", content=content, headers=headers)
    return str(file["id"])


async def begun(admin: Client, customers: str, name: str, content: bytes) -> dict[str, Any]:
    file = await uploaded(admin, name, content)
    found: dict[str, Any] = await admin.ok("POST", f"{customers}/imports", 201, json={"file": file})
    return found


async def reached(admin: Client, path: str, state: str, seconds: float = 60) -> dict[str, Any]:
    deadline = time.monotonic() + seconds
    while (found := await admin.ok("GET", path))["state"] != state:
        assert time.monotonic() < deadline, found
        await asyncio.sleep(0.1)
    done: dict[str, Any] = found
    return done


def gbk(lines: list[str]) -> bytes:
    return "\r\n".join([HEADER, *lines]).encode("gbk")


async def test_a_gbk_file_is_matched_checked_put_right_imported_and_taken_back(
    admin: Client, customers: str, start_worker: Start, tmp_path: Path
) -> None:
    start_worker()
    name = (await admin.ok("GET", "/me"))["user"]["name"]
    lines = [f"青木机械 {n},QM-{n},1.{n % 10}万,2026/3/5,A,{name}" for n in range(40)]
    lines += ["云杉商贸,YS-1,很多,2026-03-05,A,", ",YS-2,5,2026年3月5日,B,", "白桦,QM-3,5,,C,无此人"]
    what = await begun(admin, customers, "客户.csv", gbk(lines))
    path = f"{customers}/imports/{what['id']}"
    fields = {column["label"]: column["field"] for column in what["plan"]["columns"]}
    assert list(fields.values()) == ["name", "code", "amount", "signed_on", "level", "seller"]
    assert (what["rows"], what["state"]) == (43, "draft")

    await admin.ok("POST", f"{path}/check", 202)
    checked = await reached(admin, path, "checked")
    assert (checked["counts"]["created"], checked["counts"]["refused"]) == (40, 3)
    assert (await admin.ok("GET", f"{customers}/records", params={"limit": 1}))["records"] == []
    rows = (await admin.ok("GET", f"{path}/rows"))["rows"]
    assert [(row["number"], sorted(fault["code"] for fault in row["problems"])) for row in rows] == [
        (42, ["F103"]),
        (43, ["R103"]),
        (44, ["T211"]),
    ]
    assert rows[0]["problems"][0]["column"] == 2
    await admin.ok("PATCH", f"{path}/rows/42", 200, json={"cells": {"2": "12"}})

    await admin.ok("POST", f"{path}/start", 202)
    done = await reached(admin, path, "done")
    assert (done["counts"]["created"], done["counts"]["refused"]) == (41, 2)
    book = await admin.get(f"{path}/refused.xlsx")
    assert [row[1] for row in read_book(book.content, tmp_path)][1:] == ["YS-2", "QM-3"]

    again = await begun(admin, customers, "客户.csv", gbk(lines))
    again_path = f"{customers}/imports/{again['id']}"
    await admin.ok("PATCH", again_path, json={"mode": "upsert", "key": "code"})
    await admin.ok("POST", f"{again_path}/start", 202)
    assert (await reached(admin, again_path, "done"))["counts"]["unchanged"] == 40

    undone = await admin.ok("POST", f"/batches/{done['batch_id']}/undo")
    assert undone["undone"] == 41
    assert (await admin.ok("GET", f"{customers}/records", params={"limit": 1}))["records"] == []


def read_book(content: bytes, folder: Path) -> list[list[Any]]:
    (folder / "read.xlsx").write_bytes(content)
    sheets = open_sheets(folder / "read.xlsx", "read.xlsx")
    return list(sheets.rows(sheets.names[0]))


async def test_a_worker_that_is_killed_in_the_middle_doubles_and_loses_nothing(
    admin: Client, customers: str, start_worker: Start
) -> None:
    count = 12_000
    what = await begun(admin, customers, "a.csv", gbk([f"客户 {n},K-{n},{n},2026-03-05,A," for n in range(count)]))
    path = f"{customers}/imports/{what['id']}"
    first = start_worker()
    await admin.ok("POST", f"{path}/start", 202)
    created = 0
    while not 0 < created < count:
        created = (await admin.ok("GET", path))["counts"]["created"]
    first.send_signal(signal.SIGKILL)
    start_worker()
    done = await reached(admin, path, "done", 120)
    assert (done["counts"]["created"], done["counts"]["refused"]) == (count, 0)
    total = await admin.ok("POST", f"{customers}/query", json={"kind": "aggregate", "measures": [{"fn": "count"}]})
    assert str(count) in str(total)


async def test_a_worker_takes_rows_in_and_out_after_the_people_have_changed(
    server: Server, admin: Client, customers: str, start_worker: Start
) -> None:
    start_worker()
    for n in range(2):
        what = await begun(admin, customers, "a.csv", gbk([f"青木 {n},QM-{n},5,,A,"]))
        await admin.ok("POST", f"{customers}/imports/{what['id']}/start", 202)
        assert (await reached(admin, f"{customers}/imports/{what['id']}", "done"))["counts"]["created"] == 1
        job = (await admin.ok("POST", f"{customers}/exports", 202, json={"format": "csv"}))["job"]
        assert (await reached(admin, f"/jobs/{job}", "done"))["result"]["rows"] == n + 1
        async with invited(server, admin, f"new-{n}-{customers[-3:]}"):
            pass


async def test_one_answer_puts_a_value_right_in_every_row_and_kinds_are_counted(
    admin: Client, customers: str, start_worker: Start
) -> None:
    start_worker()
    lines = [f"青木 {n},QM-{n},{'很多' if n % 2 else n},,{'AAA' if n % 5 else '?'}," for n in range(20)]
    what = await begun(admin, customers, "a.csv", gbk(lines))
    path = f"{customers}/imports/{what['id']}"
    await admin.ok("PATCH", path, json={"fields": {"2": "amount", "4": "level"}})
    await admin.ok("POST", f"{path}/check", 202)
    assert (await reached(admin, path, "checked"))["counts"]["refused"] == 20
    kinds = (await admin.ok("GET", f"{path}/faults"))["faults"]
    assert [(kind["column"], kind["code"], kind["count"]) for kind in kinds] == [(4, "F106", 20), (2, "F103", 10)]
    assert [(value["value"], value["count"]) for value in kinds[0]["values"]] == [("AAA", 16), ("?", 4)]
    assert "AAA" in kinds[0]["values"][0]["message"]
    rows = await admin.ok("GET", f"{path}/rows", params={"field": "amount", "code": "F103"})
    assert [row["number"] for row in rows["rows"]] == [n + 2 for n in range(20) if n % 2]

    for column, told, wanted in ((4, "AAA", "nonsense"), (4, "?", "B"), (2, "很多", None), (4, "nonsense", "A")):
        await admin.ok("PATCH", f"{path}/values", json={"column": column, "from": told, "to": wanted})
    await admin.ok("PATCH", f"{path}/rows/2", 200, json={"cells": {"4": "A"}})
    assert (await admin.patch(f"{path}/rows/{2**31}", json={"cells": {"4": "A"}})).status_code == 422
    assert (await admin.get(f"{path}/rows", params={"after": 2**31})).status_code == 422
    answer = await admin.patch(f"{path}/values", json={"column": 99, "from": "", "to": None})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "T208")
    await admin.ok("POST", f"{path}/start", 202)
    done = await reached(admin, path, "done")
    assert (done["counts"]["created"], done["counts"]["refused"]) == (20, 0)
    wish = {"kind": "list", "fields": ["code", "level", "amount"], "limit": 50}
    records = (await admin.ok("POST", f"{customers}/query", json=wish))["records"]
    levels = {record["code"]: record["level"] for record in records}
    assert [levels[f"QM-{n}"] for n in (0, 1, 5)] == ["a", "a", "b"]
    assert (await admin.patch(f"{path}/values", json={"column": 4, "from": "A", "to": "B"})).json()["code"] == "T201"


async def test_a_value_that_a_choice_lacks_becomes_its_option_and_the_rows_are_good(
    admin: Client, customers: str, start_worker: Start
) -> None:
    start_worker()
    what = await begun(admin, customers, "a.csv", gbk([f"青木 {n},QM-{n},1,,重点客户," for n in range(3)]))
    path = f"{customers}/imports/{what['id']}"
    await admin.ok("PATCH", path, json={"fields": {"4": "level"}})
    await admin.ok("POST", f"{path}/check", 202)
    assert (await reached(admin, path, "checked"))["counts"]["refused"] == 3
    assert (await admin.post(f"{path}/options", json={"column": 1, "value": "x"})).json()["errors"][0]["code"] == "T215"
    asked = await admin.ok("POST", f"{path}/options", 202, json={"column": 4, "value": "重点客户"})
    assert asked["state"] == "checking"
    assert (await reached(admin, path, "checked"))["counts"]["refused"] == 0
    fields = {field["key"]: field for field in (await admin.ok("GET", customers))["fields"]}
    added = fields["level"]["options"][-1]
    assert (added["key"], added["label"]) == ("zhong_dian_ke_hu", "重点客户")


async def test_what_cannot_be_imported_is_refused_in_words(admin: Client, customers: str, tmp_path: Path) -> None:
    for name, content in {"broken.xlsx": b"PK\x03\x04 nothing", "empty.csv": b"\n\n"}.items():
        file = await uploaded(admin, name, content)
        answer = await admin.post(f"{customers}/imports", json={"file": file})
        assert (answer.status_code, answer.json()["code"]) == (422, "T101")
        assert answer.json()["hint"]
    what = await begun(admin, customers, "a.csv", gbk(["青木,1,2,,A,"]))
    path = f"{customers}/imports/{what['id']}"
    for body, code in (
        ({"fields": {"0": "nothing"}}, "T202"),
        ({"fields": {"0": "code"}}, "T203"),
        ({"fields": {"99": "code"}}, "T208"),
        ({"sheet": "none"}, "T206"),
        ({"first": -1}, "T207"),
    ):
        answer = await admin.patch(path, json=body)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, code)
    await admin.ok("PATCH", path, json={"mode": "update", "key": "name"})
    assert (await admin.post(f"{path}/start")).json()["errors"][0]["code"] == "T205"
    await admin.ok("PATCH", path, json={"fields": {str(n): None for n in range(6)}})
    assert (await admin.post(f"{path}/check")).json()["errors"][0]["code"] == "T204"


async def test_a_file_proposes_an_object_that_can_be_published_as_it_is(admin: Client, tmp_path: Path) -> None:
    with write_sheet(tmp_path / "a.xlsx", "xlsx", "设备", ["设备名称", "手机", "购入日期", "价格", "状态"]) as sheet:
        for n in range(60):
            sheet.row([f"泵 {n}", 13800001234 + n, "2026-03-05", 1200.5 + n, ["在用", "停用"][n % 2]])
    file = await uploaded(admin, "设备.xlsx", (tmp_path / "a.xlsx").read_bytes())
    made = await admin.ok("POST", "/imports/proposal", json={"file": file})
    assert [field["type"] for field in made["fields"]] == ["text", "mobile", "date", "number", "select"]
    body = {"label": made["label"], "title_field": made["title_field"], "fields": made["fields"]}
    draft = await admin.ok("PUT", "/definitions/object/imported_device", json={"body": body, "draft_version": 0})
    assert [problem for problem in draft["problems"] if problem["severity"] == "error"] == []


async def test_what_goes_to_an_encrypted_field_is_kept_nowhere_in_plain_text(
    admin: Client, customers: str, start_worker: Start
) -> None:
    start_worker()
    key = customers.rpartition("/")[2]
    card = {"key": "card", "type": "bank_card", "label": "银行卡号", "settings": {}}
    await publish(admin, key, {**CUSTOMER, "fields": [*CUSTOMER["fields"], card]})
    lines = ["客户名称,银行卡号", "青木,4111111111111111", "云杉,4111111111111112"]
    what = await begun(admin, customers, "卡.csv", "\n".join(lines).encode("gbk"))
    path = f"{customers}/imports/{what['id']}"
    assert [column["samples"] for column in what["plan"]["columns"]] == [["青木", "云杉"], []]
    await admin.ok("POST", f"{path}/check", 202)
    await reached(admin, path, "checked")
    answers = [(await admin.get(f"{path}/{each}")).text for each in ("rows", "faults")]
    assert "••••" in answers[0]
    assert not any("411111111111111" in answer for answer in answers)


async def test_rows_that_name_one_another_come_in_whatever_their_order_and_circles_are_told(
    admin: Client, customers: str, start_worker: Start
) -> None:
    start_worker()
    key = customers.rpartition("/")[2]
    above = {"key": "above", "type": "relation", "label": "上级客户", "settings": {"target": key}}
    await publish(admin, key, {**CUSTOMER, "fields": [*CUSTOMER["fields"], above]})
    lines = ["客户名称,上级客户", "孙,子", "子,父", "父,", "甲,乙", "乙,甲", "丙,无此客户", "己,己"]
    what = await begun(admin, customers, "上下级.csv", "\n".join(lines).encode("gbk"))
    path = f"{customers}/imports/{what['id']}"
    for step, state in (("check", "checked"), ("start", "done")):
        await admin.ok("POST", f"{path}/{step}", 202)
        done = await reached(admin, path, state)
        counts = done["counts"]
        assert (counts["read"], counts["created"], counts["refused"]) == (7, 3, 4), step
        rows = (await admin.ok("GET", f"{path}/rows"))["rows"]
        told = {row["cells"][0]: row["problems"][0]["code"] for row in rows}
        assert told == {"甲": "T214", "乙": "T214", "丙": "T211", "己": "T214"}, step
    found = (await admin.ok("GET", f"{customers}/records"))["records"]
    named = {each["name"]: each["above"] and each["above"]["title"] for each in found}
    assert named == {"孙": "子", "子": "父", "父": None}


async def test_an_import_whose_job_was_cancelled_before_it_began_runs_no_more(admin: Client, customers: str) -> None:
    what = await begun(admin, customers, "a.csv", gbk(["青木,QM-1,1,,A,"]))
    path = f"{customers}/imports/{what['id']}"
    for step, running, left in (("check", "checking", "draft"), ("start", "running", "stopped")):
        asked = await admin.ok("POST", f"{path}/{step}", 202)
        assert asked["state"] == running
        await admin.ok("POST", f"/jobs/{asked['job_id']}/cancel")
        assert (await admin.ok("GET", path))["state"] == left
        assert (await admin.ok("GET", f"{customers}/imports"))["imports"][0]["state"] == left
    await admin.ok("DELETE", path, 204)


async def test_a_check_that_is_tried_again_leaves_an_import_alone_that_began_since(
    admin: Client, customers: str, start_worker: Start
) -> None:
    what = await begun(admin, customers, "a.csv", gbk(["青木,QM-1,1,,A,"]))
    path = f"{customers}/imports/{what['id']}"
    check = (await admin.ok("POST", f"{path}/check", 202))["job_id"]
    await admin.ok("POST", f"/jobs/{check}/cancel")
    start_worker()
    await admin.ok("POST", f"{path}/start", 202)
    await reached(admin, path, "done")
    await admin.ok("POST", f"/jobs/{check}/retry")
    await reached(admin, f"/jobs/{check}", "done")
    assert (await admin.ok("GET", path))["state"] == "done"
