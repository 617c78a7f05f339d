from pathlib import Path

import pytest

from launcher import steps
from launcher.layout import Layout, environment, node_environment


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(tmp_path)


def run_step(layout: Layout, print_: str, *, done: bool = True, fails: bool = False) -> bool:
    """Run the step ``tools`` and return whether it had to work."""
    worked = []

    def work() -> None:
        worked.append(True)
        if fails:
            raise RuntimeError

    steps.ensure(layout, "tools", print_, lambda: done, work)
    return bool(worked)


def test_a_step_whose_inputs_did_not_change_costs_nothing(layout: Layout) -> None:
    assert run_step(layout, "a")
    assert not run_step(layout, "a")


def test_a_changed_input_runs_the_step_again(layout: Layout) -> None:
    run_step(layout, "a")
    assert run_step(layout, "b")


def test_a_removed_result_runs_the_step_again(layout: Layout) -> None:
    run_step(layout, "a")
    assert run_step(layout, "a", done=False)


def test_a_failed_step_is_not_remembered_as_done(layout: Layout) -> None:
    run_step(layout, "a")
    with pytest.raises(RuntimeError):
        run_step(layout, "b", fails=True)
    assert run_step(layout, "a")


def test_a_fingerprint_sees_contents_names_and_facts(tmp_path: Path) -> None:
    folder = tmp_path / "src"
    folder.mkdir()
    (folder / "a.ts").write_text("1")
    first = steps.fingerprint([folder], "python 3.11")
    assert steps.fingerprint([folder], "python 3.11") == first
    assert steps.fingerprint([folder], "python 3.12") != first
    (folder / "a.ts").write_text("2")
    changed = steps.fingerprint([folder], "python 3.11")
    assert changed != first
    (folder / "a.ts").rename(folder / "b.ts")
    assert steps.fingerprint([folder], "python 3.11") not in (first, changed)


def test_a_failing_tool_is_shown_with_its_words_and_ends_the_run(
    layout: Layout, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        steps.run(["sh", "-c", "echo the reason; exit 3"], env={"PATH": "/usr/bin:/bin"}, cwd=layout.root)
    assert "the reason" in capfd.readouterr().err


def test_certificates_and_proxies_of_the_caller_reach_every_tool(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/etc/own.pem")
    monkeypatch.setenv("NODE_EXTRA_CA_CERTS", "/etc/own.pem")
    assert environment(layout)["SSL_CERT_FILE"] == "/etc/own.pem"
    assert node_environment(layout)["NODE_EXTRA_CA_CERTS"] == "/etc/own.pem"


def test_the_program_finds_its_own_sources_and_not_the_launcher(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", f"{layout.server}:/elsewhere")
    assert environment(layout)["PYTHONPATH"] == f"{layout.server / 'src'}:/elsewhere"
