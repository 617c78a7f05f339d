"""From a bound tree to a closure that computes it for a record. Errors travel as exceptions and come out as values.

Arguments are computed from the left, so of two errors the left one wins; what is not needed is not computed.
"""

from __future__ import annotations

import decimal
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from msgspec import Struct

from tenon.expression.around import Around
from tenon.expression.bind import arguments, bind
from tenon.expression.days import local
from tenon.expression.figures import EXACT, whole
from tenon.expression.kernel import KERNEL
from tenon.expression.kernel.lists import look_up_exact
from tenon.expression.model import FAULT_OF, BadExpression, Failed, Fault, Node
from tenon.expression.operators import BINARY, UNARY
from tenon.expression.parse import parse
from tenon.expression.spec import functions, parameters
from tenon.expression.values import SEVERAL, TAKEN, Value, kind, number, same, truth

Record = Mapping[str, Value]
Run = Callable[[Record, Around], Value]
"""Computes a value for one record; raises ``Failed`` for an error value."""


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
    if node.op in BINARY:
        return _binary(node)
    if node.op in UNARY:
        operate, inner = UNARY[node.op], _compile(node.args[0])
        return lambda record, around: operate(inner(record, around))
    if node.op == "call":
        return _LAZY[node.value](node) if node.value in _LAZY else _call(node)
    if node.op == "list":
        members = [_member(_compile(each)) for each in node.args]
        return lambda record, around: [member(record, around) for member in members]
    if node.op == "field":
        return _field(node.value.split("."))
    if node.op == "fault":
        return _raising(FAULT_OF[node.value].code)
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


def _raising(code: str) -> Run:
    def run(record: Record, around: Around) -> Value:
        raise Failed(code)

    return run


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


# ---------- calls ----------


def _call(node: Node) -> Run:
    found = functions()[node.value]
    compute = KERNEL[found.name]
    taken = parameters(found.name)
    given = arguments(found.name, node)
    stays_blank = any(each.type in ("day", "clock") for each in taken)
    place = next((at for at, each in enumerate(taken) if each.repeated), None)
    reads = [_taken(each.type, _compile(arg)) for each, arg in zip(taken, given.single, strict=False)]
    if place is not None:
        several = (
            _several(
                taken[place].type,
                [
                    _member(_compile(arg)) if found.lenient else _compile(arg)
                    for arg in given.repeated or ()
                    if isinstance(arg, Node)
                ],
            )
            if not taken[place].group
            else _groups(given.repeated or ())
        )
        reads.insert(place, several)
    around_first = found.calendar or found.name in ("TODAY", "NOW", "TEXT")

    def run(record: Record, around: Around) -> Value:
        values = [read(record, around) for read in reads]
        if stays_blank and any(
            value is None and each.type in ("day", "clock") for value, each in zip(values, taken, strict=True)
        ):
            return None
        return compute(around, *values) if around_first else compute(*values)

    return run


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


# ---------- what computes only what is needed ----------


def _if(node: Node) -> Run:
    test, value, otherwise = map(_compile, arguments("IF", node).single)
    return lambda record, around: (value if truth(test(record, around)) else otherwise)(record, around)


def _ifs(node: Node) -> Run:
    pairs = [(_compile(test), _compile(value)) for test, value in _pairs("IFS", node)]

    def run(record: Record, around: Around) -> Value:
        for test, value in pairs:
            if truth(test(record, around)):
                return value(record, around)
        raise Failed("NA")

    return run


def _switch(node: Node) -> Run:
    given = arguments("SWITCH", node)
    value = _compile(given.single[0])
    pairs = [(_compile(case), _compile(result)) for case, result in _pairs("SWITCH", node)]
    otherwise = _compile(given.behind[0])

    def run(record: Record, around: Around) -> Value:
        wanted = value(record, around)
        for case, result in pairs:
            if same(wanted, case(record, around)):
                return result(record, around)
        return otherwise(record, around)

    return run


def _pairs(name: str, node: Node) -> list[tuple[Node, Node]]:
    return [(group[0], group[1]) for group in arguments(name, node).repeated or () if isinstance(group, tuple)]


def _choose(node: Node) -> Run:
    given = arguments("CHOOSE", node)
    place = _compile(given.single[0])
    values = [_compile(each) for each in given.repeated or () if isinstance(each, Node)]

    def run(record: Record, around: Around) -> Value:
        at = whole(number(place(record, around)))
        if not 1 <= at <= len(values):
            raise Failed("VALUE")
        return values[at - 1](record, around)

    return run


def _catching(name: str, caught: Callable[[str], bool]) -> Callable[[Node], Run]:
    def compiled(node: Node) -> Run:
        value, otherwise = map(_compile, arguments(name, node).single)

        def run(record: Record, around: Around) -> Value:
            try:
                return value(record, around)
            except Failed as failed:
                if not caught(failed.fault.code):
                    raise
            except (decimal.DecimalException, OverflowError):
                if not caught("NUM"):
                    raise
            return otherwise(record, around)

        return run

    return compiled


def _asking(answer: Callable[[Value], Value]) -> Callable[[Node], Run]:
    """Compile a function that looks at a value and never fails because of it."""

    def compiled(node: Node) -> Run:
        inner = _compile(node.args[0]) if node.args else _compile(Node("blank"))

        def run(record: Record, around: Around) -> Value:
            try:
                return answer(inner(record, around))
            except Failed as failed:
                return answer(failed.fault)
            except (decimal.DecimalException, OverflowError):
                return answer(Fault("NUM"))

        return run

    return compiled


def _number_of(value: Value) -> Value:
    if isinstance(value, Fault):
        raise Failed(value.code)
    return Decimal(1) if value is True else value if type(value) is Decimal else Decimal(0)


def _text_of(value: Value) -> Value:
    if isinstance(value, Fault):
        raise Failed(value.code)
    return value if isinstance(value, str) else ""


_TYPE_NUMBERS = {"text": 2, "bool": 4, "error": 16, "list": 64}


def _xlookup(node: Node) -> Run:
    value, keys, results, missing, mode = map(_compile, arguments("XLOOKUP", node).single)
    take = TAKEN["list"]

    def run(record: Record, around: Around) -> Value:
        wanted = value(record, around)
        found, result = look_up_exact(
            wanted, take(keys(record, around)), take(results(record, around)), number(mode(record, around))
        )
        return result if found else missing(record, around)

    return run


_LAZY: dict[str, Callable[[Node], Run]] = {
    "IF": _if,
    "IFS": _ifs,
    "SWITCH": _switch,
    "CHOOSE": _choose,
    "IFERROR": _catching("IFERROR", lambda code: True),
    "IFNA": _catching("IFNA", lambda code: code == "NA"),
    "NA": lambda node: _raising("NA"),
    "ISBLANK": _asking(lambda value: value is None),
    "ISNUMBER": _asking(lambda value: type(value) is Decimal),
    "ISTEXT": _asking(lambda value: isinstance(value, str)),
    "ISLOGICAL": _asking(lambda value: isinstance(value, bool)),
    "ISERROR": _asking(lambda value: isinstance(value, Fault)),
    "ISERR": _asking(lambda value: isinstance(value, Fault) and value.code != "NA"),
    "ISNA": _asking(lambda value: isinstance(value, Fault) and value.code == "NA"),
    "N": _asking(_number_of),
    "T": _asking(_text_of),
    "TYPE": _asking(lambda value: Decimal(_TYPE_NUMBERS.get(kind(value), 1))),
    "XLOOKUP": _xlookup,
}
