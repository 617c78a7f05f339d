"""Functions that compute only what is needed: choices, and questions that an error does not stop. Pure."""

from __future__ import annotations

import decimal
from collections.abc import Callable
from decimal import Decimal

from tenon.expression.around import Around
from tenon.expression.bind import arguments
from tenon.expression.figures import whole
from tenon.expression.kernel.lists import look_up_exact
from tenon.expression.model import Failed, Fault, Node
from tenon.expression.run import Compile, Record, Run, raising
from tenon.expression.values import TAKEN, Value, kind, number, same, truth

Lazy = Callable[[Node, Compile], Run]
"""Compiles a call; what compiles its arguments is passed in."""


def _if(node: Node, compile_: Compile) -> Run:
    test, value, otherwise = map(compile_, arguments("IF", node).single)
    return lambda record, around: (value if truth(test(record, around)) else otherwise)(record, around)


def _ifs(node: Node, compile_: Compile) -> Run:
    pairs = [(compile_(test), compile_(value)) for test, value in _pairs("IFS", node)]

    def run(record: Record, around: Around) -> Value:
        for test, value in pairs:
            if truth(test(record, around)):
                return value(record, around)
        raise Failed("NA")

    return run


def _switch(node: Node, compile_: Compile) -> Run:
    given = arguments("SWITCH", node)
    value = compile_(given.single[0])
    pairs = [(compile_(case), compile_(result)) for case, result in _pairs("SWITCH", node)]
    otherwise = compile_(given.behind[0])

    def run(record: Record, around: Around) -> Value:
        wanted = value(record, around)
        for case, result in pairs:
            if same(wanted, case(record, around)):
                return result(record, around)
        return otherwise(record, around)

    return run


def _pairs(name: str, node: Node) -> list[tuple[Node, Node]]:
    return [(group[0], group[1]) for group in arguments(name, node).repeated or () if isinstance(group, tuple)]


def _choose(node: Node, compile_: Compile) -> Run:
    given = arguments("CHOOSE", node)
    place = compile_(given.single[0])
    values = [compile_(each) for each in given.repeated or () if isinstance(each, Node)]

    def run(record: Record, around: Around) -> Value:
        at = whole(number(place(record, around)))
        if not 1 <= at <= len(values):
            raise Failed("VALUE")
        return values[at - 1](record, around)

    return run


def _catching(name: str, caught: Callable[[str], bool]) -> Lazy:
    def compiled(node: Node, compile_: Compile) -> Run:
        value, otherwise = map(compile_, arguments(name, node).single)

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


def _asking(answer: Callable[[Value], Value]) -> Lazy:
    """Compile a function that looks at a value and never fails because of it."""

    def compiled(node: Node, compile_: Compile) -> Run:
        inner = compile_(node.args[0]) if node.args else compile_(Node("blank"))

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


def _xlookup(node: Node, compile_: Compile) -> Run:
    value, keys, results, missing, mode = map(compile_, arguments("XLOOKUP", node).single)
    take = TAKEN["list"]

    def run(record: Record, around: Around) -> Value:
        wanted = value(record, around)
        found, result = look_up_exact(
            wanted, take(keys(record, around)), take(results(record, around)), number(mode(record, around))
        )
        return result if found else missing(record, around)

    return run


LAZY: dict[str, Lazy] = {
    "IF": _if,
    "IFS": _ifs,
    "SWITCH": _switch,
    "CHOOSE": _choose,
    "IFERROR": _catching("IFERROR", lambda code: True),
    "IFNA": _catching("IFNA", lambda code: code == "NA"),
    "NA": lambda node, compile_: raising("NA"),
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
