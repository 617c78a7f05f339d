"""Figures by group: count, sum, average, smallest, largest, distinct. Decimals stay exact and travel as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec

from tenon.kernel.words import resolve
from tenon.query.errors import BadMeasure, BadQuery, NotGroupable
from tenon.query.grouping import BUCKETS, bucketed, standing_in
from tenon.query.plan import Plan, beside_revision
from tenon.query.reach import Reach, Reached
from tenon.query.record import name_of
from tenon.query.requests import Aggregate, Group, GroupOrder, Measure
from tenon.query.sql import EMPTY, Sql, join, value
from tenon.query.view import View, type_of
from tenon.query.which import which
from tenon.schema import Field, ValueContext

SECONDS = 15.0
AVERAGE_DECIMALS = 6


def aggregate_plan(request: Aggregate, view: View) -> Plan:
    """Compile figures by group; the answer is ``{"groups": [{"keys", "values"}], "truncated"}``.

    Raises:
        UnknownField, NotGroupable, BadMeasure, BadOperator, BadValue: the request.
    """
    statement = beside_revision(view.catalog, Sql("x.body, x.n"), grouped(request, view)).render()
    limit, words = request.limit, tellers(view, request.group)

    def finish(row: Mapping[str, Any]) -> bytes:
        truncated = "true" if row["n"] > limit else "false"
        return f'{{"groups":{_told(row["body"], words)},"truncated":{truncated}}}'.encode()

    return Plan(statement.text, statement.params, view.object.key, finish, timeout=SECONDS)


Teller = Callable[[str], str]


def tellers(view: View, groups: Sequence[Group]) -> dict[int, Teller]:
    """Return who puts the keys of a group into words where only its type can, by the place of the group."""
    caller, reach = view.caller, Reach(view)
    context = ValueContext(caller.now, caller.timezone, caller.language)
    fields = [reach.to(group.path).field for group in groups]
    trees = {place: field for place, field in enumerate(fields) if type_of(field).operator_set == "tree"}
    return {place: partial(_in_words, field, context) for place, field in trees.items()}


def _in_words(field: Field, context: ValueContext, key: str) -> str:
    return type_of(field).text(key, field, context)


def _told(body: str, words: Mapping[int, Teller]) -> str:
    if not words:
        return body
    groups = msgspec.json.decode(body)
    for group in groups:
        for place, tell in words.items():
            key = group["keys"][place]
            key["label"] = None if key["value"] is None else tell(key["value"])
    return msgspec.json.encode(groups).decode()


def grouped(request: Aggregate, view: View) -> Sql:
    """Return the sub-select ``x`` with ``body``, a JSON array of at most ``limit`` groups, and ``n``, how many came."""
    reach = Reach(view)
    groups = [_group(reach, group) for group in request.group]
    figures = [_figure(reach, measure) for measure in request.measures]
    keys = [key + f" AS k{place}" for place, (key, _) in enumerate(groups)]
    values = [figure + f" AS v{place}" for place, figure in enumerate(figures)]
    ranks = _Ranks(view, request)
    rows = "SELECT " + join(", ", [*keys, *values]) + f" FROM {view.table} t" + reach.joins + ranks.joins
    rows += " WHERE " + which(view, request.filter, request.search)
    if groups:
        rows += " GROUP BY " + ", ".join(str(place + 1) for place in range(len(groups)))
        rows += " ORDER BY " + _order(request, ranks)
        rows += f" LIMIT {request.limit + 1}"
    labelled = [
        f"json_build_object('value', g.k{place}::text, 'label', " + label(f"g.k{place}") + ")"
        for place, (_, label) in enumerate(groups)
    ]
    one = "json_build_object('keys', json_build_array(" + join(", ", labelled) + "), 'values', json_build_array("
    one += ", ".join(f"g.v{place}::text" for place in range(len(figures))) + "))"
    names = [f"k{place}" for place in range(len(groups))] + [f"v{place}" for place in range(len(figures))]
    numbered = (
        "(SELECT " + ", ".join(f"r.{name}" for name in names) + ", row_number() OVER () AS n FROM (" + rows + ") r) g"
    )
    body = (
        f"SELECT coalesce('['||string_agg(CASE WHEN g.n <= {request.limit} THEN " + one + "::text END, ',')||']', '[]')"
    )
    return "(" + body + " AS body, count(*) AS n FROM " + numbered + ") x"


Label = Callable[[str], Sql]


def _group(reach: Reach, group: Group) -> tuple[Sql, Label]:
    reached = reach.to(group.path)
    kind = type_of(reached.field)
    if not kind.groupable or reached.field.key == "id":
        raise NotGroupable(field=reached.field.key, bucket=group.bucket or "")
    if kind.operator_set == "date":
        return _bucketed(reached, group)
    if group.bucket is not None:
        raise NotGroupable(field=reached.field.key, bucket=group.bucket)
    return reach.each_of(reached) if kind.many else reached.sql, _label(reached)


def _bucketed(reached: Reached, group: Group) -> tuple[Sql, Label]:
    bucket = group.bucket or "day"
    cut = bucketed(reached.view, reached.field, reached.sql, group.bucket)
    if bucket == "day":
        return cut, lambda key: Sql(f"{key}::text")
    return cut, lambda key: Sql(f"to_char({key}, '{BUCKETS[bucket]}')")


def _label(reached: Reached) -> Label:
    view, field = reached.view, reached.field
    if type_of(field).refers is not None:
        return lambda key: name_of(view, field, Sql(key))
    words = _words(view, field)
    if words is None:
        return lambda key: Sql(f"{key}::text")
    labels, cast = value(msgspec.json.encode(words).decode(), "jsonb"), _CASTS.get(type_of(field).storage, "")
    return lambda key: "coalesce(" + labels + f" ->> {key}{cast}, {key}{cast})"


_CASTS = {"boolean": "::text"}


def _words(view: View, field: Field) -> dict[str, str] | None:
    """Return the words of the keys that a field holds; None if it holds no keys."""
    caller, kind = view.caller, type_of(field)
    if kind.operator_set == "bool":
        context = ValueContext(caller.now, caller.timezone, caller.language)
        return {str(flag).lower(): kind.text(flag, field, context) for flag in (True, False)}
    if kind.operator_set in ("select", "choices") and field.options:
        languages = caller.language, view.catalog.language
        return {key: resolve(option.label, *languages) for key, option in field.options.items()}
    return None


def _figure(reach: Reach, measure: Measure) -> Sql:
    if measure.path is None:
        if measure.fn != "count":
            raise BadMeasure(fn=measure.fn[:20], field="")
        return Sql("count(*)")
    reached = reach.to(measure.path)
    known = type_of(reached.field).measures | {"count"}
    if measure.fn not in known or reached.field.key == "id":
        raise BadMeasure(fn=measure.fn[:20], field=reached.field.key, known=", ".join(sorted(known)))
    match measure.fn:
        case "count_distinct":
            return "count(DISTINCT " + reached.sql + ")"
        case "avg":
            return "trim_scale(round(avg(" + reached.sql + f"), {AVERAGE_DECIMALS}))"
        case fn:
            figure = Sql(_PLAIN_FIGURES[fn]) + "(" + reached.sql + ")"
            return _shown(reached, figure) if fn in ("min", "max") else figure


_PLAIN_FIGURES = {"count": "count", "sum": "sum", "min": "min", "max": "max"}


def _shown(reached: Reached, figure: Sql) -> Sql:
    """A moment travels as UTC text; as text it still sorts by time."""
    if type_of(reached.field).storage != "timestamptz":
        return figure
    return "to_char(" + figure + """ AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')"""


