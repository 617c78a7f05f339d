"""Query turns a question into one SQL statement whose result is finished JSON, and sends it through the read gate.

Invariants: no plan without a Caller; identifiers come from the Catalog alone, everything a caller sent is a parameter;
every statement carries the row filter; a hidden field is an unknown field; the statement returns ``meta_rev`` and
``perm_epoch`` of its own snapshot. Start reading at ``requests.py`` (what can be asked), then ``compile.py``,
``page.py`` (lists), ``predicate.py`` (filters and row scopes), ``record.py`` (a record as JSON), ``gate.py``.
``records`` builds its writes from ``record_json``, ``row_predicate`` and the ``Sql`` value.
"""

from tenon.query.attachments import attach_files, described_files, file_fields, found_files
from tenon.query.compile import compile
from tenon.query.cursor import Cursors, binding_of
from tenon.query.errors import UnknownObject
from tenon.query.gate import ReadGate, Resolve
from tenon.query.grams import fold, grams, search_grams_of
from tenon.query.intake import lock_by_key, records_named, things_named
from tenon.query.lines import doubled_lines, lock_lines, purge_lines, records_of
from tenon.query.literals import like_escaped
from tenon.query.look_ups import (
    MOST_CLASHES,
    clashes,
    found_records,
    found_things,
    lock_rows,
    lock_where,
    names_of_things,
    page_by_id,
    recycle_bin,
    referers,
    sees_all,
    titles_of,
    visible_of,
)
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
    GroupBy,
    GroupOrder,
    ListRecords,
    Measure,
    Order,
    Pivot,
    Request,
    Slice,
)
from tenon.query.sql import Bound, Sql, Statement, all_of, any_of, column, ident, join, qualified, storable, value
from tenon.query.timeline import Stream, activities, beginning, streams_of
from tenon.query.view import View, target_of, type_of
from tenon.query.which import which
from tenon.query.write import delete_one, insert_one, update_one, why_unwritten
from tenon.query.write_many import insert_many, mark_many, purge_many, refresh_many, update_many
from tenon.query.write_parts import EVERY, Write, logged_columns, telling_columns, value_columns

__all__ = [
    "EVERY",
    "MOST_CLASHES",
    "Aggregate",
    "Bound",
    "CountRecords",
    "Cursors",
    "GetRecord",
    "GlobalSearch",
    "Group",
    "GroupBy",
    "GroupOrder",
    "ListRecords",
    "Measure",
    "Order",
    "Pivot",
    "Plan",
    "ReadGate",
    "Request",
    "Resolve",
    "Slice",
    "Sql",
    "Statement",
    "Stream",
    "UnknownObject",
    "View",
    "Write",
    "activities",
    "all_of",
    "any_of",
    "attach_files",
    "beginning",
    "beside_revision",
    "binding_of",
    "clashes",
    "column",
    "compile",
    "delete_one",
    "described_files",
    "doubled_lines",
    "file_fields",
    "filter_predicate",
    "fold",
    "found_files",
    "found_records",
    "found_things",
    "grams",
    "ident",
    "insert_many",
    "insert_one",
    "join",
    "label_sql",
    "like_escaped",
    "live",
    "lock_by_key",
    "lock_lines",
    "lock_rows",
    "lock_where",
    "logged_columns",
    "mark_many",
    "names_of_things",
    "page_by_id",
    "parse_request",
    "parse_search",
    "parse_url_query",
    "purge_lines",
    "purge_many",
    "qualified",
    "record_json",
    "records_named",
    "records_of",
    "recycle_bin",
    "referers",
    "refresh_many",
    "row_predicate",
    "search_grams_of",
    "sees_all",
    "storable",
    "streams_of",
    "target_of",
    "telling_columns",
    "things_named",
    "title_of",
    "titles_of",
    "type_of",
    "update_many",
    "update_one",
    "value",
    "value_columns",
    "visible_of",
    "which",
    "why_unwritten",
]
