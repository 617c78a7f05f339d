"""Global search: the best hits of every object that the caller may read, in one statement."""

from __future__ import annotations

import msgspec

from tenon.access import READ, Caller
from tenon.kernel.words import resolve
from tenon.query.plan import Plan, as_bytes, beside_revision, body_of
from tenon.query.ranked import latest
from tenon.query.record import label_sql
from tenon.query.requests import GlobalSearch
from tenon.query.search import Needle, matched, rank
from tenon.query.sql import Sql, column, join, value
from tenon.query.view import View
from tenon.query.which import which

SECONDS = 5.0

BEST_OF = 2_000
"""So many hits of an object are ranked; a needle that finds more is still being typed."""


def search_plan(request: GlobalSearch, caller: Caller) -> Plan:
    """Compile a search; ``{"groups": [{"object", "label", "icon", "records": [{"id", "title", "matched"}]}]}``.

    Groups without a hit are left out; ``matched`` names a readable field that holds the needle.
    """
    needle = Needle(request.text)
    own = [found.key for found in caller.catalog.objects.values() if not found.parent]
    views = [View(caller, key) for key in own if caller.scope.object(key).may(READ)]
    groups = [_group(view, request, needle) for view in views if view.search_fields and needle.text]
    found = "concat_ws(',', " + join(", ", groups) + ")" if groups else Sql("''")
    statement = beside_revision(caller.catalog, as_bytes("'{\"groups\":['||" + found + "||']}'") + " AS body").render()
    return Plan(statement.text, statement.params, "", body_of, timeout=SECONDS)


def _group(view: View, request: GlobalSearch, needle: Needle) -> Sql:
    """Return one group as JSON text, NULL without a hit."""
    record = '\'{"id":"\'||t.id||\'","title":\'||coalesce(to_json(' + label_sql(view, "t") + ")::text,'null')"
    record += "||',\"matched\":'||" + matched(view, needle, "t") + "||'}'"
    columns = join(", ", [column("t", name) for name in _columns(view)])
    some = "(SELECT " + columns + f" FROM {view.table} t WHERE " + which(view, None, request.text)
    some += f" LIMIT {BEST_OF}) t"
    hits = "SELECT " + record + " AS hit FROM " + some
    hits += " ORDER BY " + rank(view, needle, "t") + ", " + latest(view, "t") + f" LIMIT {request.limit}"
    return "(SELECT " + value(_head(view), "text") + "||string_agg(h.hit, ',')||']}' FROM (" + hits + ") h)"


def _columns(view: View) -> list[str]:
    fields = [*view.search_fields, *([view.title] if view.title is not None else [])]
    return list(dict.fromkeys(("id", "updated_at", *(each.name for field in fields for each in field.columns))))


def _head(view: View) -> str:
    caller, found = view.caller, view.object
    label = resolve(found.label, caller.language, view.catalog.language)
    head = msgspec.json.encode({"object": found.key, "label": label, "icon": found.icon}).decode()
    return head.removesuffix("}") + ',"records":['
