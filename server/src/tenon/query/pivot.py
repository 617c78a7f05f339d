"""Pivots: the figures of an aggregate over rows and columns, laid out as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from tenon.query.aggregate import SECONDS, grouped, tellers
from tenon.query.plan import Plan, beside_revision
from tenon.query.requests import Aggregate, Pivot
from tenon.query.sql import Sql
from tenon.query.view import View

MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 500, 100, 10_000

Keys = tuple[tuple[str | None, str | None], ...]


class _GroupKey(msgspec.Struct):
    value: str | None
    label: str | None


class _Figures(msgspec.Struct):
    keys: list[_GroupKey]
    values: list[str | None]


def pivot_plan(request: Pivot, view: View) -> Plan:
    """Compile a pivot; the answer is ``{"rows", "columns", "cells", "truncated"}``, cells by row, column, measure.

    Raises:
        UnknownField, NotGroupable, BadMeasure, BadOperator, BadValue: the request.
    """
    flat = Aggregate(
        object=request.object,
        group=(*request.rows, *request.columns),
        measures=request.measures,
        filter=request.filter,
        search=request.search,
        limit=MAX_CELLS,
    )
    statement = beside_revision(view.catalog, Sql("x.body, x.n"), grouped(flat, view)).render()

    words = tellers(view, flat.group)

    def finish(row: Mapping[str, Any]) -> bytes:
        figures = msgspec.json.decode(row["body"], type=list[_Figures])
        for each in figures:
            for place, tell in words.items():
                key = each.keys[place]
                key.label = None if key.value is None else tell(key.value)
        return msgspec.json.encode(laid_out(figures, len(request.rows), truncated=row["n"] > MAX_CELLS))

    return Plan(statement.text, statement.params, view.object.key, finish, timeout=SECONDS)


def laid_out(figures: Sequence[_Figures], row_levels: int, *, truncated: bool) -> dict[str, Any]:
    """Lay figures out as a table; the first ``row_levels`` keys name the row. A cell without records is null."""
    rows = _axis([_of(each.keys[:row_levels]) for each in figures])
    columns = _axis([_of(each.keys[row_levels:]) for each in figures])
    cells: list[list[list[str | None] | None]] = [
        [None] * min(len(columns), MAX_COLUMNS) for _ in range(min(len(rows), MAX_ROWS))
    ]
    for each in figures:
        row, place = rows[_of(each.keys[:row_levels])], columns[_of(each.keys[row_levels:])]
        if row < MAX_ROWS and place < MAX_COLUMNS:
            cells[row][place] = each.values
    return {
        "rows": _shown(rows)[:MAX_ROWS],
        "columns": _shown(columns)[:MAX_COLUMNS],
        "cells": cells,
        "truncated": truncated or len(rows) > MAX_ROWS or len(columns) > MAX_COLUMNS,
    }


def _of(keys: Sequence[_GroupKey]) -> Keys:
    return tuple((key.value, key.label) for key in keys)


def _axis(keys: Sequence[Keys]) -> dict[Keys, int]:
    ordered = sorted(set(keys), key=lambda levels: [(value is None, value or "") for value, _ in levels])
    return {key: place for place, key in enumerate(ordered)}


def _shown(axis: Mapping[Keys, int]) -> list[list[dict[str, str | None]]]:
    return [[{"value": value, "label": label} for value, label in levels] for levels in axis]
