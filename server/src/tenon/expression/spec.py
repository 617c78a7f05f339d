"""What functions there are and what each takes: read from ``functions.json``, which is made from the contract. Pure.

``takes`` is a signature: ``number: number, digits: number = 0``, ``numbers: numbers...`` for one or more,
``(keys: list, criterion: any)...`` for groups of them, ``= `` with nothing behind for what may be left out.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import msgspec
from msgspec import Struct

from tenon.expression.model import Node
from tenon.expression.parse import parse


class Parameter(Struct, frozen=True):
    """One parameter; ``default`` stands for an argument that is left out, ``group`` are those repeated together."""

    name: str
    type: str = "any"
    default: Node | None = None
    repeated: bool = False
    group: tuple[Parameter, ...] = ()


class Function(Struct, frozen=True, kw_only=True):
    """One function of the language.

    Attributes:
        gives: type of the result; ``T`` is that of its arguments.
        macro: an expression over ``$parameter`` that stands for a call; empty for what is built in.
        sql: it compiles to SQL.
        volatile: its result changes without any of its arguments doing so.
        calendar: it reads the working calendar.
        lenient: an error among its values is counted, not passed on.
    """

    name: str
    alias: str
    group: str
    takes: str
    gives: str
    doc: dict[str, str]
    examples: tuple[str, ...]
    macro: str = ""
    blank: str = ""
    errors: tuple[str, ...] = ()
    lazy: tuple[str, ...] = ()
    sql: bool = True
    volatile: bool = False
    calendar: bool = False
    lenient: bool = False


_PARAMETER = re.compile(r"(?P<name>\w+): (?P<type>[\w<>?]+)(?P<repeated>\.\.\.)?(?P<default> =\s*(?P<value>.*))?")
_OUT = Node("blank")


@cache
def functions() -> dict[str, Function]:
    """Return every function by its name."""
    found = resources.files("tenon.expression").joinpath("functions.json").read_bytes()
    return {each.name: each for each in msgspec.json.decode(found, type=list[Function])}


@cache
def _aliases() -> dict[str, str]:
    return {each.alias.upper(): each.name for each in functions().values()}


def function_of(name: str) -> Function | None:
    """Return a function by its English or Chinese name, in any case."""
    wanted = name.upper()
    return functions().get(_aliases().get(wanted, wanted))


@cache
def parameters(name: str) -> tuple[Parameter, ...]:
    """Return the parameters of a function.

    >>> [each.name for each in parameters("ROUND")]
    ['number', 'digits']
    """
    return tuple(_parameter(part) for part in _parts(functions()[name].takes))


def _parts(takes: str) -> list[str]:
    """Return what stands between the commas outside of brackets and quotes."""
    return [
        part.strip(" ") if "= " not in part else part.lstrip()
        for part in re.findall(r"(?:\([^)]*\)\.\.\.|\"[^\"]*\"|\(\)|[^,])+", takes)
    ]


def _parameter(part: str) -> Parameter:
    if part.startswith("("):
        inner = part[1 : part.rindex(")")]
        return Parameter("", repeated=True, group=tuple(_parameter(each) for each in _parts(inner)))
    found = _PARAMETER.fullmatch(part)
    if found is None:
        raise ValueError(part)
    default = (parse(found["value"]) if found["value"].strip() else _OUT) if found["default"] else None
    return Parameter(found["name"], found["type"], default, bool(found["repeated"]))


@cache
def macro_of(name: str) -> Node | None:
    """Return the tree that stands for a call of a function; None if it is built in."""
    macro = functions()[name].macro
    return parse(macro) if macro else None


def as_document() -> Any:
    """Return every function as JSON values, for editors and references."""
    return msgspec.to_builtins(list(functions().values()))
