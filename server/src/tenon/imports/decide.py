"""What a person decides about an import, judged: where columns go, where the header is, how rows meet records. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from tenon.access import CREATE, READ, UPDATE
from tenon.imports.model import Changes, Column, Plan
from tenon.kernel.errors import FieldProblem, Invalid
from tenon.query import View
from tenon.records import ORIGIN
from tenon.schema import FIELD_TYPES, Field


def importable(view: View) -> list[Field]:
    """Return the fields that a file can fill: those the caller may write whose values a cell can hold.

    Last whose a record is, who first wrote it and when: the caller's name and this moment, if no column tells.
    """
    return [
        field
        for field in (*view.object.settable_fields, *(view.object.fields[key] for key in ORIGIN))
        if view.scope.can_write(field.key)
        and not FIELD_TYPES[field.type].computed
        and FIELD_TYPES[field.type].storage != "none"
        and FIELD_TYPES[field.type].refers != "file"
    ]


def sealed_columns(view: View, plan: Plan) -> frozenset[int]:
    """Return the columns that go to a field whose values are encrypted: their cells are kept nowhere in plain text."""
    fields = view.object.fields
    return frozenset(c.index for c in plan.mapped if _sealed(fields.get(c.field or "")))


def discreet(view: View, columns: Iterable[Column]) -> tuple[Column, ...]:
    """Return the columns, those that go to encrypted fields without their samples."""
    fields = view.object.fields
    return tuple(
        msgspec.structs.replace(column, samples=()) if _sealed(fields.get(column.field or "")) else column
        for column in columns
    )


def _sealed(field: Field | None) -> bool:
    return field is not None and FIELD_TYPES[field.type].sealed


def decided(view: View, plan: Plan, changes: Changes) -> Plan:
    """Return the plan with the changes.

    Raises:
        Invalid: T202, T203, T208 at the place of the request.
    """
    fields = {} if changes.fields is msgspec.UNSET else changes.fields
    known = {field.key for field in importable(view)}
    problems = []
    for index, key in fields.items():
        if not 0 <= index < len(plan.columns):
            problems.append(FieldProblem(f"fields.{index}", "T208", {"index": index}))
        elif key is not None and key not in known:
            problems.append(FieldProblem(f"fields.{index}", "T202", {"field": key[:80]}))
    columns = [
        msgspec.structs.replace(c, field=fields[c.index], score=1.0 if fields[c.index] else 0.0, values={})
        if c.index in fields
        else c
        for c in plan.columns
    ]
    given: dict[str, int] = {}
    problems += [
        FieldProblem(f"fields.{column.index}", "T203", {"field": column.field})
        for column in columns
        if column.field and given.setdefault(column.field, column.index) != column.index
    ]
    if problems:
        raise Invalid(problems)
    mode, key = or_standing(changes.mode, plan.mode), or_standing(changes.key, plan.key)
    return msgspec.structs.replace(plan, columns=discreet(view, columns), mode=mode, key=key)


def demand_whole(view: View, plan: Plan) -> None:
    """Refuse a plan that cannot be carried out.

    Raises:
        Invalid: no column goes to a field (T204), or the key finds no record (T205).
        NotAllowed: by ``records``, when it is carried out.
    """
    mapped = {column.field for column in plan.mapped}
    if not mapped:
        raise Invalid([FieldProblem("fields", "T204")])
    field = view.object.fields.get(plan.key)
    if plan.mode != "insert" and (field is None or not field.unique or field.key not in mapped):
        raise Invalid([FieldProblem("key", "T205")])
    for operation in {"insert": (CREATE,), "update": (UPDATE,), "upsert": (CREATE, UPDATE)}[plan.mode]:
        if not view.scope.may(operation) or not view.scope.may(READ):
            raise Invalid([FieldProblem("mode", "T213")])


def looks_anew(changes: Changes) -> bool:
    """Tell whether the file has to be read again."""
    return any(each is not msgspec.UNSET for each in (changes.sheet, changes.first, changes.depth))


def head_of(changes: Changes, plan: Plan) -> tuple[int, int] | None:
    """Return where the header is, None where it is to be found: another sheet has another one.

    Raises:
        Invalid: it lies too far down, or has too many rows (T207).
    """
    if changes.first is msgspec.UNSET and changes.depth is msgspec.UNSET:
        return None
    first, depth = or_standing(changes.first, plan.first), or_standing(changes.depth, plan.depth)
    if not (0 <= first < 1_000 and 1 <= depth <= 5):
        raise Invalid([FieldProblem("first", "T207")])
    return first, depth


def or_standing(wished: Any, standing: Any) -> Any:
    """Return what is wished, or what stands if nothing is said."""
    return standing if wished is msgspec.UNSET else wished
