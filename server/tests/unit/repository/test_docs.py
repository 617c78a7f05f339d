"""Promises of the documents: what they name is what stands."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[4]
TEST = re.compile(r"`((?:server|web|tools)/[^`:<]+\.[a-z]+)(?:::([a-zA-Z0-9_]+))?`")


def test_the_architecture_names_every_room_and_no_other() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = set(re.findall(r"^\| [^|]+ \| `([a-z]+)` \|", text, re.MULTILINE))
    rooms = {folder.name for folder in (ROOT / "server/src/tenon").iterdir() if (folder / "__init__.py").exists()}
    assert named == rooms


def test_every_test_that_the_architecture_calls_a_keeper_exists() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    missing = []
    for path, name in TEST.findall(text):
        file = ROOT / path
        if not file.exists() or (name and f"def {name}(" not in file.read_text("utf-8")):
            missing.append(f"{path}::{name}")
    assert missing == []


def test_both_readmes_show_the_same_two_commands() -> None:
    commands = [re.findall(r"^\./tenon \w+", (ROOT / name).read_text("utf-8"), re.MULTILINE) for name in READMES]
    assert commands[0] == commands[1] == ["./tenon up", "./tenon test"]


READMES = ("README.md", "README.zh-CN.md")
