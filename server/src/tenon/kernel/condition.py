"""The condition tree that filters, record scopes and saved views share: its shape and its limits, not its meaning.

``{"and": […]}``, ``{"or": […]}``, ``{"not": …}`` and the leaf ``{"field": "parent.level", "op": "eq", "value": "a"}``.
What a field or an operator means is decided where the tree is compiled.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from tenon.kernel.errors import TenonError

MAX_NODES = 200
MAX_DEPTH = 20
MAX_HOPS = 3

OPERATORS = frozenset(
    (
        "eq ne gt ge lt le between in not_in contains not_contains starts_with ends_with relative empty not_empty"
        " has_any has_all has_none exactly under not_under overlaps covers within"
    ).split()
)


class BadCondition(TenonError):
    """The tree has the wrong shape; ``reason`` says where."""

    code = "K101"
    status = 422


class ConditionTooLarge(TenonError):
    """The tree passes a limit of size, depth or hops."""

    code = "K102"
    status = 422


class And(msgspec.Struct, frozen=True):
    parts: tuple[Condition, ...]


class Or(msgspec.Struct, frozen=True):
    parts: tuple[Condition, ...]


class Not(msgspec.Struct, frozen=True):
    part: Condition


class Compare(msgspec.Struct, frozen=True):
    """``path`` are the field keys from the object outwards; all but the last are relations."""

    path: tuple[str, ...]
    op: str
    value: Any = None


Condition = And | Or | Not | Compare


def parse_condition(tree: object) -> Condition:
    """Read a condition from decoded JSON.

    >>> parse_condition({"field": "parent.level", "op": "eq", "value": "a"})
    Compare(path=('parent', 'level'), op='eq', value='a')

    Raises:
        BadCondition: a node is neither and/or/not nor a comparison, or names an unknown operator.
        ConditionTooLarge: more than 200 nodes, 20 levels or 3 hops.
    """
    return _Reader().read(tree, 1)


class _Reader:
    def __init__(self) -> None:
        self.nodes = 0

    def read(self, node: object, depth: int) -> Condition:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise ConditionTooLarge(reason=f"> {MAX_NODES}")
        if depth > MAX_DEPTH:
            raise ConditionTooLarge(reason=f"> {MAX_DEPTH}")
        if not isinstance(node, dict):
            raise BadCondition(reason=_shown(node))
        if node.keys() == {"and"} or node.keys() == {"or"}:
            ((word, parts),) = node.items()
            if not isinstance(parts, list):
                raise BadCondition(reason=_shown(node))
            read = tuple(self.read(part, depth + 1) for part in parts)
            return And(read) if word == "and" else Or(read)
        if node.keys() == {"not"}:
            return Not(self.read(node["not"], depth + 1))
        return self._compare(node)

    def _compare(self, node: dict[str, Any]) -> Compare:
        field, op = node.get("field"), node.get("op")
        if not isinstance(field, str) or not field or not node.keys() <= {"field", "op", "value"}:
            raise BadCondition(reason=_shown(node))
        if not isinstance(op, str) or op not in OPERATORS:
            raise BadCondition(reason=f"op {_shown(op)}")
        path = tuple(field.split("."))
        if len(path) > MAX_HOPS + 1:
            raise ConditionTooLarge(reason=_shown(field))
        return Compare(path, op, node.get("value"))


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"


def comparisons(condition: Condition) -> Iterator[Compare]:
    """Yield every leaf, from left to right."""
    match condition:
        case And(parts) | Or(parts):
            for part in parts:
                yield from comparisons(part)
        case Not(part):
            yield from comparisons(part)
        case Compare():
            yield condition
