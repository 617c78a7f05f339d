"""Which records a question is about: live ones, in the caller's rows, in his filter, found by his search."""

from __future__ import annotations

from tenon.kernel.condition import Condition
from tenon.query.predicate import filter_predicate, live, row_predicate
from tenon.query.search import Needle, search_predicate
from tenon.query.sql import TRUE, Sql, all_of
from tenon.query.view import View


def which(view: View, filter_: Condition | None, search: str, deleted: bool = False) -> Sql:
    """Return the predicate over the object's row under the alias ``t``.

    Raises:
        UnknownField, BadOperator, BadValue: the filter.
    """
    return all_of(
        [
            live("t", deleted),
            row_predicate(view, "t"),
            filter_predicate(view, filter_, "t"),
            search_predicate(view, Needle(search), "t") if search else TRUE,
        ]
    )
