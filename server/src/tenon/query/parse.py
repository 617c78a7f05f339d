"""From JSON to requests. Shapes and limits are judged here; names and types are judged against the Catalog later."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from tenon.kernel.condition import MAX_HOPS, Condition, parse_condition
from tenon.query.errors import BadQuery, OutOfRange
from tenon.query.requests import (
    DEFAULT_LIMIT,
    MAX_GROUPS,
    MAX_LIMIT,
    MAX_SLICES,
    Aggregate,
    CountRecords,
    GlobalSearch,
    Group,
    GroupBy,
    GroupOrder,
    ListRecords,
    Measure,
    Order,
    Path,
    Pivot,
    Request,
    Slice,
)

MAX_SORTS, MAX_LEVELS, MAX_MEASURES, MAX_FIELDS = 5, 3, 10, 500
MAX_OFFSET = 100_000_000
MAX_SEARCH = 200
MAX_SEARCH_LIMIT = 20

Body = Mapping[str, Any]


def parse_request(object_key: str, body: object) -> Request:
    """Read the body of ``POST /objects/{object}/query``.

    Raises:
        BadQuery: a member is missing, unknown or of the wrong type.
        OutOfRange: a limit or a number of parts is too large or too small.
        BadCondition, ConditionTooLarge: the filter.
    """
    if not isinstance(body, dict):
        raise BadQuery(reason="{}")
    kind = body.get("kind")
    read = _KINDS.get(kind) if isinstance(kind, str) else None
    if read is None:
        raise BadQuery(reason=f"kind: {' | '.join(_KINDS)}")
    return read(object_key, body)


def parse_url_query(object_key: str, query: Mapping[str, str]) -> ListRecords:
    """Read the query of ``GET /objects/{object}/records``: ``filter`` is JSON, ``sort`` is ``-created_at,name``."""
    body: dict[str, Any] = {"kind": "list", **query}
    if "filter" in query:
        try:
            body["filter"] = msgspec.json.decode(query["filter"])
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            raise BadQuery(reason="filter") from None
    if "sort" in query:
        body["sort"] = [
            {"field": name.removeprefix("-"), "desc": name.startswith("-")} for name in query["sort"].split(",") if name
        ]
    if "fields" in query:
        body["fields"] = [name for name in query["fields"].split(",") if name]
    for name in ("limit", "offset"):
        if name in query:
            body[name] = int(query[name]) if query[name].isascii() and query[name].isdigit() else query[name]
    if "deleted" in query:
        body["deleted"] = {"true": True, "false": False}.get(query["deleted"], query["deleted"])
    return _list(object_key, body)


def parse_search(text: str, limit: int) -> GlobalSearch:
    """Read ``GET /search?q=&limit=``."""
    return GlobalSearch(_bounded_text(text), _number(limit, "limit", 1, MAX_SEARCH_LIMIT))


def _list(object_key: str, body: Body) -> ListRecords:
    _only(body, "kind filter sort fields search cursor offset limit deleted group slices")
    offset = body.get("offset")
    cursor = body.get("cursor")
    if cursor is not None and (not isinstance(cursor, str) or offset is not None):
        raise BadQuery(reason="cursor | offset")
    group = _group_by(body["group"]) if body.get("group") is not None else None
    if group is not None and cursor is not None:
        raise BadQuery(reason="cursor | group")
    slices = tuple(_each(body, "slices", _slice, MAX_SLICES))
    if slices and (group is None or offset is not None or "limit" in body):
        raise BadQuery(reason="slices | offset, limit" if group else "slices: group")
    wanted = sum(each.limit for each in slices) or body.get("limit", DEFAULT_LIMIT)
    return ListRecords(
        object=object_key,
        filter=_filter(body),
        sort=tuple(_each(body, "sort", _order, MAX_SORTS)),
        fields=tuple(_each(body, "fields", _name, MAX_FIELDS)) if body.get("fields") is not None else None,
        search=_search(body),
        cursor=cursor or None,
        offset=None if offset is None else _number(offset, "offset", 0, MAX_OFFSET),
        limit=_number(wanted, "limit", 1, MAX_LIMIT),
        deleted=_flag(body, "deleted"),
        group=group,
        slices=slices,
    )


def _count(object_key: str, body: Body) -> CountRecords:
    _only(body, "kind filter search deleted exact")
    return CountRecords(object_key, _filter(body), _search(body), _flag(body, "deleted"), _flag(body, "exact"))


def _aggregate(object_key: str, body: Body) -> Aggregate:
    _only(body, "kind group measures filter search sort limit")
    groups = tuple(_each(body, "group", _group, MAX_LEVELS))
    measures = _measures(body)
    sort = tuple(_each(body, "sort", lambda item: _group_order(item, len(groups), len(measures)), MAX_SORTS))
    limit = _number(body.get("limit", MAX_GROUPS), "limit", 1, MAX_GROUPS)
    return Aggregate(object_key, groups, measures, _filter(body), _search(body), sort, limit)


def _pivot(object_key: str, body: Body) -> Pivot:
    _only(body, "kind rows columns measures filter search")
    rows = tuple(_each(body, "rows", _group, MAX_LEVELS))
    columns = tuple(_each(body, "columns", _group, MAX_LEVELS))
    if not rows or not columns:
        raise BadQuery(reason="rows, columns")
    return Pivot(object_key, rows, columns, _measures(body), _filter(body), _search(body))


_KINDS: dict[str, Callable[[str, Body], Request]] = {
    "list": _list,
    "count": _count,
    "aggregate": _aggregate,
    "pivot": _pivot,
}


def _measures(body: Body) -> tuple[Measure, ...]:
    return tuple(_each(body, "measures", _measure, MAX_MEASURES)) or (Measure("count"),)


def _order(item: object) -> Order:
    members = _members(item, "sort", "field desc")
    return Order(_name(members.get("field")), _flag(members, "desc"))


def _group(item: object) -> Group:
    members = _members(item, "group", "field bucket")
    bucket = members.get("bucket")
    if bucket is not None and not isinstance(bucket, str):
        raise BadQuery(reason="bucket")
    return Group(_path(members.get("field")), bucket)


def _group_by(item: object) -> GroupBy:
    members = _members(item, "group", "field bucket desc")
    by = {name: content for name, content in members.items() if name != "desc"}
    return GroupBy(_group(by), _flag(members, "desc"))


def _slice(item: object) -> Slice:
    members = _members(item, "slices", "values offset limit")
    values = _each(members, "values", _key, MAX_LIMIT)
    if not values or (None in values and len(values) > 1):
        raise BadQuery(reason="slices.values")
    offset = _number(members.get("offset", 0), "slices.offset", 0, MAX_OFFSET)
    return Slice(tuple(values), offset, _number(members.get("limit"), "slices.limit", 1, MAX_LIMIT))


def _key(item: object) -> str | None:
    if item is not None and not isinstance(item, str):
        raise BadQuery(reason="slices.values")
    return item


def _measure(item: object) -> Measure:
    members = _members(item, "measures", "fn field")
    field = members.get("field")
    return Measure(_name(members.get("fn")), None if field is None else _path(field))


def _group_order(item: object, groups: int, measures: int) -> GroupOrder:
    members = _members(item, "sort", "measure group desc listed")
    desc = _flag(members, "desc")
    if "measure" in members:
        return GroupOrder(measure=_number(members["measure"], "sort.measure", 0, measures - 1), desc=desc)
    if "group" in members:
        place = _number(members["group"], "sort.group", 0, groups - 1)
        return GroupOrder(group=place, desc=desc, listed=_flag(members, "listed"))
    raise BadQuery(reason="sort: measure | group")


def _members(item: object, where: str, known: str) -> Body:
    if not isinstance(item, dict):
        raise BadQuery(reason=where)
    _only(item, known, where)
    return item


def _only(body: Body, known: str, where: str = "") -> None:
    for name in body:
        if name not in known.split():
            raise BadQuery(reason=f"{where}.{name}"[:80].lstrip("."))


def _each(body: Body, name: str, read: Callable[[object], Any], most: int) -> list[Any]:
    items = body.get(name)
    if items is None:
        return []
    if not isinstance(items, list):
        raise BadQuery(reason=name)
    if len(items) > most:
        raise OutOfRange(name=name, low=0, high=most)
    return [read(item) for item in items]


def _filter(body: Body) -> Condition | None:
    tree = body.get("filter")
    return None if tree is None else parse_condition(tree)


def _search(body: Body) -> str:
    text = body.get("search")
    if text is None:
        return ""
    if not isinstance(text, str):
        raise BadQuery(reason="search")
    return _bounded_text(text)


def _bounded_text(text: str) -> str:
    if len(text) > MAX_SEARCH:
        raise OutOfRange(name="search", low=0, high=MAX_SEARCH)
    return text.strip()


def _flag(body: Body, name: str) -> bool:
    flag = body.get(name, False)
    if not isinstance(flag, bool):
        raise BadQuery(reason=name)
    return flag


def _number(number: object, name: str, low: int, high: int) -> int:
    if not isinstance(number, int) or isinstance(number, bool):
        raise BadQuery(reason=name)
    if not low <= number <= high:
        raise OutOfRange(name=name, low=low, high=high)
    return number


def _name(name: object) -> str:
    if not isinstance(name, str) or not name:
        raise BadQuery(reason="field")
    return name


def _path(text: object) -> Path:
    path = tuple(_name(text).split("."))
    if len(path) > MAX_HOPS + 1:
        raise OutOfRange(name="field", low=0, high=MAX_HOPS)
    return path
