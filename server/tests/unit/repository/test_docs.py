"""Promises of the documents: what they point to is there, and what they name is what stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
PAGES = sorted(
    page
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md"), *ROOT.glob("packs/**/*.md")]
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
TEST = re.compile(r"`((?:server|web)/[^`:]+)(?:::([a-zA-Z0-9_]+))?`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    targets = [target for target in LINK.findall(page.read_text("utf-8")) if "://" not in target]
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert missing == []


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
