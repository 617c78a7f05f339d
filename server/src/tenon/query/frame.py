"""The part of a list statement that depends on what is shown and in which order, not on which records: made once, kept.

The innermost SELECT finds the rows of the page, one more than asked for so that the end is known; the JSON of a record
is made only for rows that are shown. A sub-select with LIMIT keeps its order under an aggregate that joins nothing.
"""

from __future__ import annotations

import msgspec

from tenon.query.order import Keys, key_json, order_by
from tenon.query.plan import as_bytes, beside_revision
from tenon.query.recall import Recall, standing_of
from tenon.query.record import columns_of, fields_json, listed_fields
from tenon.query.sql import Sql, column, compacted, join
from tenon.query.view import View

_CUT = "\0"
"""Marks where the rows go while the statement around them is put together; no fragment can hold it."""


class Frame(msgspec.Struct, frozen=True):
    """Pieces of a statement, in this order: ``head``, the rows, ``tail``.

    Attributes:
        wide: ``SELECT <columns the page shows or is ordered by> FROM <table> t WHERE``.
        narrow: the same with the columns of the order alone.
        order: `` ORDER BY …`` over the alias ``t``.
        columns: the list of ``wide``.
    """

    head: Sql
    tail: Sql
    wide: Sql
    narrow: Sql
    order: Sql
    columns: Sql


_made: Recall[Frame] = Recall(1_000)


def frame_of(view: View, fields: tuple[str, ...] | None, keys: Keys, limit: int, lead: int = 0) -> Frame:
    """Return the frame of a page of ``limit`` records, whose first ``lead`` rows (0 or 1) are read and not shown.

    Its statement selects ``body`` (a JSON array), ``last`` and ``first`` (sort keys of the last record shown and of the
    row before the page) and ``more`` (whether a row follows).

    Raises:
        UnknownField: one of ``fields`` is absent or hidden.
    """
    fields = listed_fields(view) if fields is None else fields
    key = (view.object.key, standing_of(view.caller), fields, keys, limit, lead)
    return _made.get(view.catalog, key, lambda: _frame(view, fields, keys, limit, lead))


def numbered(names: list[str], rows: Sql) -> Sql:
    """Number rows from 1 as they come, as the column ``n`` of the sub-select ``p``."""
    columns = join(", ", [column("q", name) for name in names])
    return "(SELECT " + columns + ", row_number() OVER () AS n FROM (" + rows + ") q) p"


def _frame(view: View, fields: tuple[str, ...] | None, keys: Keys, limit: int, lead: int) -> Frame:
    names = list(dict.fromkeys([*columns_of(view, fields), *(key.name for key in keys)]))
    record, last = fields_json(view, fields, "p"), lead + limit
    shown = f"p.n BETWEEN {lead + 1} AND {last}"
    columns = [
        f"coalesce('['||string_agg(CASE WHEN {shown} THEN " + record + " END, ',')||']', '[]') AS body",
        f"max(CASE WHEN p.n = {last} THEN " + key_json(keys, "p") + " END) AS last",
        f"max(CASE WHEN p.n = {lead} THEN " + key_json(keys, "p") + " END) AS first" if lead else Sql("NULL AS first"),
        Sql(f"count(*) > {last} AS more"),
    ]
    body = "(SELECT " + join(", ", columns) + " FROM " + numbered(names, Sql(_CUT)) + ") x"
    whole = compacted(beside_revision(view.catalog, as_bytes("x.body") + " AS body, x.last, x.first, x.more", body))
    head, tail = _split(whole)
    listed = compacted(join(", ", [column("t", name) for name in names]))
    sorts = join(", ", [column("t", key.name) for key in keys])
    source = f" FROM {view.table} t WHERE "
    return Frame(
        head=head,
        tail=tail,
        wide=compacted("SELECT " + listed + source),
        narrow=compacted("SELECT " + sorts + source),
        order=compacted(" ORDER BY " + order_by(keys, "t")),
        columns=listed,
    )


def _split(whole: Sql) -> tuple[Sql, Sql]:
    for place, part in enumerate(whole.parts):
        if isinstance(part, str) and _CUT in part:
            before, after = part.split(_CUT)
            return Sql(*whole.parts[:place], before), Sql(after, *whole.parts[place + 1 :])
    raise AssertionError("a frame without a place for its rows")
