"""Reading what the test tools report: JUnit XML of pytest, JSON of vitest and of Playwright. Pure."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Tally:
    """What passed and what failed, the latter by name."""

    passed: int = 0
    failures: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.passed + other.passed, self.failures + other.failures)

    def line(self) -> str:
        """Return the last line of ``./tenon test``.

        >>> Tally(12, ("types",)).line()
        '12 passed, 1 failed'
        """
        return f"{self.passed} passed, {len(self.failures)} failed"


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of ``tallies``."""
    return sum(tallies, Tally())


def from_junit(text: str) -> Tally:
    """Count the cases of a JUnit report; an error is a failure, a skipped case counts as neither.

    >>> from_junit('<testsuites><testsuite><testcase classname="a" name="b"/></testsuite></testsuites>')
    Tally(passed=1, failures=())
    """
    passed, failures = 0, []
    # The report was written by our own pytest a moment ago.
    for case in ElementTree.fromstring(text).iter("testcase"):  # noqa: S314 - pytest wrote it just now
        outcomes = {child.tag for child in case}
        if outcomes & {"failure", "error"}:
            failures.append(f"{case.get('classname')}::{case.get('name')}")
        elif "skipped" not in outcomes:
            passed += 1
    return Tally(passed, tuple(failures))


def from_vitest(text: str) -> Tally:
    """Count the assertions of vitest's JSON report; a file that could not be loaded is one failure."""
    report: dict[str, Any] = json.loads(text)
    passed, failures = 0, []
    for file in report.get("testResults", []):
        cases = file.get("assertionResults", [])
        passed += sum(case["status"] == "passed" for case in cases)
        failures += [f"{file['name']}: {case['fullName']}" for case in cases if case["status"] == "failed"]
        if file.get("status") == "failed" and not any(case["status"] == "failed" for case in cases):
            failures.append(file["name"])
    return Tally(passed, tuple(failures))


def from_playwright(text: str) -> Tally:
    """Count the journeys of Playwright's JSON report, once per browser project; a flaky one has passed."""
    report: dict[str, Any] = json.loads(text)
    passed, failures = 0, [_first_line(error) for error in report.get("errors", [])]
    for spec in _specs(report.get("suites", [])):
        for test in spec["tests"]:
            name = f"{spec['file']} {spec['title']} [{test.get('projectName', '')}]"
            if test["status"] == "unexpected":
                failures.append(name)
            elif test["status"] != "skipped":
                passed += 1
    return Tally(passed, tuple(failures))


def _first_line(error: dict[str, Any]) -> str:
    return next(iter(str(error.get("message", "")).splitlines()), "?")


def _specs(suites: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for suite in suites:
        yield from suite.get("specs", [])
        yield from _specs(suite.get("suites", []))
