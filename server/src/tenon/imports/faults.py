"""What is wrong with refused rows, kind by kind, and one answer for every row in which the same value stands. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from tenon.imports.model import Column, Kind, Plan, WrongValue
from tenon.kernel.errors import FieldProblem

MOST_VALUES = 50
"""Different values of one kind that are told; who has more of them looks at the rows."""


def root_of(path: str) -> str:
    """Return the field that the path of a problem begins with.

    >>> root_of("amount.currency"), root_of("tags[3]")
    ('amount', 'tags')
    """
    return path.partition(".")[0].partition("[")[0]


def kinds_of(rows: Iterable[Mapping[str, Any]], plan: Plan) -> list[Kind]:
    """Return the kinds of problems, the most frequent first.

    Args:
        rows: ``field, code, value, count, problem`` (JSON), for each kind the most frequent values first; ``whole`` is
            how many rows the kind has altogether.
        plan: of the import.
    """
    places = {column.field: column.index for column in plan.mapped}
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault((row["field"], row["code"]), []).append(row)
    kinds = [
        Kind(places.get(field), field, code, values[0]["whole"], tuple(_value(each) for each in values))
        for (field, code), values in found.items()
    ]
    return sorted(kinds, key=lambda kind: -kind.count)


def with_value(column: Column, told: str, wanted: str | None) -> Column:
    """Return a column in which ``wanted`` (None: nothing) is taken wherever ``told`` stands.

    ``told`` may be what an earlier replacement made: rows keep following from what stands in the file.
    """
    followed = {old: wanted if new == told else new for old, new in column.values.items()}
    return msgspec.structs.replace(column, values={**followed, told: wanted})


def _value(row: Mapping[str, Any]) -> WrongValue:
    return WrongValue(row["value"] or "", row["count"], msgspec.json.decode(row["problem"], type=FieldProblem))
