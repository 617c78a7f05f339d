"""Every code of the two rooms has its words in both languages."""

import json
import re
from importlib import resources
from pathlib import Path
from string import Formatter

import pytest

ROOMS = ("tenon.definitions", "tenon.schema")
TEXTS = {
    code: entry
    for room in ROOMS
    for file in sorted(Path(str(resources.files(room))).rglob("texts.json"))
    for code, entry in json.loads(file.read_bytes()).items()
}
SOURCES = "\n".join(
    path.read_text("utf-8")
    for room in ROOMS
    for folder in (resources.files(room), resources.files(room).joinpath("field_types"))
    if folder.is_dir()
    for path in [*folder.iterdir(), *(p for d in folder.iterdir() if d.is_dir() for p in d.iterdir())]
    if path.name.endswith(".py")
)


def test_every_code_that_is_used_has_texts():
    used = set(re.findall(r'"([DMF]\d{3})"', SOURCES))
    assert used
    assert used <= TEXTS.keys()


@pytest.mark.parametrize("code", TEXTS)
def test_both_languages_say_the_same_with_the_same_parts(code):
    entry = TEXTS[code]
    assert entry.keys() == {"zh-CN", "en-US"}
    parts = [
        {name for part in texts.values() for _, name, _, _ in Formatter().parse(part) if name}
        for texts in entry.values()
    ]
    assert parts[0] == parts[1] or code.startswith("D110")
    assert all(texts["message"] for texts in entry.values())
