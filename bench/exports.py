"""Exporting a list of 20 columns, and moving the whole workspace: one JSON line each.

    ./tenon bench exports

``ROWS`` records (default 100000) are exported to a workbook, to CSV and to JSON by the worker of a running Tenon. For
each: the seconds a person waits until the file can be fetched, the CPU of Tenon and PostgreSQL, and by how much the
memory of Tenon's processes grew at most. Targets: 20 s for the workbook, 200 MB of memory. Then the workspace with all
of it is written into a folder and comes in again under another key: seconds, CPU, and the most memory of the command.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

from records import FIELDS, OBJECT, SEED_ROWS, row

from rig.copies import multiply
from rig.harness import Client, Rig, cpu_seconds, family, folder, report, rig

ROWS = int(os.environ.get("ROWS", "100000"))
COLUMNS = 20
TARGET_SECONDS = 20
TARGET_MB = 200
LIMIT_SECONDS = 600


def main() -> None:
    """Make the records, export them in every format."""
    with rig() as running:
        publish(running.admin)
        asyncio.run(multiply(running.ddl_dsn, "w_main", OBJECT, ROWS))
        for format in ("xlsx", "csv", "json"):
            measured(running, format)
        with folder() as home:
            commanded(running, "workspace export", "main", "--to", str(home / "out"))
            report(bench="exports", step="folder", folder_mb=round(sum_mb(home / "out"), 1))
            commanded(running, "workspace import", "--from", str(home / "out"), "--key", "second")


def publish(admin: Client) -> None:
    """Publish the object and create the records that the others are copies of."""
    body = {"label": OBJECT, "title_field": "name", "fields": FIELDS}
    admin.call(
        "PUT",
        f"/api/v1/definitions/object/{OBJECT}",
        {"body": body, "draft_version": 0},
    )
    admin.call("POST", f"/api/v1/definitions/object/{OBJECT}/publish", {})
    chance = random.Random(7)
    for start in range(0, SEED_ROWS, 500):
        rows = [row(number, chance) for number in range(start, start + 500)]
        admin.call("POST", f"/api/v1/objects/{OBJECT}/records", {"records": rows})


def measured(running: Rig, format: str) -> None:
    """Export once and report it."""
    pids = family(running.program.pid)
    resident = {pid: memory_mb(pid, "VmRSS") for pid in pids}
    for pid in pids:
        forget_peak(pid)
    server, database = (
        cpu_seconds(running.program.pid),
        cpu_seconds(running.postgres.pid or 0),
    )
    began = time.monotonic()
    job = exported(running.admin, format)
    seconds = time.monotonic() - began
    grown = max(memory_mb(pid, "VmHWM") - resident[pid] for pid in pids)
    if job["result"]["rows"] != ROWS:
        raise SystemExit(f"not all rows went out: {job['result']}")
    report(
        bench="exports",
        format=format,
        rows=ROWS,
        columns=COLUMNS,
        seconds=round(seconds, 2),
        rows_per_second=round(ROWS / seconds),
        cpu_server_s=round(cpu_seconds(running.program.pid) - server, 2),
        cpu_postgres_s=round(cpu_seconds(running.postgres.pid or 0) - database, 2),
        grown_mb=round(grown),
        file_mb=round(size_mb(running.admin, job["result"]["file"]), 1),
        **({"target": TARGET_SECONDS} if format == "xlsx" else {}),
        target_mb=TARGET_MB,
    )


def commanded(running: Rig, step: str, *words: str) -> None:
    """Run a command of Tenon beside the running server and report it."""
    told = Path(f"/proc/{running.program.pid}/environ").read_text().split("\0")
    environment = dict(each.split("=", 1) for each in told if "=" in each)
    database, began = cpu_seconds(running.postgres.pid or 0), time.monotonic()
    command = subprocess.Popen([sys.executable, "-m", "tenon", *step.split(), *words], env=environment)
    _, status, used = os.wait4(command.pid, 0)
    if status:
        raise SystemExit(f"{step} failed")
    report(
        bench="exports",
        step=step,
        rows=ROWS,
        columns=COLUMNS + 1,
        seconds=round(time.monotonic() - began, 2),
        cpu_command_s=round(used.ru_utime + used.ru_stime, 2),
        cpu_postgres_s=round(cpu_seconds(running.postgres.pid or 0) - database, 2),
        most_mb=round(used.ru_maxrss / 1024),
    )


def sum_mb(home: Path) -> float:
    """Return the size of all files below a folder."""
    return sum(path.stat().st_size for path in home.rglob("*") if path.is_file()) / 2**20


def exported(admin: Client, format: str) -> Any:
    """Ask for an export and wait until its file is there."""
    wish = {"format": format, "fields": [field["key"] for field in FIELDS[:COLUMNS]]}
    job = admin.call("POST", f"/api/v1/objects/{OBJECT}/exports", wish)["job"]
    deadline = time.monotonic() + LIMIT_SECONDS
    while (found := admin.call("GET", f"/api/v1/jobs/{job}"))["state"] != "done":
        if time.monotonic() > deadline or found["state"] == "dead":
            raise SystemExit(f"the export did not end: {found}")
        time.sleep(0.05)
    return found


def size_mb(admin: Client, file: str) -> float:
    """Return the size of a file that an export left."""
    request = urllib.request.Request(f"{admin.base}/api/v1/files/{file}/content", headers=admin.headers)
    with urllib.request.urlopen(request, timeout=120) as answer:
        return len(answer.read()) / 2**20


def memory_mb(pid: int, line: str) -> float:
    """Return one of the figures that Linux keeps of a process, 0 if it has ended."""
    with contextlib.suppress(OSError):
        for each in Path(f"/proc/{pid}/status").read_text().splitlines():
            if each.startswith(f"{line}:"):
                return int(each.split()[1]) / 1024
    return 0.0


def forget_peak(pid: int) -> None:
    """Have Linux measure the peak of a process from now on."""
    with contextlib.suppress(OSError):
        Path(f"/proc/{pid}/clear_refs").write_text("5")


if __name__ == "__main__":
    main()
