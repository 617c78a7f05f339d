from pathlib import Path

import pytest

from tenon.cli import Ways
from tenon.cli.app import build
from tenon.ops import speech


def words_of() -> set[str]:
    ways = Ways(None, None, None, ())  # type: ignore[arg-type]
    return {name for name in build(ways, speech()) if not name.startswith("-")}


def test_the_launcher_lists_every_word_of_the_program() -> None:
    import sys

    sys.path.insert(0, str(Path(__file__).parents[3]))
    from launcher.commands import COMMANDS

    assert words_of() == {word for word, told in COMMANDS.items() if told[2] == "program"}


@pytest.mark.parametrize("word", ["setup", "workspace", "user", "pack", "migrate", "openapi"])
def test_every_word_explains_itself(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    ways = Ways(None, None, None, ())  # type: ignore[arg-type]
    build(ways, speech())([word, "--help"], result_action="return_value")
    assert word in capsys.readouterr().out


@pytest.mark.parametrize("words", [["setup"], ["workspace", "create", "harbour"]])
def test_a_lone_hyphen_names_standard_input_as_the_password_file(words: list[str]) -> None:
    ways = Ways(None, None, None, ())  # type: ignore[arg-type]
    options = ["--company", "Harbour Pumps", "--login", "ada@cedar.example", "--password-file", "-"]
    _, bound, _ = build(ways, speech()).parse_args([*words, *options])
    assert bound.arguments["password_file"] == Path("-")
