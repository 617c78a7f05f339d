"""What a batch did, sorted into the steps in which it is taken back, and what each leaves behind. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from tenon.query import View, logged_columns, value_columns
from tenon.records.changes import decoded
from tenon.records.logged import normal, stored, stored_columns
from tenon.records.values import search_of, touches_search
from tenon.schema import PARENT_ID, Column, Object

Log = Mapping[str, Any]
"""A row of the change log."""

Current = Mapping[str, Any]
"""A locked row as it stands."""

ORDER = ("delete", "restore", "update", "create")
"""What is undone first: a record comes back before others name it again, and goes when nobody names it any more."""


def without_own_lines(logged: Sequence[Log]) -> list[Log]:
    """Leave out the lines of records that the batch created: they go with their record, and come back with it."""
    made = {str(log["record_id"]) for log in logged if log["op"] == "create"}
    return [log for log in logged if decoded(log["after"]).get(PARENT_ID) not in made or not is_line(log)]


def is_line(log: Log) -> bool:
    """Tell whether a log row is that of a line: no key of another object holds two underscores."""
    return "__" in log["object"]


def waves(logged: Sequence[Log]) -> list[dict[str, list[Log]]]:
    """Sort log rows into rounds: the last change of each record first, then the one before; each round by object."""
    rounds: list[dict[str, list[Log]]] = []
    depth: dict[UUID, int] = defaultdict(int)
    for log in sorted(logged, key=lambda log: -log["id"]):
        number = depth[log["record_id"]]
        depth[log["record_id"]] += 1
        if number == len(rounds):
            rounds.append(defaultdict(list))
        rounds[number][log["object"]].append(log)
    return rounds


def steps(object: Object, logs: Sequence[Log]) -> Iterator[tuple[str, tuple[str, ...], list[Log]]]:
    """Yield what can be undone by one statement: an operation, the fields of an update, log rows."""
    for op in ORDER:
        by_fields: dict[tuple[str, ...], list[Log]] = defaultdict(list)
        for log in logs:
            if log["op"] == op:
                changed = log["changed"] if op == "update" else ()
                by_fields[tuple(key for key in object.fields if key in changed)].append(log)
        for fields, some in by_fields.items():
            yield op, fields, some


def restored(view: View, log: Log, row: Current, fields: tuple[str, ...]) -> dict[str, Any]:
    """Return a current row with the values from before the change."""
    before = decoded(log["before"])
    whole = dict(row)
    del whole["deleted"]
    for key in fields:
        whole.update(stored_columns(view.caller, view.object.fields[key], before))
    if touches_search(view.object, fields):
        whole["search"] = search_of(view.object, whole)
    return whole


def now_of(object: Object, key: str, row: Current) -> list[Any]:
    """Return what a field holds now, comparable with ``then_of``."""
    columns = logged_columns(object.fields[key])
    return [normal(column, row[column.name]) for column in columns]


def then_of(object: Object, key: str, after: Mapping[str, Any]) -> list[Any]:
    """Return what a field held after the change that the log row tells of."""
    columns = logged_columns(object.fields[key])
    return [normal(column, stored(column, after.get(column.name))) for column in columns]


def logged_fields(object: Object, logs: Sequence[Log]) -> list[Column]:
    """Return the columns of all fields that the log rows changed."""
    keys = {key for log in logs for key in log["changed"] or () if log["op"] == "update"}
    return value_columns(object, [key for key in object.fields if key in keys])


def search_columns(object: Object, logs: Sequence[Log]) -> list[Column]:
    """Return the columns by which records are found, if one of them changes back."""
    keys = tuple(key for log in logs for key in log["changed"] or () if key in object.fields and log["op"] == "update")
    return value_columns(object, [f.key for f in object.search_fields]) if touches_search(object, keys) else []
