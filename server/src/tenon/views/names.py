"""Which fields a view names, and where: for references, for what a reader may know, and for what is gone. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from tenon.access import Caller
from tenon.query import target_of
from tenon.schema import Catalog, Field
from tenon.views.model import ViewBody

ROLES = ("lanes", "amount", "cover", "start", "end", "color")


class Named(NamedTuple):
    """A field named at ``path`` of the body; ``field`` may lead over relations in a condition."""

    path: str
    field: str


def named_fields(body: ViewBody) -> Iterator[Named]:
    """Yield every field that a view names, in the order of its body."""
    yield from (Named(path, field) for path, field, _ in leaves(body.filter))
    for list_name in ("sort", "columns", "totals"):
        for place, item in enumerate(getattr(body, list_name)):
            yield Named(f"{list_name}[{place}].field", item.field)
    if body.group is not None:
        yield Named("group.field", body.group.field)
    yield from (Named(f"card[{place}]", field) for place, field in enumerate(body.card))
    yield from (Named(role, field) for role in ROLES if (field := getattr(body, role)))


class Leaf(NamedTuple):
    """One comparison of a condition, with the path to it inside the body."""

    path: str
    field: str
    node: dict[str, Any]


def leaves(tree: Any, path: str = "filter") -> Iterator[Leaf]:
    """Yield the comparisons of a condition as far as it has the shape of one."""
    if not isinstance(tree, dict):
        return
    for word in ("and", "or"):
        parts = tree.get(word)
        for place, part in enumerate(parts if isinstance(parts, list) else ()):
            yield from leaves(part, f"{path}.{word}[{place}]")
    if "not" in tree:
        yield from leaves(tree["not"], f"{path}.not")
    if isinstance(tree.get("field"), str):
        yield Leaf(f"{path}.field", tree["field"], tree)


def may_know(body: ViewBody, caller: Caller) -> bool:
    """Tell whether the caller may read every field that a view names; what does not exist any more is no secret."""
    return all(_may_read(named.field, body.object, caller) for named in named_fields(body))


def _may_read(path: str, object_key: str, caller: Caller) -> bool:
    for key in path.split("."):
        found = caller.catalog.objects.get(object_key)
        if found is None or key not in found.fields:
            return True
        if not caller.scope.object(object_key).can_read(key):
            return False
        object_key = target_of(found.fields[key])
    return True


def without_the_gone(body: ViewBody, catalog: Catalog) -> ViewBody:
    """Return a view without the columns, orders, figures and roles whose fields are no more.

    Conditions stay as they are: one of them less would show what nobody asked for.
    """
    found = catalog.objects.get(body.object)
    known = found.fields if found is not None else {}
    return msgspec.structs.replace(
        body,
        sort=tuple(order for order in body.sort if order.field in known or order.field == "id"),
        columns=tuple(column for column in body.columns if column.field in known),
        totals=tuple(total for total in body.totals if total.field in known),
        group=body.group if body.group and body.group.field in known else None,
        card=tuple(field for field in body.card if field in known),
        **{role: key if (key := getattr(body, role)) in known else "" for role in ROLES},
    )


def field_at(path: str, object_key: str, catalog: Catalog) -> Field | None:
    """Return the field that a path over relations ends at."""
    field = None
    for key in path.split("."):
        found = catalog.objects.get(object_key)
        field = found.fields.get(key) if found is not None else None
        if field is None:
            return None
        object_key = target_of(field)
    return field
