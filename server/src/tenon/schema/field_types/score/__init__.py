"""The field type score: answers to a questionnaire, with the points and the grade that the server works out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import msgspec
from msgspec import Struct

from tenon.kernel.names import quote_ident
from tenon.kernel.words import Words, resolve
from tenon.schema.amounts import PRECISION
from tenon.schema.field_type import BadSetting, BadValue, FieldType, OperatorSet, Storage, ValueContext
from tenon.schema.field_types.score.answers import answers_text, grade_of, points_of, read_answers, told_answers
from tenon.schema.field_types.score.checks import DECIMALS, bad_questionnaire
from tenon.schema.field_types.score.settings import ScoreSettings
from tenon.schema.model import Column, Field


class ScoreType(FieldType):
    """The columns hold the points, the key of the grade, and the answers."""

    key = "score"
    label: ClassVar[Words] = {"zh-CN": "测评得分", "en-US": "Score"}
    settings: ClassVar[type[Struct]] = ScoreSettings
    storage: ClassVar[Storage] = "numeric"
    operator_set: ClassVar[OperatorSet] = "number"
    groupable = False
    uniqueable = False
    linable = False
    measures = frozenset({"avg", "min", "max", "count_distinct"})

    def columns(self, field: Field) -> tuple[Column, ...]:
        return (
            Column(field.key, f"numeric({PRECISION},{DECIMALS})"),
            Column(f"{field.key}__grade", "text", "grade"),
            Column(f"{field.key}__answers", "jsonb", "answers"),
        )

    def check(self, field: Field) -> Iterator[BadSetting]:
        yield from bad_questionnaire(field.settings)

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        answers = _answers(value, field)
        names = [column.name for column in field.columns]
        if not answers:
            return dict.fromkeys(names)
        given = read_answers(answers, field, language=context.language)
        score = points_of(given, field.settings.questions)
        grade = grade_of(score, field.settings.grades)
        told = msgspec.json.encode(given).decode()
        return dict(zip(names, (score, grade.key if grade else None, told), strict=True))

    def to_json(self, value: Any, field: Field) -> Any:
        return None if value is None else {"score": _plain(value)}

    def json_sql(self, field: Field, row: str) -> str:
        own, grade, answers = (f"{row}.{quote_ident(column.name)}" for column in field.columns)
        parts = f"""'{{"score":"'||trim_scale({own})||'","grade":'||coalesce(to_json({grade})::text,'null')"""
        return f"""coalesce({parts}||',"answers":'||coalesce({answers}::text,'{{}}')||'}}','null')"""

    def from_log(self, columns: dict[str, Any], field: Field) -> Any:
        score, grade, answers = (columns.get(column.name) for column in field.columns)
        if score is None:
            return None
        given = msgspec.json.decode(answers) if isinstance(answers, str) else answers
        return {"score": _plain(score), "grade": grade, "answers": given or {}}

    def to_json_schema(self, field: Field) -> dict[str, Any]:
        answer = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
        properties = {
            "score": {"type": "string", "format": "decimal"},
            "grade": {"enum": [*(grade.key for grade in field.settings.grades), None]},
            "answers": {"type": "object", "additionalProperties": answer},
        }
        return {"type": ["object", "null"], "properties": properties, "required": list(properties)}

    def text(self, value: Any, field: Field, context: ValueContext) -> str:
        if not isinstance(value, dict):
            return ""
        labels = {grade.key: resolve(grade.label, context.language) for grade in field.settings.grades}
        grade = value.get("grade")
        said = [str(value.get("score")), labels.get(grade) or grade or "", answers_text(value.get("answers") or {})]
        return " ".join(part for part in said if part)


def _answers(value: object, field: Field) -> Mapping[Any, Any]:
    if value is None or (isinstance(value, str) and not value.strip()):
        return {}
    if isinstance(value, str):
        told = told_answers(value)
        if told is None:
            raise BadValue(field, "F152")
        return told
    if not isinstance(value, dict):
        raise BadValue(field, "F152")
    answers = value.get("answers")
    if answers is not None and not isinstance(answers, dict):
        raise BadValue(field, "F152")
    return answers or {}


def _plain(score: Any) -> str:
    """Return the points without zeros that say nothing, as PostgreSQL's ``trim_scale`` does."""
    text = f"{score:f}" if not isinstance(score, str) else score
    return text.rstrip("0").rstrip(".") if "." in text else text


TYPE = ScoreType()
