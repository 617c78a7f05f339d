"""What a slow question looked like, for the log: names of fields and operators, never a value."""

from __future__ import annotations

from tenon.kernel.condition import Condition, comparisons
from tenon.query import CountRecords, ListRecords, Request


def shape_of(request: Request) -> dict[str, object]:
    """Return the shape of a request.

    >>> shape_of(ListRecords("customer", search="secret", limit=20))
    {'kind': 'ListRecords', 'object': 'customer', 'filter': [], 'search': True, 'sort': [], 'offset': None}
    """
    shape: dict[str, object] = {"kind": type(request).__name__, "object": getattr(request, "object", None)}
    if isinstance(request, (ListRecords, CountRecords)):
        shape |= {"filter": _filtered(request.filter), "search": bool(request.search)}
    if isinstance(request, ListRecords):
        shape |= {"sort": [f"{'-' * order.desc}{order.field}" for order in request.sort], "offset": request.offset}
    return shape


def _filtered(condition: Condition | None) -> list[str]:
    return [f"{'.'.join(leaf.path)} {leaf.op}" for leaf in comparisons(condition)] if condition is not None else []
