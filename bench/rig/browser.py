"""A script of ``web/scripts`` that measures in a real browser: run to its end, its JSON lines read."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from rig.harness import Rig

WEB = Path(__file__).resolve().parents[2] / "web"
LIMIT_SECONDS = 180


def node() -> str:
    """Return the path of node, or stop with the line that installs it: better now than with a filled table."""
    found = shutil.which("node")
    if found is None:
        raise SystemExit("this benchmark needs node: ./tenon up installs it")
    return found


def measured(running: Rig, script: str, path: str, *words: str) -> list[dict[str, Any]]:
    """Run ``script`` on the page at ``path`` as the administrator; return its figures, one object a line."""
    command = [node(), f"scripts/{script}.mjs", running.base + path, running.admin.headers["Cookie"], *words]
    done = subprocess.run(command, cwd=WEB, capture_output=True, text=True, timeout=LIMIT_SECONDS, check=False)
    if done.returncode != 0:
        raise SystemExit(done.stderr[-2000:])
    return [json.loads(line) for line in done.stdout.splitlines()]
