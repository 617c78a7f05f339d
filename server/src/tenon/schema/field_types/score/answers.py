"""The answers to a questionnaire: read, counted, graded, said. Pure; every refusal names the question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from tenon.kernel.words import resolve
from tenon.schema.amounts import bound
from tenon.schema.characters import folded
from tenon.schema.field_type import BadValue
from tenon.schema.field_types.score.settings import Answer, Grade, Question
from tenon.schema.model import Field
from tenon.schema.options import SEPARATOR, labels_of

Given = dict[str, str | list[str]]
"""Keys of the answers by key of the question, in the order of the questionnaire."""

_TOLD = re.compile(r"[^\[\]]*\[(?P<answers>[^\[\]]*)\]\s*", re.DOTALL)


def read_answers(value: Mapping[Any, Any], field: Field, *, language: str) -> Given:
    """Return the answers by key, each told by key or label.

    Raises:
        BadValue: ``F177`` no such question, ``F178`` no such answer, ``F179`` a required one is missing.
    """
    questions = {question.key: question for question in field.settings.questions}
    for key in value:
        if key not in questions:
            raise BadValue(field, "F177", value=str(key)[:80])
    given: Given = {}
    for question in questions.values():
        chosen = _chosen(question, value.get(question.key), field, language)
        if chosen:
            given[question.key] = chosen if question.multiple else chosen[0]
        elif question.required:
            raise BadValue(field, "F179", question=_name(question, language))
    return given


def told_answers(text: str) -> dict[str, list[str]] | None:
    """Return the answers that ``answers_text`` tells, by key of the question; None if the text tells none.

    >>> told_answers("12 平衡型 [age=a; funds=b,c]")
    {'age': ['a'], 'funds': ['b', 'c']}
    """
    match = _TOLD.fullmatch(folded(text[:20_000]))
    if match is None:
        return None
    pairs = [pair.partition("=") for pair in match["answers"].split(";") if pair.strip()]
    if not all(equals for _, equals, _ in pairs):
        return None
    return {key.strip(): [each.strip() for each in keys.split(",")] for key, _, keys in pairs}


def answers_text(given: Mapping[str, Any]) -> str:
    """Say the answers by their keys, so that they can be read again.

    >>> answers_text({"age": "a", "funds": ["b", "c"]})
    '[age=a; funds=b,c]'
    """
    pairs = (f"{key}={keys if isinstance(keys, str) else ','.join(keys)}" for key, keys in given.items())
    return f"[{'; '.join(pairs)}]"


def points_of(given: Given, questions: Iterable[Question]) -> Decimal:
    """Return the sum of the points of all answers given."""
    total = Decimal()
    for question in questions:
        keys = given.get(question.key, ())
        chosen = {keys} if isinstance(keys, str) else set(keys)
        total += sum((bound(answer.points) for answer in question.options if answer.key in chosen), Decimal())
    return total


def grade_of(score: Decimal, grades: Iterable[Grade]) -> Grade | None:
    """Return the highest grade that the score reaches, or None."""
    reached = [grade for grade in grades if bound(grade.start) <= score]
    return max(reached, key=lambda grade: bound(grade.start), default=None)


def _chosen(question: Question, value: object, field: Field, language: str) -> list[str]:
    if value is None or value == "":
        return []
    if isinstance(value, str):
        # One answer whose label holds a comma is not several.
        listed: list[object] = [value]
        if question.multiple and _find(question, value) is None:
            listed = [name for name in SEPARATOR.split(value) if name.strip()]
    else:
        listed = list(value) if isinstance(value, list | tuple) else [value]
    keys = []
    for each in listed:
        answer = _find(question, each) if isinstance(each, str) else None
        if answer is None:
            raise BadValue(field, "F178", question=_name(question, language), value=str(each)[:80])
        keys.append(answer.key)
    if len(set(keys)) > 1 and not question.multiple:
        raise BadValue(field, "F178", question=_name(question, language), value="；".join(keys)[:80])
    return [answer.key for answer in question.options if answer.key in keys]


def _find(question: Question, typed: str) -> Answer | None:
    wanted = folded(typed[:500]).casefold()
    exact = (answer for answer in question.options if answer.key == typed)
    labelled = (answer for answer in question.options if wanted in labels_of(answer))
    return next(exact, None) or next(labelled, None)


def _name(question: Question, language: str) -> str:
    return resolve(question.label, language) or question.key
