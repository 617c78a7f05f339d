"""``./tenon test``: every gate and every test, in the order of what they cost; the last line is the sum."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from launcher import browser, gates, results, steps, web_side
from launcher.layout import Layout, environment, node_environment
from launcher.results import Tally
from launcher.speech import say, text

# Folders of server/tests by cost, with the number of processes that pays on two cores.
PYTHON_PARTS = {"unit": ("-n", "2"), "integration": ("-n", "2"), "acceptance": ()}


def main(layout: Layout, words: Sequence[str]) -> int:
    """Run everything, or only the given files or folders: ``./tenon test [--long] [path …]``."""
    long = "--long" in words
    paths = [str(Path(word).resolve()) for word in words if word != "--long"]
    with steps.one_at_a_time(layout):
        gates.prepare(layout)
    tally = _chosen(layout, paths, long=long) if paths else _everything(layout, long=long)
    if tally.failures:
        sys.stdout.write("\n".join(["", text("failed-list"), *(f"  {name}" for name in tally.failures)]) + "\n")
    sys.stdout.write("\n" + tally.line() + "\n")
    return 1 if tally.failures or not tally.passed else 0


def _everything(layout: Layout, *, long: bool) -> Tally:
    # Asked first: nobody should wait twenty minutes to hear that the browser is missing.
    chromium = browser.require()
    tally = gates.run_all(layout)
    for part, options in PYTHON_PARTS.items():
        folder = layout.server / "tests" / part
        if folder.is_dir():
            tally += _pytest(layout, part, [str(folder), *options], long=long)
    tally += _pytest(layout, "doctest", ["--doctest-modules", str(layout.server / "src" / "tenon")], long=long)
    tally += _vitest(layout, [])
    return tally + _journeys(layout, chromium, [])


def _chosen(layout: Layout, paths: Sequence[str], *, long: bool) -> Tally:
    web, journeys = f"{layout.web}/", str(layout.web / "e2e")
    python_paths = [path for path in paths if not path.startswith(web)]
    journey_paths = [path for path in paths if path.startswith(journeys)]
    unit_paths = [path for path in paths if path.startswith(web) and path not in journey_paths]
    tally = _pytest(layout, "pytest", python_paths, long=long) if python_paths else Tally()
    tally += _vitest(layout, unit_paths) if unit_paths else Tally()
    return tally + (_journeys(layout, browser.require(), journey_paths) if journey_paths else Tally())


def _pytest(layout: Layout, name: str, arguments: Sequence[str], *, long: bool) -> Tally:
    marker = () if long else ("-m", "not long")
    report = _report(layout, f"{name}.xml")
    command = [layout.python, "-m", "pytest", "-q", f"--junitxml={report}", *marker, *arguments]
    return _run(name, command, layout.server, environment(layout), report, results.from_junit)


def _vitest(layout: Layout, paths: Sequence[str]) -> Tally:
    report = _report(layout, "vitest.json")
    options = ["--reporter=default", "--reporter=json", f"--outputFile.json={report}"]
    command = web_side.command(layout, "run", "test:unit", *options, *paths)
    return _run("web", command, layout.web, node_environment(layout), report, results.from_vitest)


def _journeys(layout: Layout, chromium: str, paths: Sequence[str]) -> Tally:
    """Run the browser journeys; each starts a real server of its own."""
    report = _report(layout, "playwright.json")
    command = web_side.command(layout, "run", "test:e2e", "--reporter=list,json", *paths)
    env = node_environment(layout) | {"TENON_CHROMIUM": chromium, "PLAYWRIGHT_JSON_OUTPUT_FILE": str(report)}
    return _run("journeys", command, layout.web, env, report, results.from_playwright)


def _run(
    name: str,
    command: Sequence[str | Path],
    cwd: Path,
    env: dict[str, str],
    report: Path,
    read: Callable[[str], Tally],
) -> Tally:
    """Run one tool with its output shown; no report, or a failure it did not count, is a failure of its own."""
    say("suite", name=name)
    code = subprocess.run(command, cwd=cwd, env=env, check=False).returncode
    if not report.exists():
        return Tally(0, (name,))
    tally = read(report.read_text(encoding="utf-8"))
    if code != 0 and not tally.failures:
        return tally + Tally(0, (text("no-tests", name=name) if not tally.passed else name,))
    return tally


def _report(layout: Layout, name: str) -> Path:
    path = layout.state / "reports" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    return path
