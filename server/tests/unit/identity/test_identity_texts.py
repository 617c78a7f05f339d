"""Every error of identity has words in both languages, with the same parameters."""

from __future__ import annotations

import json
import re
from importlib import resources

import tenon.identity.errors as errors
from tenon.kernel.errors import TenonError

TEXTS = json.loads(resources.files("tenon.identity").joinpath("texts.json").read_text("utf-8"))
SOURCES = "".join(f.read_text("utf-8") for f in resources.files("tenon.identity").iterdir() if f.name.endswith(".py"))


def test_every_code_has_a_text_and_every_text_a_code():
    classes = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, TenonError)]
    raised = {c.code for c in classes if c is not TenonError} | set(
        re.findall(r'FieldProblem\([^)]*?"([A-Z]\d{3})"', SOURCES)
    )
    assert raised == set(TEXTS)


def test_both_languages_say_the_same():
    for code, entry in TEXTS.items():
        assert entry.keys() == {"zh-CN", "en-US"}, code
        chinese, english = (" ".join(entry[language].values()) for language in ("zh-CN", "en-US"))
        assert set(re.findall(r"{(\w+)}", chinese)) == set(re.findall(r"{(\w+)}", english)), code
        assert all(text.keys() == {"message", "hint"} and all(text.values()) for text in entry.values()), code
