"""Conditions and row filters as SQL predicates.

Two logics. A caller's filter is two-valued: a comparison with an empty value is false, and ``not`` makes it true.
A row filter of a grant is strict: what is unknown is not visible, also under ``not``; so negation is pushed down to the
leaves, and a negated leaf still demands a known value.

A path over relations is a nest of semi-joins, ``t.parent IN (SELECT id … WHERE level = $1)``: the planner may start at
either end. In a caller's filter each step honours the row filter and the readable fields of the object it enters. In a
row filter it sees all live records, because a row filter that depended on row filters would have no ground.
"""

from __future__ import annotations

from tenon.access import All, Both, Departments, Either, Nothing, Own, RowFilter, Where
from tenon.kernel.condition import And, Compare, Condition, Not, Or
from tenon.query.comparisons import INVERSE_OF, compare, gram_condition
from tenon.query.errors import BadOperator, QueryError
from tenon.query.requests import Path
from tenon.query.sql import FALSE, TRUE, Sql, all_of, any_of, column, value
from tenon.query.view import View, type_of
from tenon.schema import Field


def filter_predicate(view: View, condition: Condition | None, alias: str) -> Sql:
    """Compile a caller's filter over the object of ``view``, whose row stands under ``alias``.

    Raises:
        UnknownField, BadOperator, BadValue: by what the caller may read and the types of the fields.
    """
    if condition is None:
        return TRUE
    match condition:
        case And(parts):
            return all_of([filter_predicate(view, part, alias) for part in parts])
        case Or(parts):
            return any_of([filter_predicate(view, part, alias) for part in parts])
        case Not(part):
            return _denied(filter_predicate(view, part, alias))
        case Compare(path, op, _):
            inverse = INVERSE_OF.get(op)
            if inverse is None:
                return _leaf(view, path, condition, op, alias)
            return _denied(_leaf(view, path, condition, inverse, alias))


def row_predicate(view: View, alias: str) -> Sql:
    """Compile the row filter of the caller's scope for one object: which of its records exist for him.

    A line exists where the record it belongs to does, in use and within his rows.
    """
    own = own_rows(view, alias)
    return all_of([own, _of_record(view, alias)]) if view.object.parent else own


def own_rows(view: View, alias: str) -> Sql:
    """Compile what the scope says of the object's own rows: enough for lines of a record that the caller sees."""
    return _rows(view, view.scope.row, alias)


def _of_record(view: View, alias: str) -> Sql:
    record, inner = View(view.caller, view.object.parent), f"{alias}p"
    where = all_of([live(inner), row_predicate(record, inner)])
    return f"{alias}.parent_id IN (SELECT {inner}.id FROM {record.table} {inner} WHERE " + where + ")"


def live(alias: str, deleted: bool = False) -> Sql:
    """Say that a record is in use, or lies in the recycle bin."""
    return Sql(f"{alias}.deleted_at IS NOT NULL" if deleted else f"{alias}.deleted_at IS NULL")


def _rows(view: View, row: RowFilter, alias: str) -> Sql:
    subject = view.caller.subject
    match row:
        case All():
            return TRUE
        case Nothing():
            return FALSE
        case Own():
            return FALSE if subject.user_id is None else f"{alias}.owner_id = " + value(subject.user_id, "uuid")
        case Departments(ids):
            return f"{alias}.department_id = ANY(" + value(list(ids), "uuid[]") + ")" if ids else FALSE
        case Where(condition):
            return _granted(view, condition, alias)
        case Either(parts):
            return any_of([_rows(view, part, alias) for part in parts])
        case Both(parts):
            return all_of([_rows(view, part, alias) for part in parts])


def _granted(view: View, condition: Condition, alias: str) -> Sql:
    """Compile a grant's condition; one that names what cannot be read any more reaches nothing."""
    try:
        return _strict(view, condition, alias, negated=False)
    except QueryError:
        return FALSE


def _strict(view: View, condition: Condition, alias: str, *, negated: bool) -> Sql:
    match condition:
        case And(parts) | Or(parts):
            pieces = [_strict(view, part, alias, negated=negated) for part in parts]
            return all_of(pieces) if isinstance(condition, And) is not negated else any_of(pieces)
        case Not(part):
            return _strict(view, part, alias, negated=not negated)
        case Compare(path, op, _):
            positive = INVERSE_OF.get(op, op)
            wanted = (positive == op) is not negated
            if positive == "not_empty":
                known = _leaf(view, path, condition, positive, alias, strict=True)
                return known if wanted else _denied(known)
            return _leaf(view, path, condition, positive, alias, strict=True, wanted=wanted)


def _denied(predicate: Sql) -> Sql:
    if predicate is TRUE or predicate is FALSE:
        return FALSE if predicate is TRUE else TRUE
    return "(" + predicate + ") IS NOT TRUE"


def _leaf(
    view: View, path: Path, leaf: Compare, positive: str, alias: str, *, strict: bool = False, wanted: bool = True
) -> Sql:
    """Compile one comparison by its positive operator; ``wanted`` False asks that it is known to be false."""
    field = view.field(path[0], leaf.path)
    if len(path) == 1:
        _demand(field, leaf)
        known = compare(field, positive, leaf.value, alias, view)
        if strict:
            # An empty list is unequal even to an unknown value, so the negation asks for a value as well.
            return known if wanted else "(" + column(alias, field.column) + " IS NOT NULL AND NOT " + known + ")"
        return all_of([gram_condition(field, positive, leaf.value, alias), known])
    target = view.target(field, leaf.path)
    inner = f"h{len(leaf.path) - len(path) + 1}" if not strict else f"g{len(leaf.path) - len(path) + 1}"
    visible = [live(inner)] if strict else [live(inner), row_predicate(target, inner)]
    rest = _leaf(target, path[1:], leaf, positive, inner, strict=strict, wanted=wanted)
    where = all_of([*visible, rest])
    if type_of(field).many:
        some = f"EXISTS (SELECT FROM {target.table} {inner} WHERE {inner}.id = ANY(" + column(alias, field.column) + ")"
        found = some + " AND " + where + ")"
        # One of several may be unequal while another is what the filter keeps away: it must be false of them all.
        others = some + " AND " + all_of([*visible, _denied(rest)]) + ")"
        return found if wanted else "(" + found + " AND NOT " + others + ")"
    return column(alias, field.column) + f" IN (SELECT {inner}.id FROM {target.table} {inner} WHERE " + where + ")"


def _demand(field: Field, leaf: Compare) -> None:
    known = type_of(field).operators(field)
    if leaf.op not in known:
        raise BadOperator(field=field.key, op=leaf.op, known=", ".join(known))
