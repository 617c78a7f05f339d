"""The expression language: formulas, conditions and defaults that people write as in a spreadsheet. Pure.

Invariants: numbers are decimal and exact, or rounded once to 15 digits; a blank is a value; an error is a value and
evaluation never raises; time, zone and calendar are passed in; what functions there are is said by the contract in
``golden/expression``. Start reading at ``parse.py``, then ``evaluate.py``.
"""

from tenon.expression.around import Around
from tenon.expression.evaluate import Formula, formula
from tenon.expression.exchange import from_json, to_json_value, type_name
from tenon.expression.model import (
    FAULTS,
    MAX_DEPTH,
    MAX_LENGTH,
    MAX_NODES,
    BadExpression,
    Fault,
    Node,
    Span,
    to_json,
)
from tenon.expression.parse import parse
from tenon.expression.spec import Function, function_of, functions

__all__ = [
    "FAULTS",
    "MAX_DEPTH",
    "MAX_LENGTH",
    "MAX_NODES",
    "Around",
    "BadExpression",
    "Fault",
    "Formula",
    "Function",
    "Node",
    "Span",
    "formula",
    "from_json",
    "function_of",
    "functions",
    "parse",
    "to_json",
    "to_json_value",
    "type_name",
]
