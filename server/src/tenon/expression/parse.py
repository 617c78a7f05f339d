"""From text to a tree: a Pratt parser (Vaughan Pratt, Top Down Operator Precedence, 1973) with the binding of Excel.

From the weakest: comparison, ``&``, ``+ -``, ``* /``, ``^``, sign, ``%``. All operators of two sides group from the
left, also ``^``; a sign binds tighter than ``^``, so ``-2^2`` is 4.
"""

from __future__ import annotations

from decimal import Context, Decimal

from tenon.expression.lex import Token, tokens
from tenon.expression.model import MAX_CHAIN, MAX_DEPTH, MAX_LINKS, MAX_NODES, BadExpression, Node, Span

_BETWEEN = {"=": ("eq", 10), "<>": ("ne", 10), "<": ("lt", 10), "<=": ("le", 10), ">": ("gt", 10), ">=": ("ge", 10),
            "&": ("concat", 20), "+": ("add", 30), "-": ("sub", 30), "*": ("mul", 40), "/": ("div", 40),
            "^": ("power", 50)}  # fmt: skip
_BEFORE = {"-": "neg", "+": "pos"}
_SIGN_BINDS, _PERCENT_BINDS = 60, 70
_CONSTANTS = {"TRUE": "TRUE", "FALSE": "FALSE", "真": "TRUE", "假": "FALSE"}
_EXACT = Context(prec=20_000)


def parse(text: str) -> Node:
    """Return the tree of an expression as it is written; a leading ``=`` is allowed.

    Raises:
        BadExpression: it is none; ``span`` says where.
    """
    parser = _Parser(text)
    if parser.at.kind == "=":
        parser.step()
    tree = parser.expression(0, 1)
    if parser.at.kind != "end":
        raise BadExpression("E104", parser.at.span, found=_seen(parser.at))
    return tree


class _Parser:
    """Walks over the tokens of one text; every method returns the node that begins at ``at`` and leaves it behind."""

    def __init__(self, text: str) -> None:
        self.tokens = tokens(text)
        self.place = 0
        self.nodes = 0

    @property
    def at(self) -> Token:
        return self.tokens[self.place]

    def step(self) -> Token:
        token = self.tokens[self.place]
        self.place += 1
        return token

    def expression(self, binds: int, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise BadExpression("E106", self.at.span, max=MAX_DEPTH)
        left = self.operand(depth)
        chain = 0
        while True:
            kind = self.at.kind
            if kind == "%" and binds < _PERCENT_BINDS:
                left = self.node("percent", "", (left,), Span(left.span.start, self.step().span.end))
            elif kind in _BETWEEN and binds < _BETWEEN[kind][1]:
                op, power = _BETWEEN[kind]
                self.step()
                right = self.expression(power, depth + 1)
                left = self.node(op, "", (left, right), Span(left.span.start, right.span.end))
            else:
                return left
            # What groups from the left grows deep without the parser doing so.
            chain += 1
            if chain > MAX_CHAIN:
                raise BadExpression("E106", self.at.span, max=MAX_CHAIN)

    def operand(self, depth: int) -> Node:
        token = self.step()
        kind, span = token.kind, token.span
        if kind == "number":
            return self.node("number", plain(Decimal(token.value)), (), span)
        if kind in ("text", "fault"):
            return self.node(kind, token.value, (), span)
        if kind in _BEFORE:
            inner = self.expression(_SIGN_BINDS, depth + 1)
            return self.node(_BEFORE[kind], "", (inner,), Span(span.start, inner.span.end))
        if kind == "(":
            inner = self.expression(0, depth + 1)
            self.closing(")", span)
            return inner
        if kind == "{":
            members, end = self.arguments("}", span, depth)
            return self.node("list", "", members, Span(span.start, end))
        if kind in ("name", "label"):
            return self.named(token, depth)
        if kind == "end":
            raise BadExpression("E110", span)
        raise BadExpression("E103", span, found=_seen(token))

    def named(self, token: Token, depth: int) -> Node:
        if token.kind == "name" and self.at.kind in ("(", "."):
            name = self.dotted_function(token)
            if name is not None:
                opening = self.step()
                args, end = self.arguments(")", opening.span, depth)
                return self.node("call", name, args, Span(token.span.start, end))
        if token.kind == "name" and token.value.upper() in _CONSTANTS:
            return self.node("bool", _CONSTANTS[token.value.upper()], (), token.span)
        path, end = [token.value], token.span.end
        while self.at.kind == ".":
            self.step()
            part = self.step()
            if part.kind not in ("name", "label"):
                raise BadExpression("E103", part.span, found=_seen(part))
            path.append(part.value)
            end = part.span.end
        if len(path) > MAX_LINKS + 1:
            raise BadExpression("E109", Span(token.span.start, end), max=MAX_LINKS)
        return self.node("field", ".".join(path), (), Span(token.span.start, end))

    def dotted_function(self, token: Token) -> str | None:
        """Return the name of the function that is called here, which may hold a dot: WORKDAY.INTL."""
        if self.at.kind == "(":
            return token.value.upper()
        dotted, ahead = self.tokens[self.place + 1 : self.place + 2], self.tokens[self.place + 2 : self.place + 3]
        if dotted and ahead and dotted[0].kind == "name" and ahead[0].kind == "(":
            self.place += 2
            return f"{token.value}.{dotted[0].value}".upper()
        return None

    def arguments(self, end_mark: str, opening: Span, depth: int) -> tuple[tuple[Node, ...], int]:
        """Return what stands between brackets; an argument that is left out is a blank."""
        args: list[Node] = []
        if self.at.kind == end_mark:
            return (), self.step().span.end
        while True:
            if self.at.kind in (",", end_mark):
                args.append(self.node("blank", "", (), Span(self.at.span.start, self.at.span.start)))
            else:
                args.append(self.expression(0, depth + 1))
            if self.at.kind == ",":
                self.step()
                continue
            return tuple(args), self.closing(end_mark, opening)

    def closing(self, mark: str, opening: Span) -> int:
        if self.at.kind == mark:
            return self.step().span.end
        if self.at.kind == "end":
            raise BadExpression("E108", opening, mark=mark)
        raise BadExpression("E104", self.at.span, found=_seen(self.at))

    def node(self, op: str, value: str, args: tuple[Node, ...], span: Span) -> Node:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise BadExpression("E107", span, max=MAX_NODES)
        return Node(op, value, args, span)


def plain(number: Decimal) -> str:
    """Return a number without exponent and without zeros that say nothing.

    >>> plain(Decimal("1.50E+3")), plain(Decimal("-0.0"))
    ('1500', '0')
    """
    if not number:
        return "0"
    return f"{number.normalize(_EXACT):f}"


def _seen(token: Token) -> str:
    return token.value[:40] or token.kind
