"""``./tenon check``: the static gates, two at a time, each with its output only if it fails."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from launcher import python_side, steps, web_side
from launcher.layout import Layout, environment, node_environment
from launcher.results import Tally, total
from launcher.speech import say

WEB_SCRIPTS = ("check:types", "check:lint", "check:boundaries", "check:unused", "check:budget", "check:locales")


@dataclass(frozen=True)
class Gate:
    """One gate: a name for people and the command that fails when it is shut."""

    name: str
    command: tuple[str, ...]
    cwd: Path
    node: bool = False


def main(layout: Layout, words: Sequence[str]) -> int:
    """Run all gates, or those whose names are given."""
    with steps.one_at_a_time(layout):
        prepare(layout)
    tally = run_all(layout, words)
    sys.stdout.write(tally.line() + "\n")
    return 1 if tally.failures else 0


def prepare(layout: Layout) -> None:
    """Install what gates and tests need; the client is built, because its size is a gate."""
    python_side.ensure_packages(layout, "packages-dev")
    web_side.ensure_packages(layout)
    web_side.ensure_client(layout)


def run_all(layout: Layout, only: Sequence[str] = ()) -> Tally:
    """Run the gates and return what passed and failed."""
    chosen = [gate for gate in (*python_gates(layout), *web_gates(layout)) if not only or gate.name in only]
    with ThreadPoolExecutor(2) as pool:
        return total(pool.map(lambda gate: _run(layout, gate), chosen))


def python_gates(layout: Layout) -> list[Gate]:
    """Return the gates of everything that is written in Python."""
    folder = layout.root / ".venv" / "bin"
    server, root = layout.server, layout.root
    config = str(server / "pyproject.toml")
    python_folders = ["server", "bench", "tools"]

    def tool(name: str, program: str, *words: str, cwd: Path = server) -> Gate:
        return Gate(name, (str(folder / program), *words), cwd)

    own = sorted((root / "tools").glob("check_*.py"))
    return [
        tool("types", "mypy"),
        tool("launcher-types", "mypy", "--strict", "--python-version", "3.11", "-p", "launcher"),
        tool("format", "ruff", "format", "--check", "--quiet", "--config", config, *python_folders, cwd=root),
        tool("lint", "ruff", "check", "--quiet", "--config", config, *python_folders, cwd=root),
        tool("layers", "lint-imports", "--config", ".importlinter", "--no-cache"),
        tool("dependencies", "deptry", "src"),
        tool("dead-code", "vulture"),
        *(tool(f"tools/{path.stem}", "python", str(path), cwd=root) for path in own),
    ]


def web_gates(layout: Layout) -> list[Gate]:
    """Return the gates that ``web/package.json`` names."""
    manifest = layout.web / "package.json"
    scripts = json.loads(manifest.read_text(encoding="utf-8"))["scripts"] if manifest.exists() else {}
    return [
        Gate(f"web/{script}", tuple(web_side.command(layout, "run", script)), layout.web, node=True)
        for script in WEB_SCRIPTS
        if script in scripts
    ]


def _run(layout: Layout, gate: Gate) -> Tally:
    began = time.monotonic()
    env = node_environment(layout) if gate.node else environment(layout)
    done = subprocess.run(
        gate.command, cwd=gate.cwd, env=env, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode == 0:
        say("gate-ok", name=gate.name, seconds=time.monotonic() - began)
        return Tally(1)
    sys.stdout.write(done.stdout[-20_000:] + "\n")
    say("gate-failed", name=gate.name)
    return Tally(0, (gate.name,))
