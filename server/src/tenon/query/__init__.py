"""Query turns a question into one SQL statement whose result is finished JSON, and sends it through the read gate.

Invariants: no plan without a Caller; identifiers come from the Catalog alone, everything a caller sent is a parameter;
every statement carries the row filter; a hidden field is an unknown field; the statement returns ``meta_rev`` and
``perm_epoch`` of its own snapshot. Start reading at ``requests.py`` (what can be asked), then ``compile.py``,
``page.py`` (lists), ``predicate.py`` (filters and row scopes), ``record.py`` (a record as JSON), ``gate.py``.
``records`` builds its writes from ``record_json``, ``row_predicate`` and the ``Sql`` value.
"""

from tenon.query.compile import compile
from tenon.query.cursor import Cursors, binding_of
from tenon.query.gate import ReadGate, Resolve
from tenon.query.grams import fold, grams, search_grams_of
from tenon.query.literals import like_escaped
from tenon.query.parse import parse_request, parse_search, parse_url_query
from tenon.query.plan import Plan, beside_revision
from tenon.query.predicate import filter_predicate, live, row_predicate
from tenon.query.record import label_sql, record_json, title_of
from tenon.query.requests import (
    Aggregate,
    CountRecords,
    GetRecord,
    GlobalSearch,
    Group,
    GroupOrder,
    ListRecords,
    Measure,
    Order,
    Pivot,
    Request,
)
from tenon.query.sql import Bound, Sql, Statement, all_of, any_of, column, ident, join, qualified, value
from tenon.query.view import View
from tenon.query.which import which

__all__ = [
    "Aggregate",
    "Bound",
    "CountRecords",
    "Cursors",
    "GetRecord",
    "GlobalSearch",
    "Group",
    "GroupOrder",
    "ListRecords",
    "Measure",
    "Order",
    "Pivot",
    "Plan",
    "ReadGate",
    "Request",
    "Resolve",
    "Sql",
    "Statement",
    "View",
    "all_of",
    "any_of",
    "beside_revision",
    "binding_of",
    "column",
    "compile",
    "filter_predicate",
    "fold",
    "grams",
    "ident",
    "join",
    "label_sql",
    "like_escaped",
    "live",
    "parse_request",
    "parse_search",
    "parse_url_query",
    "qualified",
    "record_json",
    "row_predicate",
    "search_grams_of",
    "title_of",
    "value",
    "which",
]