class _Ranks:
    """The ranks of the groups that stand as in a list, with the join they need: of one group at most."""

    def __init__(self, view: View, request: Aggregate) -> None:
        listed = [order.group for order in request.sort if order.listed and order.group is not None]
        if len(set(listed)) > 1:
            raise BadQuery(reason="sort.listed")
        standing = standing_in(view, request.group[listed[0]]) if listed else None
        self.joins = standing.joins if standing else EMPTY
        self._rank = standing.rank if standing else None

    def of(self, order: GroupOrder) -> list[Sql]:
        """Return what stands before the key of a group in the order."""
        if not order.listed or self._rank is None:
            return []
        return ["min(" + self._rank + ")" + (" DESC NULLS LAST" if order.desc else " NULLS LAST")]


def _order(request: Aggregate, ranks: _Ranks) -> Sql:
    chosen = [piece for order in request.sort for piece in (*ranks.of(order), _placed(order))]
    if not chosen and not request.group[0].bucket:
        chosen = [Sql("v0 DESC NULLS LAST")]
    return join(", ", [*chosen, *(Sql(f"k{place}") for place in range(len(request.group)))])


def _placed(order: GroupOrder) -> Sql:
    name = f"v{order.measure}" if order.measure is not None else f"k{order.group}"
    return Sql(f"{name} DESC NULLS LAST" if order.desc else f"{name} NULLS LAST")
