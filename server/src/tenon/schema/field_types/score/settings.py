"""Settings of a score field: the questionnaire."""

from __future__ import annotations

from msgspec import Struct

from tenon.kernel.words import Words


class Answer(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer that may be given; ``points`` may be below zero, as decimal text or number."""

    key: str = ""
    label: Words = ""
    points: str | int | float = 0


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """``multiple`` takes several answers, whose points are added."""

    key: str = ""
    label: Words = ""
    required: bool = True
    multiple: bool = False
    options: tuple[Answer, ...] = ()


class Grade(Struct, frozen=True, forbid_unknown_fields=True, rename={"start": "from"}):
    """What a score of ``from`` points or more is called, up to the next grade."""

    key: str = ""
    label: Words = ""
    start: str | int | float = 0


class ScoreSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """``valid_days`` says for how long a result counts; None: for ever."""

    questions: tuple[Question, ...] = ()
    grades: tuple[Grade, ...] = ()
    valid_days: int | None = None
