"""What stands in the way of saving a view, told against what one caller may read: unknown and hidden are alike. Pure.

A shared view is judged by somebody who reads everything, a personal one by its owner.
"""

from __future__ import annotations

from collections.abc import Iterator

from tenon.access import Caller
from tenon.kernel.condition import parse_condition
from tenon.kernel.errors import FieldProblem, TenonError
from tenon.kernel.words import is_blank
from tenon.query import UnknownObject, View, filter_predicate, type_of
from tenon.schema import Field
from tenon.views.model import CALENDAR, GALLERY, KANBAN, TYPES, ViewBody
from tenon.views.names import leaves

MAX_LABEL = 60
NARROWEST, WIDEST = 40, 2_000
MAX_FROZEN = 10
MOST = {"sort": 5, "columns": 500, "totals": 9, "card": 20}
BUCKETS = ("day", "week", "month", "quarter", "year")

_LANES = ("stage", "select", "radio", "user", "bool")
_AMOUNTS = ("number", "money", "percent", "duration", "rating", "score")
_COVERS = ("image",)
_DAYS = ("date", "datetime")
_COLORS = ("select", "radio", "stage", "user")
ROLE_TYPES = {
    "lanes": _LANES,
    "amount": _AMOUNTS,
    "cover": _COVERS,
    "start": _DAYS,
    "end": _DAYS,
    "color": _COLORS,
}
"""Which types of fields fit a role of a board."""

_NEEDED = {KANBAN: "lanes", CALENDAR: "start", GALLERY: ""}


def check_view(body: ViewBody, caller: Caller) -> list[FieldProblem]:
    """Return everything that is wrong with a view, in the order of its body."""
    try:
        view = View(caller, body.object)
    except UnknownObject:
        return [FieldProblem("object", "W101", {"key": body.object[:60]})]
    return [
        *_words(body),
        *_filter(body, view),
        *_limits(body),
        *_sort(body, view),
        *_columns(body, view),
        *_group(body, view),
        *_totals(body, view),
        *_roles(body, view),
    ]


def _words(body: ViewBody) -> Iterator[FieldProblem]:
    texts = [body.label] if isinstance(body.label, str) else list(body.label.values())
    if is_blank(body.label) or any(len(text) > MAX_LABEL for text in texts):
        yield FieldProblem("label", "W103", {"max": MAX_LABEL})
    if body.type not in TYPES:
        yield FieldProblem("type", "W104", {"type": body.type[:40], "known": ", ".join(TYPES)})


def _limits(body: ViewBody) -> Iterator[FieldProblem]:
    for name, most in MOST.items():
        if len(getattr(body, name)) > most:
            yield FieldProblem(name, "W109", {"max": most})
    if not 0 <= body.frozen <= MAX_FROZEN:
        yield FieldProblem("frozen", "W108", {"low": 0, "high": MAX_FROZEN})


def _filter(body: ViewBody, view: View) -> Iterator[FieldProblem]:
    if body.filter is None:
        return
    try:
        parse_condition(body.filter)
    except TenonError as error:
        yield FieldProblem("filter", error.code, error.params)
        return
    for path, name, node in leaves(body.filter):
        try:
            filter_predicate(view, parse_condition(node), "t")
        except TenonError as error:
            yield FieldProblem(path, error.code, error.params)
            continue
        compared = _compared(view, name)
        if type_of(compared).sealed and node.get("value") is not None:
            yield FieldProblem(path, "W113", {"field": _label(compared)})


def _compared(view: View, path: str) -> Field:
    """Return the field that a sound comparison ends at, over relations too."""
    *hops, name = path.split(".")
    for hop in hops:
        view = view.target(view.field(hop), (hop,))
    return view.field(name)


def _sort(body: ViewBody, view: View) -> Iterator[FieldProblem]:
    seen: set[str] = set()
    for place, order in enumerate(body.sort):
        path = f"sort[{place}].field"
        if order.field in seen:
            yield FieldProblem(path, "W105", {"field": order.field})
        seen.add(order.field)
        field = _known(view, order.field)
        if field is None:
            yield _unknown(path, order.field)
        elif not type_of(field).sortable:
            yield FieldProblem(path, "W115", {"field": _label(field)})


def _columns(body: ViewBody, view: View) -> Iterator[FieldProblem]:
    seen: set[str] = set()
    for place, column in enumerate(body.columns):
        path = f"columns[{place}]"
        if _known(view, column.field) is None:
            yield _unknown(f"{path}.field", column.field)
        elif column.field in seen:
            yield FieldProblem(f"{path}.field", "W105", {"field": column.field})
        seen.add(column.field)
        if column.width and not NARROWEST <= column.width <= WIDEST:
            yield FieldProblem(f"{path}.width", "W108", {"low": NARROWEST, "high": WIDEST})


def _group(body: ViewBody, view: View) -> Iterator[FieldProblem]:
    if body.group is None:
        return
    field = _known(view, body.group.field)
    if field is None:
        yield _unknown("group.field", body.group.field)
        return
    kind = type_of(field)
    if not kind.groupable or kind.many:
        yield FieldProblem("group.field", "W110", {"field": _label(field)})
    elif body.group.bucket and (kind.operator_set != "date" or body.group.bucket not in BUCKETS):
        params = {"field": _label(field), "known": ", ".join(BUCKETS)}
        yield FieldProblem("group.bucket", "W111", params)


def _totals(body: ViewBody, view: View) -> Iterator[FieldProblem]:
    for place, total in enumerate(body.totals):
        field = _known(view, total.field)
        if field is None:
            yield _unknown(f"totals[{place}].field", total.field)
        elif total.fn not in type_of(field).measures:
            known = ", ".join(sorted(type_of(field).measures)) or "—"
            yield FieldProblem(
                f"totals[{place}].fn", "W112", {"fn": total.fn[:20], "field": _label(field), "known": known}
            )


def _roles(body: ViewBody, view: View) -> Iterator[FieldProblem]:
    for role, types in ROLE_TYPES.items():
        key = getattr(body, role)
        if key:
            field = _known(view, key)
            if field is None:
                yield _unknown(role, key)
            elif field.type not in types:
                yield FieldProblem(role, "W106", {"field": _label(field), "types": ", ".join(types)})
        elif _NEEDED.get(body.type) == role:
            yield FieldProblem(role, "W107", {"types": ", ".join(types)})
    for place, key in enumerate(body.card):
        if _known(view, key) is None:
            yield _unknown(f"card[{place}]", key)


def _known(view: View, key: str) -> Field | None:
    field = view.object.fields.get(key)
    return field if field is not None and view.scope.can_read(key) else None


def _unknown(path: str, key: str) -> FieldProblem:
    return FieldProblem(path, "W102", {"field": key[:60]})


def _label(field: Field) -> object:
    return field.label or field.key
