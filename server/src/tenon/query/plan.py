"""A Plan: one finished statement and how its row becomes the answer. The read gate alone sends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from tenon.kernel.errors import NotFound
from tenon.query.sql import Sql
from tenon.schema import Catalog


class Plan(msgspec.Struct, frozen=True):
    """One autocommit statement with one row.

    Attributes:
        sql: text with ``$1 … $n``; the columns of its row are ``body`` (JSON, NULL for not found),
            ``meta_rev``, ``perm_epoch`` and whatever ``finish`` reads.
        params: the values in that order.
        object: key of the object it reads, empty for a search across objects.
        finish: turns the row into the bytes of the answer.
        timeout: seconds after which the statement is given up; None for the connection's own limit.
        late: what to answer when it is given up, if an answer is known even then.
        again: tells by the row that the plan stood on something outdated and must be made anew.
    """

    sql: str
    params: tuple[Any, ...]
    object: str
    finish: Callable[[Mapping[str, Any]], bytes]
    timeout: float | None = None
    late: bytes | None = None
    again: Callable[[Mapping[str, Any]], bool] | None = None


def body_of(row: Mapping[str, Any]) -> bytes:
    """Return the JSON that PostgreSQL made, as it is.

    Raises:
        NotFound: the row has none: the record is absent, or not for this caller's eyes.
    """
    body: bytes | None = row["body"]
    if body is None:
        raise NotFound
    return body


def beside_revision(catalog: Catalog, columns: Sql | str, source: Sql | None = None) -> Sql:
    """Return the statement that selects ``columns`` and, from its own snapshot, ``meta_rev`` and ``perm_epoch``.

    Args:
        catalog: whose workspace's counters are read.
        columns: the select list.
        source: a sub-select with an alias that gives exactly one row, if the columns need one.
    """
    revision = f"{catalog.table('sys_revision')} r"
    tail = ", r.meta_rev, r.perm_epoch FROM "
    return "SELECT " + Sql() + columns + tail + (source + ", " if source is not None else "") + revision


def as_bytes(text: Sql | str) -> Sql:
    """Return JSON text as the bytes that are sent on: decoding 16 kB to encode it again costs more than compiling."""
    return "convert_to(" + (Sql() + text) + ", 'UTF8')"
