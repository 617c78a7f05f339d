"""Values along a path, as columns of LEFT JOINs: for grouping, where a record counts whether or not it leads on.

A related record that is deleted or outside of the caller's rows counts as no record: its values are empty.
"""

from __future__ import annotations

from typing import NamedTuple

from tenon.query.predicate import live, row_predicate
from tenon.query.requests import Path
from tenon.query.sql import Sql, all_of, column
from tenon.query.view import View, type_of
from tenon.schema import Field


class Reached(NamedTuple):
    """A field, the view of the object it stands in, and the alias of that object's row."""

    view: View
    field: Field
    alias: str

    @property
    def sql(self) -> Sql:
        """The column."""
        return column(self.alias, self.field.column)


class Reach:
    """Collects the joins of one statement over the row ``t``; the same relation is joined once."""

    def __init__(self, view: View) -> None:
        self._at: dict[Path, tuple[View, str]] = {(): (view, "t")}
        self._joins: list[Sql] = []

    def to(self, path: Path) -> Reached:
        """Return where a path ends.

        Raises:
            UnknownField: a step is absent, hidden or no relation.
        """
        for place in range(1, len(path)):
            self._step(path, place)
        view, alias = self._at[path[:-1]]
        return Reached(view, view.field(path[-1], path), alias)

    def each_of(self, reached: Reached) -> Sql:
        """Return one element after the other of a list: a record counts once for each, once if it has none."""
        name = f"u{len(self._joins)}"
        self._joins.append(" LEFT JOIN LATERAL unnest(" + reached.sql + f") {name}(item) ON true")
        return Sql(f"{name}.item")

    @property
    def joins(self) -> Sql:
        """The joins, to stand after ``FROM … t``."""
        return Sql(*(part for join in self._joins for part in join.parts))

    def _step(self, path: Path, place: int) -> None:
        if path[:place] in self._at:
            return
        view, alias = self._at[path[: place - 1]]
        relation = view.field(path[place - 1], path)
        target, inner = view.target(relation, path), f"j{len(self._joins)}"
        own = column(alias, relation.column)
        named = f"{inner}.id = " + ("ANY(" + own + ")" if type_of(relation).many else own)
        on = all_of([named, live(inner), row_predicate(target, inner)])
        self._joins.append(f" LEFT JOIN {target.table} {inner} ON " + on)
        self._at[path[:place]] = (target, inner)
