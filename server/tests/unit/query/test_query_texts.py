"""Every code of the room has its sentences in both languages, and every sentence belongs to a code."""

from __future__ import annotations

from importlib import resources

import msgspec

from tenon.kernel.errors import TenonError
from tenon.query import errors

TEXTS = msgspec.json.decode(resources.files("tenon.query").joinpath("texts.json").read_bytes())
CODES = {
    each.code
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, TenonError) and each.code.startswith("Q")
}


def test_every_code_has_a_message_and_a_hint_in_chinese_and_english() -> None:
    assert set(TEXTS) == CODES
    for entry in TEXTS.values():
        assert set(entry) == {"zh-CN", "en-US"}
        assert all(each["message"] and each["hint"] for each in entry.values())
