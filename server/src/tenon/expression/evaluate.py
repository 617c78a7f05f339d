"""From a bound tree to a closure that computes it for a record. Errors travel as exceptions and come out as values.

Arguments are computed from the left, so of two errors the left one wins; what is not needed is not computed.
"""

from __future__ import annotations

import decimal
from datetime import date, datetime, timedelta
from decimal import Decimal

from msgspec import Struct

from tenon.expression.around import Around
from tenon.expression.bind import arguments, bind
from tenon.expression.days import local
from tenon.expression.figures import EXACT
from tenon.expression.kernel import AROUND, KERNEL
from tenon.expression.lazy import LAZY
from tenon.expression.model import FAULT_OF, BadExpression, Failed, Fault, Node
from tenon.expression.operators import BINARY, UNARY
from tenon.expression.parse import parse
from tenon.expression.run import Record, Run, raising
from tenon.expression.spec import Parameter, functions, parameters
from tenon.expression.values import SEVERAL, TAKEN, Value


class Formula(Struct, frozen=True):
    """A compiled expression. ``fields`` are the references it reads, as they are written."""

    run: Run
    fields: tuple[str, ...]

    def value(self, record: Record, around: Around) -> Value:
        """Return the value of the expression for a record, a ``Fault`` if it is an error. Never raises."""
        with decimal.localcontext(EXACT):
            try:
                return self.run(record, around)
            except Failed as failed:
                return failed.fault
            except (decimal.DecimalException, OverflowError):
                return Fault("NUM")


def formula(text: str, fields: frozenset[str] | None = None) -> Formula:
    """Compile an expression.

    Args:
        text: the expression, with or without a leading ``=``.
        fields: the references that may be used; None lets any be used.

    Raises:
        BadExpression: it is none, or names a function (E201) or a field (E204) that there is not.
    """
    tree = bind(parse(text))
    found = dict.fromkeys(_references(tree))
    for node in found:
        if fields is not None and node.value not in fields:
            raise BadExpression("E204", node.span, field=node.value[:60])
    return Formula(_compile(tree), tuple(dict.fromkeys(node.value for node in found)))


def _references(tree: Node) -> list[Node]:
    found, waiting = [], [tree]
    while waiting:
        node = waiting.pop()
        if node.op == "field":
            found.append(node)
        waiting.extend(reversed(node.args))
    return found


def _compile(node: Node) -> Run:
    run = _compiled(node)
    return _settled(run) if _is_settled(node) else run


def _is_settled(node: Node) -> bool:
    """Tell whether a node comes to the same for every record at every time, and is more than a literal."""
    if node.op == "call" and (functions()[node.value].volatile or node.value in AROUND):
        return False
    return bool(node.args) and all(each.op in _LITERALS or _is_settled(each) for each in node.args)


def _settled(run: Run) -> Run:
    """Compute once what is the same for every record."""
    with decimal.localcontext(EXACT):
        try:
            value = run({}, Around())
        except Failed as failed:
            return raising(failed.fault.code)
        except (decimal.DecimalException, OverflowError):
            return raising("NUM")
    return lambda record, around: value


_LITERALS = frozenset({"number", "text", "bool", "blank", "fault"})


def _compiled(node: Node) -> Run:
    if node.op in BINARY:
        return _binary(node)
    if node.op in UNARY:
        operate, inner = UNARY[node.op], _compile(node.args[0])
        return lambda record, around: operate(inner(record, around))
    if node.op == "call":
        return LAZY[node.value](node, _compile) if node.value in LAZY else _call(node)
    if node.op == "list":
        members = [_member(_compile(each)) for each in node.args]
        return lambda record, around: [member(record, around) for member in members]
    if node.op == "field":
        return _field(node.value.split("."))
    if node.op == "fault":
        return raising(FAULT_OF[node.value].code)
    value = _literal(node)
    return lambda record, around: value


