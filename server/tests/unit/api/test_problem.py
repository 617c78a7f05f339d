"""Errors are worded once, in the caller's language, in one shape."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

import tenon.expression
from tenon.api.problem import as_tenon_error, headers_of, render, shape_problem
from tenon.kernel.errors import FieldProblem, Invalid, NotFound, TenonError
from tenon.main.texts import all_texts

TEXTS = all_texts()


def rendered(error: TenonError, language: str = "en-US") -> dict:
    return msgspec.json.decode(render(error, TEXTS, language, "id")[1])


def test_the_shape_of_a_problem_is_pinned():
    assert rendered(NotFound()) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "code": "X404",
        "detail": "Not found",
        "hint": "It may have been deleted, or you may not see it.",
        "request_id": "id",
        "errors": [],
    }


def test_problems_of_fields_are_worded_with_their_parameters():
    error = Invalid([FieldProblem("a[0]", "X111", {"expected": "type.int", "got": "type.str"})])
    assert rendered(error)["errors"] == [
        {"path": "a[0]", "code": "X111", "message": "Expected a whole number, got text"}
    ]
    assert rendered(error, "zh-CN")["errors"][0]["message"] == "应为整数，收到的是文字"


def test_extra_members_stand_beside_the_standard_ones_and_never_replace_them():
    told = rendered(NotFound(extra={"current": {"a": 1}, "status": 200}))
    assert (told["current"], told["status"]) == ({"a": 1}, 404)


class Model(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    parts: list[int] = []
    size: int | None = None


@pytest.mark.parametrize(
    ("body", "path", "code"),
    [
        (b'{"name": 1}', "name", "X111"),
        (b'{"name": "a", "parts": [1, "x"]}', "parts[1]", "X111"),
        (b'{"name": "a", "size": []}', "size", "X111"),
        (b"{}", "name", "X112"),
        (b'{"name": "a", "other": 1}', "other", "X113"),
        (b"[]", "", "X111"),
    ],
)
def test_every_wrong_shape_names_its_place(body, path, code):
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.json.decode(body, type=Model)
    problem = shape_problem(str(caught.value))
    assert (problem.path, problem.code) == (path, code)


def test_decoders_errors_become_ours_and_others_stay_unforeseen():
    assert as_tenon_error(msgspec.DecodeError("JSON is malformed: x")).code == "X101"
    assert as_tenon_error(UnicodeDecodeError("utf-8", b"", 0, 1, "x")).code == "X102"
    assert as_tenon_error(RecursionError()).code == "X104"
    assert as_tenon_error(KeyError("x")) is None


def test_a_client_is_told_when_to_come_back():
    class Busy(TenonError):
        status = 429
        retry_after_seconds = 7

    assert headers_of(Busy()) == [(b"retry-after", b"7")]


def test_every_error_of_every_room_has_words():
    import tenon.main.ways_in  # noqa: F401 - knows every room

    def below(kind: type[TenonError]) -> set[type[TenonError]]:
        return {kind, *(each for child in kind.__subclasses__() for each in below(child))}

    ours = {kind for kind in below(TenonError) if kind.__module__.startswith("tenon.")}
    assert {kind.code for kind in ours if isinstance(kind.code, str)} <= TEXTS.codes()


def test_everything_that_may_be_wrong_with_a_formula_has_words():
    room = Path(tenon.expression.__file__).parent
    raised = {
        code for file in room.rglob("*.py") for code in re.findall(r'BadExpression\("(\w+)"', file.read_text("utf-8"))
    }
    assert raised
    assert raised <= TEXTS.codes()
