"""From a tree as it was written to one that can be computed.

Functions are known, arguments stand at their parameters, macros are expanded. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from tenon.expression.model import MAX_NODES, BadExpression, Node
from tenon.expression.spec import Parameter, function_of, macro_of, parameters


class Bound(Struct, frozen=True):
    """The arguments of a call: those of single parameters, groups that repeat, those behind the groups."""

    single: tuple[Node, ...]
    repeated: tuple[Node, ...] | tuple[tuple[Node, ...], ...] | None
    behind: tuple[Node, ...] = ()


def bind(tree: Node) -> Node:
    """Return a tree whose calls are those of known functions, without macros.

    Raises:
        BadExpression: E201 an unknown function, E202 too few or E203 too many arguments, E107 too large a tree.
    """
    return _bind(tree)


def arguments(name: str, node: Node) -> Bound:
    """Return which argument of a call stands for which parameter.

    Raises:
        BadExpression: there are too few or too many.
    """
    taken = parameters(name)
    place = next((at for at, each in enumerate(taken) if each.repeated), None)
    if place is None:
        return Bound(_single(name, node, taken, node.args), None)
    first, several, last = taken[:place], taken[place], taken[place + 1 :]
    head = _single(name, node, first, node.args[:place])
    rest = node.args[place:]
    if not several.group:
        return Bound(head, rest, _single(name, node, last, ()))
    width = len(several.group)
    groups = len(rest) // width
    behind = rest[groups * width :]
    if not groups or (behind and not last):
        raise BadExpression("E202", node.span, function=name, takes=_shape(taken))
    pairs = tuple(rest[at * width : (at + 1) * width] for at in range(groups))
    return Bound(head, pairs, _single(name, node, last, behind))


def _single(name: str, node: Node, taken: tuple[Parameter, ...], args: tuple[Node, ...]) -> tuple[Node, ...]:
    if len(args) > len(taken):
        raise BadExpression("E203", args[len(taken)].span, function=name, takes=_shape(parameters(name)))
    given = list(args)
    for each in taken[len(args) :]:
        if each.default is None and len(taken) > 1:
            raise BadExpression("E202", node.span, function=name, takes=_shape(parameters(name)))
        given.append(each.default or Node("blank", span=node.span))
    return tuple(given)


def _shape(taken: tuple[Parameter, ...]) -> str:
    """Return the parameters as one writes them: ``number, [digits]``."""
    told = []
    for each in taken:
        name = "; ".join(inner.name for inner in each.group) or each.name
        told.append(f"{name}…" if each.repeated else f"[{name}]" if each.default else name)
    return ", ".join(told)


def _bind(node: Node) -> Node:
    node = replace(node, args=tuple(_bind(each) for each in node.args))
    if node.op != "call":
        return node
    found = function_of(node.value)
    if found is None:
        raise BadExpression("E201", node.span, name=node.value[:60])
    given = arguments(found.name, node)
    macro = _bound_macro(found.name)
    if macro is None:
        return replace(node, value=found.name)
    names = [each.name for each in parameters(found.name)]
    values: dict[str, tuple[Node, ...]] = {name: (arg,) for name, arg in zip(names, given.single, strict=False)}
    if given.repeated is not None:
        values[names[len(given.single)]] = given.repeated  # type: ignore[assignment]  # no macro takes groups
    # Told beforehand: a macro that names an argument twice doubles it, and so does each one around it.
    if _filled_size(macro, {name: sum(map(_size, args)) for name, args in values.items()}) > MAX_NODES:
        raise BadExpression("E107", node.span, max=MAX_NODES)
    return _filled(macro, values, node)


@cache
def _bound_macro(name: str) -> Node | None:
    """Return the tree that stands for a call, itself without macros."""
    macro = macro_of(name)
    return None if macro is None else _bind(macro)


def _filled(macro: Node, values: Mapping[str, tuple[Node, ...]], call: Node) -> Node:
    """Return a macro with its parameters replaced; every node of it stands where the call does."""
    if macro.op == "field":
        return values[macro.value[1:]][0]
    args: list[Node] = []
    for each in macro.args:
        args.extend(values[each.value[1:]] if each.op == "field" else (_filled(each, values, call),))
    return Node(macro.op, macro.value, tuple(args), call.span)


def _filled_size(macro: Node, sizes: Mapping[str, int]) -> int:
    if macro.op == "field":
        return sizes[macro.value[1:]]
    return 1 + sum(_filled_size(each, sizes) for each in macro.args)


def _size(node: Node) -> int:
    return 1 + sum(map(_size, node.args))