def _literal(node: Node) -> Value:
    match node.op:
        case "number":
            return Decimal(node.value)
        case "text":
            return node.value
        case "bool":
            return node.value == "TRUE"
    return None


def _binary(node: Node) -> Run:
    operate = BINARY[node.op]
    left, right = _compile(node.args[0]), _compile(node.args[1])
    return lambda record, around: operate(left(record, around), right(record, around))


def _field(path: list[str]) -> Run:
    """Read a field; one of a list of records is the list of theirs."""
    first, rest = path[0], path[1:]

    def run(record: Record, around: Around) -> Value:
        value = record.get(first)
        for key in rest:
            value = _step(value, key)
        if isinstance(value, Fault):
            raise Failed(value.code)
        return value

    return run


def _step(value: Value, key: str) -> Value:
    if isinstance(value, list):
        return [_step(each, key) for each in value]
    return value.get(key) if isinstance(value, dict) else None


def _member(run: Run) -> Run:
    """Let an error stand in a list as a member of it."""

    def safe(record: Record, around: Around) -> Value:
        try:
            return run(record, around)
        except Failed as failed:
            return failed.fault

    return safe


def _call(node: Node) -> Run:
    compute, taken = KERNEL[node.value], parameters(node.value)
    reads = _reads(node, taken)
    wanted = [place for place, each in enumerate(taken) if each.type in ("day", "clock")]
    knows = node.value in AROUND

    def run(record: Record, around: Around) -> Value:
        values = [read(record, around) for read in reads]
        for place in wanted:
            if values[place] is None:
                return None
        return compute(around, *values) if knows else compute(*values)

    return run


def _reads(node: Node, taken: tuple[Parameter, ...]) -> list[Run]:
    """Return what reads the argument of each parameter, those of a repeated one together."""
    given = arguments(node.value, node)
    single = [each for each in taken if not each.repeated]
    reads = [_taken(each.type, _compile(arg)) for each, arg in zip(single, given.single, strict=True)]
    place = next((at for at, each in enumerate(taken) if each.repeated), None)
    if place is None:
        return reads
    several = taken[place]
    if several.group:
        together = _groups(given.repeated or ())
    else:
        lenient = functions()[node.value].lenient
        runs = [_compile(arg) for arg in given.repeated or () if isinstance(arg, Node)]
        together = _several(several.type, [_member(run) for run in runs] if lenient else runs)
    return [*reads[:place], together, *reads[place:]]


def _taken(type_: str, run: Run) -> Run:
    if type_ in ("day", "clock"):
        return _day(run) if type_ == "day" else _clock(run)
    take = TAKEN[type_]
    return lambda record, around: take(run(record, around))


def _day(run: Run) -> Run:
    """Take a day; an instant is the day it falls on in the zone."""

    def taken(record: Record, around: Around) -> Value:
        value = run(record, around)
        if isinstance(value, datetime):
            return local(value, around.zone).date()
        if value is None or isinstance(value, date):
            return value
        raise Failed("VALUE")

    return taken


def _clock(run: Run) -> Run:
    """Take a time of day; of an instant the one it has in the zone."""

    def taken(record: Record, around: Around) -> Value:
        value = run(record, around)
        if isinstance(value, datetime):
            there = local(value, around.zone)
            return timedelta(hours=there.hour, minutes=there.minute, seconds=there.second)
        if value is None or isinstance(value, timedelta):
            return value
        raise Failed("VALUE")

    return taken


def _several(type_: str, runs: list[Run]) -> Run:
    take = SEVERAL.get(type_, list)
    return lambda record, around: take([run(record, around) for run in runs])


def _groups(groups: tuple[Node, ...] | tuple[tuple[Node, ...], ...]) -> Run:
    runs = [tuple(_compile(each) for each in group) for group in groups if isinstance(group, tuple)]
    return lambda record, around: [tuple(run(record, around) for run in group) for group in runs]
