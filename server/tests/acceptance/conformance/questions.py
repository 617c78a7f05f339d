"""Filters for every operator: which of the records A, B and blank C they must find, and which not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from specimens import CONTEXT, Specimen

from tenon.query import type_of


class Question(NamedTuple):
    """A comparison with the records it must hold and those it must not."""

    op: str
    value: Any
    within: str
    without: str


def questions(told: Specimen, records: dict[str, Any]) -> Iterator[Question]:
    """Yield one question for every operator that the type has."""
    for op in type_of(told.field).operators(told.field):
        make = _MAKERS.get(op)
        assert make is not None, f"{told.key}: no question for the operator {op}"
        yield make(op, told, records["A"]["v"], records["B"]["v"])


def _literal(told: Specimen, answer: Any) -> Any:
    if told.kind.sealed:
        return told.inputs[0]
    return answer["id"] if isinstance(answer, dict) and "id" in answer else answer


def _each(answer: Any) -> list[Any]:
    return [each["id"] if isinstance(each, dict) else each for each in answer]


def _words(told: Specimen, answer: Any) -> str:
    """Return words that the value holds, whatever surrounds them."""
    plain = told.kind.text(answer, told.field, CONTEXT).strip()
    return max(plain.replace("*", " ").replace("#", " ").split(), key=len)


def _bare(told: Specimen, answer: Any) -> str:
    return answer if isinstance(answer, str) else told.kind.text(answer, told.field, CONTEXT)


def _under(op: str, told: Specimen, a: Any, b: Any) -> Question:
    node = _literal(told, a)
    return Question(op, node, "A", "C") if op == "under" else Question(op, node, "C", "A")


_MAKERS = {
    "eq": lambda op, told, a, b: Question(op, _literal(told, a), "A", "BC"),
    "ne": lambda op, told, a, b: Question(op, _literal(told, a), "BC", "A"),
    "in": lambda op, told, a, b: Question(op, [_literal(told, a)], "A", "BC"),
    "not_in": lambda op, told, a, b: Question(op, [_literal(told, a)], "BC", "A"),
    "gt": lambda op, told, a, b: Question(op, _literal(told, a), "", "AC"),
    "ge": lambda op, told, a, b: Question(op, _literal(told, a), "A", "C"),
    "lt": lambda op, told, a, b: Question(op, _literal(told, a), "", "AC"),
    "le": lambda op, told, a, b: Question(op, _literal(told, a), "A", "C"),
    "between": lambda op, told, a, b: Question(op, [_literal(told, a)] * 2, "A", "BC"),
    "relative": lambda op, told, a, b: Question(op, {"unit": "year", "from": -300, "to": 300}, "AB", "C"),
    "contains": lambda op, told, a, b: Question(op, _words(told, a), "A", "C"),
    "not_contains": lambda op, told, a, b: Question(op, _words(told, a), "C", "A"),
    "starts_with": lambda op, told, a, b: Question(op, _bare(told, a)[:2], "A", "C"),
    "ends_with": lambda op, told, a, b: Question(op, _bare(told, a)[-2:], "A", "C"),
    "has_any": lambda op, told, a, b: Question(op, _each(a), "A", "C"),
    "has_all": lambda op, told, a, b: Question(op, _each(a), "A", "C"),
    "has_none": lambda op, told, a, b: Question(op, _each(a), "C", "A"),
    "exactly": lambda op, told, a, b: Question(op, _each(a)[::-1], "A", "BC"),
    "under": _under,
    "not_under": _under,
    "overlaps": lambda op, told, a, b: Question(op, [a["start"], a["end"]], "A", "C"),
    "covers": lambda op, told, a, b: Question(op, a["start"], "A", "C"),
    "within": lambda op, told, a, b: Question(
        op, {"longitude": a["longitude"], "latitude": a["latitude"], "meters": 5}, "A", "C"
    ),
    "empty": lambda op, told, a, b: Question(op, None, "C", "AB"),
    "not_empty": lambda op, told, a, b: Question(op, None, "AB", "C"),
}
