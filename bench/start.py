"""How long a start takes, and what an idle server weighs: one JSON line per figure.

    ./tenon bench start [--first]

``--first`` also clones the checkout into a temporary folder and starts it from nothing but the download caches of this
machine. Targets: first start 120 s, second start 5 s, idle PSS of all our processes without PostgreSQL 250 MB.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READY = ("Tenon is ready", "榫卯已就绪")
LIMIT_SECONDS = 600.0
IDLE_SECONDS = 10.0


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", action="store_true", help="also measure a first start from a fresh clone")
    wanted = parser.parse_args()
    # Directly in the system's temporary folder: as root, PostgreSQL's own user has to pass it.
    home = Path(tempfile.mkdtemp(prefix="tenon-bench-"))
    home.chmod(0o711)
    try:
        if wanted.first:
            subprocess.run(["git", "clone", "--quiet", str(ROOT), str(home / "clone")], check=True)
            with started(home / "clone", home / "first") as (seconds, _pid):
                figure("start.first", seconds, "s", 120)
        with started(ROOT, home / "data") as (seconds, _pid):
            figure("start.new_data_folder", seconds, "s", None)
        with started(ROOT, home / "data") as (seconds, pid):
            figure("start.second", seconds, "s", 5)
            time.sleep(IDLE_SECONDS)
            figure("start.idle_pss", pss_megabytes(pid), "MB", 250)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 0


@contextmanager
def started(checkout: Path, data: Path) -> Iterator[tuple[float, int]]:
    """Start Tenon as a person does; yield the seconds until it is ready and the pid of the supervisor."""
    log = data.with_suffix(".log")
    env = {**os.environ, "TENON_DATA": str(data), "TENON_PORT": str(free_port()), "TENON_HOST": "127.0.0.1"}
    env.pop("PYTHONPATH", None)
    began = time.monotonic()
    with log.open("w") as out:
        process = subprocess.Popen([checkout / "tenon", "up"], cwd=checkout, env=env, stdout=out, stderr=out)
    try:
        while not any(word in log.read_text(encoding="utf-8", errors="replace") for word in READY):
            if process.poll() is not None or time.monotonic() - began > LIMIT_SECONDS:
                raise SystemExit(f"Tenon did not start:\n{log.read_text(errors='replace')[-4000:]}")
            time.sleep(0.02)
        yield time.monotonic() - began, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def pss_megabytes(supervisor: int) -> float:
    """Return the proportional memory of a process and its descendants, PostgreSQL left out."""
    kilobytes = 0
    for pid in (supervisor, *descendants(supervisor)):
        folder = Path(f"/proc/{pid}")
        if (folder / "comm").read_text().strip() != "postgres":
            rollup = (folder / "smaps_rollup").read_text().splitlines()
            kilobytes += sum(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))
    return kilobytes / 1024


def descendants(pid: int) -> Iterator[int]:
    """Yield every process below ``pid``."""
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield int(child)
        yield from descendants(int(child))


def figure(name: str, value: float, unit: str, target: float | None) -> None:
    """Print one figure."""
    line = {"name": name, "value": round(value, 2), "unit": unit, "target": target}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main())
