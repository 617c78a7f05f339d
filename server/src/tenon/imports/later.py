"""Rows that name another row of their own file: a superior who stands further down comes in first. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tenon.imports.model import Plan
from tenon.imports.rows import Row
from tenon.query import target_of
from tenon.schema import FIELD_TYPES, Object
from tenon.sheets import shown

MOST = 20_000
"""So many rows may wait for others; further ones are refused as rows that name nothing."""


def waits(row: Row, object: Object) -> bool:
    """Tell whether nothing is wrong with a row but that a record of its own kind, which it names, is not there yet."""
    return bool(row.problems) and all(
        problem.code == "T211" and target_of(object.fields[problem.path]) == object.key for problem in row.problems
    )


def names_of(rows: Iterable[Row], object: Object, plan: Plan) -> set[str]:
    """Return the names under which other rows can find the records that rows become; none if no row names another."""
    fields = [object.fields[c.field] for c in plan.mapped if c.field in object.fields]
    if not any(target_of(field) == object.key for field in fields):
        return set()
    named = [field for field in fields if FIELD_TYPES[field.type].storage == "text"]
    keys = [field.key for field in named if field.unique or field.key == object.title_field]
    return {name for row in rows for key in keys if (name := shown(row.body.get(key)).strip())}


def tell_circles(rows: Sequence[Row], object: Object, plan: Plan) -> None:
    """Say of rows that wait for rows which never came in that they do: those were refused, or name one another."""
    names = names_of(rows, object, plan)
    for row in rows:
        row.problems[:] = [
            msgspec.structs.replace(problem, code="T214") if problem.params.get("name") in names else problem
            for problem in row.problems
        ]
