"""The page of all commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cyclopts import App

from launcher.commands import COMMANDS
from reference.markdown import block, code, table
from tenon.cli.app import build
from tenon.main.command_line import ways
from tenon.ops import speech

INTRO = """# Commands

`./tenon` alone lists the commands, `./tenon <command> --help` tells the options of one. The first command on a
machine installs what it needs into the checkout. A command that needs the database starts it when Tenon is not
running, and stops it afterwards. Exit code 0 means done, 1 that something is wrong, 2 that the words were not
understood."""

EXAMPLES = {
    "up": "TENON_PORT=9000 ./tenon up",
    "setup": "./tenon setup --company 'Cedar Instruments' --login ada@cedar.example --password-file password.txt "
    "--pack crm --sample",
    "status": "./tenon status",
    "doctor": "./tenon doctor",
    "config": "./tenon config",
    "workspace create": "./tenon workspace create harbour --company 'Harbour Pumps' --login ada@cedar.example "
    "--password-file password.txt",
    "workspace list": "./tenon workspace list",
    "workspace export": "./tenon workspace export main --to ../moved",
    "workspace import": "./tenon workspace import --from ../moved",
    "expression eval": 'echo \'{"expression": "ROUND(price * 1.13, 2)", "fields": {"price": 100}}\' '
    "| ./tenon expression eval",
    "user add": "./tenon user add ben@cedar.example --name 'Ben Oak'",
    "user reset": "./tenon user reset ben@cedar.example",
    "pack install": "./tenon pack install crm --sample",
    "pack export": "./tenon pack export my-pack",
    "pack check": "./tenon pack check packs/crm",
    "openapi": "./tenon openapi > openapi.json",
    "migrate": "./tenon migrate",
    "worker": "./tenon worker",
    "test": "./tenon test server/tests/unit/query",
    "check": "./tenon check lint types",
    "bench": "./tenon bench records",
    "wheel": "./tenon wheel",
}
"""One for each command; a command without one stops the writer."""

OWN_OPTIONS = {
    "test": [("`--long`", "no", "the long fuzzing as well"), ("`PATH …`", "everything", "only these files or folders")],
    "check": [("`GATE …`", "all", "only the gates with these names")],
    "bench": [
        ("`NAME`", "all", "the benchmark to run: a file of `bench/`"),
        ("further words", "–", "handed to the benchmark"),
    ],
}
"""The launcher reads its few words without a parser."""


def page() -> str:
    """Return the Markdown of the page."""
    app = build(ways(), speech())
    parts = [INTRO]
    for word, (_, english, who) in COMMANDS.items():
        parts += _program(app[word], word) if who == "program" else [_section(word, english, OWN_OPTIONS.get(word, []))]
    return "\n\n".join(parts)


def _program(app: App, words: str) -> Iterator[str]:
    """Yield the sections of a command of the program, or of every command of a group."""
    inner = [name for name in app if not name.startswith("-")]
    if inner:
        for name in inner:
            yield from _program(app[name], f"{words} {name}")
    else:
        yield _section(words, str(app.help).partition("Parameters\n")[0].strip(), _options(app))


def _options(app: App) -> list[tuple[str, str, str]]:
    texts = _texts(str(app.help))
    return [_option(argument, texts) for argument in app.assemble_argument_collection()]


def _option(argument: Any, texts: dict[str, str]) -> tuple[str, str, str]:
    name = argument.names[0].removeprefix("--")
    positional = argument.field_info.kind is argument.field_info.POSITIONAL_OR_KEYWORD
    shown = name.upper() if positional else f"--{name}"
    default = argument.field_info.default
    told = "required" if argument.required else "–" if default in ("", None) else "no" if default is False else default
    return code(shown), told if told in ("required", "–", "no") else code(told), texts[argument.field_info.name]


def _texts(docstring: str) -> dict[str, str]:
    """Read the section Parameters of a docstring: a name on one line, its meaning on the next."""
    section = docstring.partition("----------\n")[2]
    lines = [line.strip() for line in section.splitlines() if line.strip()]
    return dict(zip(lines[::2], lines[1::2], strict=True))


def _section(words: str, meaning: str, options: Sequence[tuple[str, str, str]]) -> str:
    parts = [f"## ./tenon {words}", meaning[0].upper() + meaning[1:].rstrip(".") + "."]
    if options:
        parts.append(table(("option", "default", "meaning"), options))
    return "\n\n".join([*parts, block(EXAMPLES[words], "sh")])
