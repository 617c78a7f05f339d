import os
import subprocess
import sys
from pathlib import Path

import pytest

from launcher import browser, commands, gates, python_side, speech
from launcher.layout import here

CHECKOUT = Path(__file__).parents[4]


def tenon(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    plain = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "en_US.UTF-8"}
    return subprocess.run([CHECKOUT / "tenon", *words], env=plain | env, capture_output=True, text=True, check=False)


def test_alone_it_lists_every_command_in_the_language_of_the_terminal() -> None:
    english, chinese = tenon(), tenon(LANG="zh_CN.UTF-8")
    assert english.returncode == 0
    for word in commands.COMMANDS:
        assert f"  {word} " in english.stdout
        assert f"  {word} " in chinese.stdout
    assert "启动榫卯" in chinese.stdout


def test_an_unknown_word_is_answered_with_the_nearest_command() -> None:
    refused = tenon("stauts")
    assert refused.returncode == 2
    assert "./tenon status" in refused.stderr


def test_it_works_from_any_folder_and_through_a_link(tmp_path: Path) -> None:
    run = subprocess.run(
        [CHECKOUT / "tenon"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "up" in run.stdout


def test_without_a_python_it_says_what_to_install(tmp_path: Path) -> None:
    for program in ("sh", "dirname", "env"):
        (tmp_path / program).symlink_to(f"/usr/bin/{program}")
    refused = tenon(PATH=str(tmp_path))
    assert refused.returncode == 1
    assert "apt-get install -y python3 python3-venv" in refused.stderr


def test_every_sentence_stands_in_both_languages_with_the_same_values() -> None:
    import string

    for key, pair in speech.TEXTS.items():
        names = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in pair]
        assert names[0] == names[1], key


def test_the_list_names_exactly_the_words_that_somebody_answers() -> None:
    from launcher.__main__ import OWN

    assert {word for word, told in commands.COMMANDS.items() if told[2] == "launcher"} == set(OWN)


def test_a_python_without_venv_is_told_the_line_to_run(monkeypatch: pytest.MonkeyPatch, capsys: object) -> None:
    monkeypatch.setattr(python_side.importlib.util, "find_spec", lambda name: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(SystemExit):
        python_side.require_venv()
    assert f"apt-get install -y python3.{sys.version_info.minor}-venv" in capsys.readouterr().err  # type: ignore[attr-defined]


def test_without_a_browser_the_journeys_fail_with_the_line_to_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser.shutil, "which", lambda name: None)
    monkeypatch.delenv("TENON_CHROMIUM", raising=False)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(SystemExit):
        browser.require()
    assert "apt-get install -y chromium fonts-noto-cjk" in capsys.readouterr().err


def test_every_gate_of_the_web_that_the_manifest_names_is_run() -> None:
    names = {gate.name for gate in gates.web_gates(here())}
    assert {"web/check:types", "web/check:lint", "web/check:boundaries", "web/check:unused"} <= names


def test_every_own_lint_is_a_gate() -> None:
    names = {gate.name for gate in gates.python_gates(here())}
    assert {f"tools/{path.stem}" for path in (CHECKOUT / "tools").glob("check_*.py")} <= names
    assert {"types", "lint", "format", "layers", "dependencies", "dead-code"} <= names
