import json

from launcher import results
from launcher.results import Tally


def test_the_last_line_says_what_passed_and_what_failed() -> None:
    assert (Tally(3) + Tally(2, ("types", "lint"))).line() == "5 passed, 2 failed"


def test_errors_of_pytest_are_failures_and_skipped_cases_count_as_neither() -> None:
    report = """<testsuites><testsuite>
      <testcase classname="a" name="one"/>
      <testcase classname="a" name="two"><failure>no</failure></testcase>
      <testcase classname="a" name="three"><error>set-up</error></testcase>
      <testcase classname="a" name="four"><skipped/></testcase>
    </testsuite></testsuites>"""
    assert results.from_junit(report) == Tally(1, ("a::two", "a::three"))


def test_a_file_that_vitest_could_not_load_is_a_failure() -> None:
    report = {
        "testResults": [
            {"name": "a.test.ts", "status": "passed", "assertionResults": [{"status": "passed", "fullName": "adds"}]},
            {"name": "b.test.ts", "status": "failed", "assertionResults": [{"status": "failed", "fullName": "breaks"}]},
            {"name": "c.test.ts", "status": "failed", "assertionResults": []},
        ]
    }
    assert results.from_vitest(json.dumps(report)) == Tally(1, ("b.test.ts: breaks", "c.test.ts"))


def test_a_journey_counts_once_for_each_browser_and_language() -> None:
    def spec(status: str, project: str) -> dict[str, object]:
        return {"title": "first run", "file": "a.spec.ts", "tests": [{"status": status, "projectName": project}]}

    report = {
        "suites": [
            {"specs": [spec("expected", "desktop-zh")], "suites": [{"specs": [spec("flaky", "phone-en")]}]},
            {"specs": [spec("unexpected", "phone-zh")]},
        ],
        "errors": [{"message": "no browser\nat line 1"}],
    }
    tally = results.from_playwright(json.dumps(report))
    assert tally == Tally(2, ("no browser", "a.spec.ts first run [phone-zh]"))
