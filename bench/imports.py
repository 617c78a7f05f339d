"""Importing a workbook of 20 columns: one JSON line per figure.

    ./tenon bench imports

A workbook of ``ROWS`` rows (default 50000) is uploaded, matched, checked and imported by the worker of a running Tenon;
then the import is taken back. For each step: rows per second as a person waits for it, how much CPU Tenon and
PostgreSQL used for it (the worker by itself, and the process that unpacks the workbook beside it), the most memory that
the worker held, and how busy the machine was before. Target: 8,000 rows per second imported; where other work shares
the processors, ``rows_per_cpu_second`` says what an idle machine would do at most.

Then a CSV file of ``NARROW_ROWS`` rows (default 500000) of three columns is checked, for the memory of the worker
alone: it may take 400 MB whatever the size of the file.
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

from rig.harness import Client, Rig, cpu_seconds, family, report, rig
from tenon.sheets import write_sheet

ROWS = int(os.environ.get("ROWS", "50000"))
NARROW_ROWS = int(os.environ.get("NARROW_ROWS", "500000"))
COLUMNS = 20
TARGET = 8_000
WORKER_MB = 400
PIECE = 8 * 1024**2
LIMIT_SECONDS = 600


def main() -> None:
    """Publish the object, import into it, take it back; then check the long list."""
    content = workbook()
    with rig() as running:
        publish(running.admin)
        what = timed(running, "look", lambda: begin(running.admin, "customers.xlsx", content))
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
        if NARROW_ROWS:
            long_list(running)


def long_list(running: Rig) -> None:
    """Check a CSV file of many narrow rows."""
    what = begin(running.admin, "list.csv", narrow())
    path = f"/api/v1/objects/{OBJECT}/imports/{what['id']}"
    timed(
        running,
        "check of a long CSV",
        lambda: reached(running.admin, path, "check", "checked"),
        rows=NARROW_ROWS,
        columns=3,
        worker_target_mb=WORKER_MB,
    )


def narrow() -> bytes:
    """Return the long list."""
    lines = (f"客户 {number},000-{number:08},K{number:08}\n" for number in range(NARROW_ROWS))
    return ("name,phone,code\n" + "".join(lines)).encode()


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


def begin(admin: Client, name: str, content: bytes) -> Any:
    """Upload a file and have it matched."""
    file = admin.call("POST", "/api/v1/files", {"name": name, "size_bytes": len(content)})
    address = f"{admin.base}/api/v1/files/{file['id']}"
    for start in range(0, len(content), PIECE):
        headers = {
            **admin.headers,
            "Content-Type": "application/octet-stream",
            "Upload-Offset": str(start),
        }
        piece = content[start : start + PIECE]
        with urllib.request.urlopen(urllib.request.Request(address, piece, headers, method="PATCH"), timeout=120):
            pass
    return admin.call("POST", f"/api/v1/objects/{OBJECT}/imports", {"file": file["id"]})


def reached(admin: Client, path: str, step: str, state: str) -> Any:
    """Start a step and wait until the worker has done it."""
    admin.call("POST", f"{path}/{step}")
    deadline = time.monotonic() + LIMIT_SECONDS
    while (found := admin.call("GET", path))["state"] != state:
        if time.monotonic() > deadline:
            raise SystemExit(f"{step} did not end: {found['state']} {found['counts']}")
        time.sleep(0.1)
    return found


def timed(
    running: Rig,
    step: str,
    work: Any,
    rows: int = ROWS,
    columns: int = COLUMNS,
    **targets: int,
) -> Any:
    """Do a step and report it."""
    pids = {
        "server": running.program.pid,
        "postgres": running.postgres.pid or 0,
        "worker": worker(running),
    }
    load, used = (
        os.getloadavg()[0],
        {name: cpu_seconds(pid) for name, pid in pids.items()},
    )
    forget_peak(pids["worker"])
    began = time.monotonic()
    answer = work()
    seconds = time.monotonic() - began
    cpu = {name: cpu_seconds(pid) - used[name] for name, pid in pids.items()}
    busiest = max(cpu["server"] + cpu["postgres"], 0.01) / (os.cpu_count() or 1)
    report(
        bench="imports",
        step=step,
        rows=rows,
        columns=columns,
        seconds=round(seconds, 2),
        rows_per_second=round(rows / seconds),
        rows_per_cpu_second=round(rows / max(busiest, cpu["worker"], 0.01)),
        **{f"cpu_{name}_s": round(spent, 2) for name, spent in cpu.items()},
        worker_peak_mb=peak_mb(pids["worker"]),
        load_before=round(load, 1),
        **targets,
    )
    return answer


def worker(running: Rig) -> int:
    """Return the process that runs the jobs."""
    for pid in family(running.program.pid):
        if b"worker" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
            return pid
    raise SystemExit("no worker is running")


def forget_peak(pid: int) -> None:
    """Let the kernel count the most memory of a process from now on."""
    Path(f"/proc/{pid}/clear_refs").write_text("5")


def peak_mb(pid: int) -> int:
    """Return the most memory a process has held, in MB."""
    told = Path(f"/proc/{pid}/status").read_text()
    return int(told.split("VmHWM:")[1].split()[0]) // 1024


if __name__ == "__main__":
    main()
