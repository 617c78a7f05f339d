"""The values of this room: a node of the tree, where it stands in the text, and what can be wrong with it. Pure."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from tenon.kernel.errors import TenonError

MAX_LENGTH = 10_000
"""Characters of one expression."""

MAX_DEPTH = 64
"""How deep nodes may stand in one another."""

MAX_CHAIN = 250
"""Operators of one level in a row, such as the ``+`` of a long sum."""

MAX_NODES = 2_000
"""Nodes of one expression after its macros are expanded."""

MAX_LINKS = 3
"""Relations that one reference may follow."""


class Span(Struct, frozen=True, array_like=True):
    """Where a node stands in its text: code points from ``start`` to before ``end``."""

    start: int
    end: int


class Node(Struct, frozen=True):
    """One node of an expression.

    Attributes:
        op: ``number``, ``text``, ``blank``, ``field``, ``list``, ``call``, or the name of an operator (``add``).
        value: the literal in its canonical form, the path of the field (``customer.level``), the function's name.
        args: the operands, the arguments, the members of the list.
    """

    op: str
    value: str = ""
    args: tuple[Node, ...] = ()
    span: Span = Span(0, 0)


class BadExpression(TenonError):
    """The text is no expression. ``span`` says where in the text, the code what is wrong there.

    E101 unknown sign, E102 text without end, E103 something is missing, E104 too much, E105 too long, E106 too deep,
    E107 too many nodes, E108 bracket without its other half, E109 too many relations, E110 it ends too early; E2xx are
    told when names are looked up.
    """

    status = 422

    def __init__(self, code: str, span: Span, **params: object) -> None:
        self.span = span
        self.problem = code
        super().__init__(extra={"span": [span.start, span.end]}, **params)

    @property
    def code(self) -> str:  # type: ignore[override]  # one class for all that can be wrong with a text
        """The code of what is wrong."""
        return self.problem


class Fault(Struct, frozen=True):
    """A value that is an error: ``DIV0``, ``VALUE``, ``NUM``, ``NA``, ``REF``."""

    code: str

    def __str__(self) -> str:
        return FAULTS[self.code]


FAULTS = {"DIV0": "#DIV/0!", "VALUE": "#VALUE!", "NUM": "#NUM!", "NA": "#N/A", "REF": "#REF!"}
"""Every error value and how it is written."""

FAULT_OF = {written: Fault(code) for code, written in FAULTS.items()}


class Failed(Exception):
    """An error value on its way out of an evaluation; nobody outside of this room sees it."""

    def __init__(self, code: str) -> None:
        self.fault = Fault(code)


def to_json(node: Node, spans: bool = False) -> list[Any]:
    """Return the canonical JSON of a tree: ``[op, value, args…]``, the same bytes in both programs."""
    told: list[Any] = [node.op, node.value, [to_json(each, spans) for each in node.args]]
    return [*told, [node.span.start, node.span.end]] if spans else told
