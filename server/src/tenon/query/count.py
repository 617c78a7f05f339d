"""Counting: quick and capped for screens, exact when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tenon.query.plan import Plan, beside_revision
from tenon.query.requests import COUNT_CAP, CountRecords
from tenon.query.sql import Sql
from tenon.query.view import View
from tenon.query.which import which

CAPPED_SECONDS = 0.3


def count_plan(request: CountRecords, view: View) -> Plan:
    """Compile a count. A capped one that takes longer than 0.3 s answers "10 000 or more"."""
    rows = f"SELECT 1 FROM {view.table} t WHERE " + which(view, request.filter, request.search, request.deleted)
    if not request.exact:
        rows += f" LIMIT {COUNT_CAP + 1}"
    statement = beside_revision(view.catalog, Sql("x.n"), "(SELECT count(*) AS n FROM (" + rows + ") c) x").render()
    finish = _exact if request.exact else _capped
    limits = {} if request.exact else {"timeout": CAPPED_SECONDS, "late": _answer(COUNT_CAP, True)}
    return Plan(statement.text, statement.params, view.object.key, finish, **limits)  # type: ignore[arg-type]


def _exact(row: Mapping[str, Any]) -> bytes:
    return _answer(row["n"], False)


def _capped(row: Mapping[str, Any]) -> bytes:
    return _answer(min(row["n"], COUNT_CAP), row["n"] > COUNT_CAP)


def _answer(count: int, capped: bool) -> bytes:
    return b'{"count":%d,"capped":%s}' % (count, b"true" if capped else b"false")
