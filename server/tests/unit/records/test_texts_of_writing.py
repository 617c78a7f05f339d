import json
import re
from importlib import resources

import pytest

from tenon.kernel.errors import TenonError


def texts(room):
    return json.loads(resources.files(f"tenon.{room}").joinpath("texts.json").read_text("utf-8"))


@pytest.mark.parametrize("room", ["records", "jobs", "feed"])
def test_every_text_stands_in_both_languages_with_the_same_parameters(room):
    for code, entry in texts(room).items():
        assert set(entry) == {"zh-CN", "en-US"}, code
        for part in ("message", "hint"):
            zh, en = (set(re.findall(r"{(\w+)}", entry[language].get(part, ""))) for language in ("zh-CN", "en-US"))
            assert zh == en, code


@pytest.mark.parametrize("room", ["records", "jobs"])
def test_every_error_of_the_room_has_its_text(room):
    module = __import__(f"tenon.{room}.errors", fromlist=["*"])
    mine = [
        thing.code
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, TenonError) and thing.__module__ == module.__name__
    ]
    assert len(mine) == len(set(mine))
    assert set(mine) <= set(texts(room))


def test_every_code_in_the_source_of_records_has_its_text():
    source = "".join(
        file.read_text("utf-8") for file in resources.files("tenon.records").iterdir() if file.name.endswith(".py")
    )
    assert set(re.findall(r'"(R\d{3})"', source)) <= set(texts("records"))
