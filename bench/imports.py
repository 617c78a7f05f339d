"""Importing a workbook of 20 columns: one JSON line per figure.

    ./tenon bench imports

A workbook of ``ROWS`` rows (default 50000) is uploaded, matched, checked and imported by the worker of a running Tenon;
then the import is taken back. For each step: rows per second as a person waits for it, and how much CPU Tenon and
PostgreSQL used for it. Target: 8,000 rows per second imported.
"""

from __future__ import annotations

import os
import random
import time
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from records import FIELDS, OBJECT, row

from rig.harness import Client, Rig, cpu_seconds, report, rig
from tenon.sheets import write_sheet

ROWS = int(os.environ.get("ROWS", "50000"))
COLUMNS = 20
TARGET = 8_000
LIMIT_SECONDS = 600


def main() -> None:
    """Publish the object, import into it, take it back."""
    with rig() as running:
        publish(running.admin)
        what = timed(running, "look", lambda: begin(running.admin, workbook()))
        path = f"/api/v1/objects/{OBJECT}/imports/{what['id']}"
        timed(running, "check", lambda: reached(running.admin, path, "check", "checked"))
        done = timed(
            running,
            "import",
            lambda: reached(running.admin, path, "start", "done"),
            target=TARGET,
        )
        if done["counts"]["created"] != ROWS:
            raise SystemExit(f"not all rows came in: {done['counts']}")
        timed(
            running,
            "undo",
            lambda: running.admin.call("POST", f"/api/v1/batches/{done['batch_id']}/undo"),
        )


def publish(admin: Client) -> None:
    """Publish the object of the benchmark of records, the fields of the file alone."""
    body = {"label": OBJECT, "title_field": "name", "fields": FIELDS[:COLUMNS]}
    admin.call(
        "PUT",
        f"/api/v1/definitions/object/{OBJECT}",
        {"body": body, "draft_version": 0},
    )
    admin.call("POST", f"/api/v1/definitions/object/{OBJECT}/publish", {})


def workbook() -> bytes:
    """Return the file as it would be uploaded."""
    chance = random.Random(7)
    keys = [field["key"] for field in FIELDS[:COLUMNS]]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "customers.xlsx"
        with write_sheet(path, "xlsx", "customers", keys) as sheet:
            for number in range(ROWS):
                told = row(number, chance)
                sheet.row([told[key] for key in keys])
        return path.read_bytes()


def begin(admin: Client, content: bytes) -> Any:
    """Upload a file and have it matched."""
    file = admin.call("POST", "/api/v1/files", {"name": "customers.xlsx", "size_bytes": len(content)})
    headers = {
        **admin.headers,
        "Content-Type": "application/octet-stream",
        "Upload-Offset": "0",
    }
    address = f"{admin.base}/api/v1/files/{file['id']}"
    with urllib.request.urlopen(urllib.request.Request(address, content, headers, method="PATCH"), timeout=120):
        pass
    return admin.call("POST", f"/api/v1/objects/{OBJECT}/imports", {"file": file["id"]})


def reached(admin: Client, path: str, step: str, state: str) -> Any:
    """Start a step and wait until the worker has done it."""
    admin.call("POST", f"{path}/{step}")
    deadline = time.monotonic() + LIMIT_SECONDS
    while (found := admin.call("GET", path))["state"] != state:
        if time.monotonic() > deadline:
            raise SystemExit(f"{step} did not end: {found['state']} {found['counts']}")
        time.sleep(0.05)
    return found


def timed(running: Rig, step: str, work: Any, target: int | None = None) -> Any:
    """Do a step and report it."""
    server, database, began = (
        cpu_seconds(running.program.pid),
        cpu_seconds(running.postgres.pid or 0),
        time.monotonic(),
    )
    answer = work()
    seconds = time.monotonic() - began
    report(
        bench="imports",
        step=step,
        rows=ROWS,
        columns=COLUMNS,
        seconds=round(seconds, 2),
        rows_per_second=round(ROWS / seconds),
        cpu_server_s=round(cpu_seconds(running.program.pid) - server, 2),
        cpu_postgres_s=round(cpu_seconds(running.postgres.pid or 0) - database, 2),
        **({"target": target} if target else {}),
    )
    return answer


if __name__ == "__main__":
    main()
