"""What is wrong with a questionnaire under design."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tenon.schema.amounts import bound
from tenon.schema.choices import bad_key, repeated
from tenon.schema.field_type import BadSetting
from tenon.schema.field_types.score.settings import Grade, Question, ScoreSettings
from tenon.schema.labels import bad_label

DECIMALS = 2
MAX_QUESTIONS = 200
MAX_ANSWERS = 50
MAX_GRADES = 20
MAX_POINTS = 1_000_000
MAX_VALID_DAYS = 36_500
LONGEST_QUESTION = 500


def bad_questionnaire(settings: ScoreSettings) -> Iterator[BadSetting]:
    """Yield what is wrong with questions, answers, grades and the time a result is valid."""
    if not settings.questions:
        yield BadSetting("questions", "M159")
    if len(settings.questions) > MAX_QUESTIONS:
        yield BadSetting("questions", "M119", {"min": 1, "max": MAX_QUESTIONS})
    for place, question in enumerate(settings.questions[:MAX_QUESTIONS]):
        yield from _question(question, f"questions[{place}]")
    yield from repeated(settings.questions, "questions")
    yield from _grades(settings.grades)
    if settings.valid_days is not None and not 1 <= settings.valid_days <= MAX_VALID_DAYS:
        yield BadSetting("valid_days", "M119", {"min": 1, "max": MAX_VALID_DAYS})


def _question(question: Question, path: str) -> Iterator[BadSetting]:
    yield from bad_key(question.key, f"{path}.key")
    yield from bad_label(question.label, f"{path}.label", LONGEST_QUESTION)
    if not question.options:
        yield BadSetting(f"{path}.options", "M160")
    if len(question.options) > MAX_ANSWERS:
        yield BadSetting(f"{path}.options", "M119", {"min": 1, "max": MAX_ANSWERS})
    for place, answer in enumerate(question.options[:MAX_ANSWERS]):
        at = f"{path}.options[{place}]"
        yield from bad_key(answer.key, f"{at}.key")
        yield from bad_label(answer.label, f"{at}.label")
        if not _countable(answer.points):
            yield BadSetting(f"{at}.points", "M161", {"max": MAX_POINTS})
    yield from repeated(question.options, f"{path}.options")


def _grades(grades: tuple[Grade, ...]) -> Iterator[BadSetting]:
    if len(grades) > MAX_GRADES:
        yield BadSetting("grades", "M119", {"min": 0, "max": MAX_GRADES})
    starts: set[Decimal] = set()
    for place, grade in enumerate(grades[:MAX_GRADES]):
        yield from bad_key(grade.key, f"grades[{place}].key")
        yield from bad_label(grade.label, f"grades[{place}].label")
        if not _countable(grade.start):
            yield BadSetting(f"grades[{place}].from", "M161", {"max": MAX_POINTS})
        elif bound(grade.start) in starts:
            yield BadSetting(f"grades[{place}].from", "M162")
        else:
            starts.add(bound(grade.start))
    yield from repeated(grades, "grades")


def _countable(points: str | float) -> bool:
    try:
        number = bound(points)
    except ArithmeticError:
        return False
    return abs(number) <= MAX_POINTS and number == number.quantize(Decimal(1).scaleb(-DECIMALS))
