"""How a table follows its object: the steps from what stands to what is wanted. Pure; shown and done alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from tenon.definitions import Step
from tenon.kernel.names import quote_ident
from tenon.kernel.words import Words
from tenon.schema.carry import Way, can_carry, carry, restore, way_between
from tenon.schema.field_types import FIELD_TYPES
from tenon.schema.indexes import wanted_indexes
from tenon.schema.model import Column, Field, Object
from tenon.schema.phrases import phrase
from tenon.schema.retype import conversion, is_retyped
from tenon.schema.table import Table, add_column, create_table, grant_table, mark, mark_column, qualified, spelled

INLINE_INDEX_ROWS = 2000
"""Up to so many rows an index is made inside the publish; on more it would keep readers or writers waiting."""


class Place(Struct, frozen=True):
    """Where a plan is carried out: schema and role of the workspace, and what its values are read with.

    ``titles`` has the title field of every object of the workspace.
    """

    schema: str
    role: str
    language: str
    timezone: str
    titles: Mapping[str, str] = {}


def plan(old: Object | None, new: Object | None, table: Table | None, place: Place) -> list[Step]:
    """Return the steps that make the table of ``new`` out of what stands.

    Args:
        old: what is published now (None: nothing, or retired).
        new: what is to be published (None: to be retired).
        table: the table as it stands (None: there is none).
        place: where.

    Returns:
        Steps in order; concurrent ones are done after the transaction. A removed field only disappears from sight, and
        so does a retired object: columns and tables stay until a purge.
    """
    if new is None:
        return [Step(phrase("step.retire", label=old.label if old else ""))]
    if table is None:
        return list(_created(new, place))
    return list(_Changes(old, new, table, place).steps())


def _created(new: Object, place: Place) -> Iterator[Step]:
    yield Step(phrase("step.create_table", label=new.label), sql=create_table(place.schema, new))
    yield Step("", sql=grant_table(place.schema, new.key, place.role))
    for field in new.own_fields:
        if field.columns and mark(field):
            yield Step("", sql=mark_column(place.schema, new.key, field.column, mark(field)))
    for index in wanted_indexes(new).values():
        yield Step("", sql=index.create(qualified(place.schema, new.key)))


class _Changes:
    def __init__(self, old: Object | None, new: Object, table: Table, place: Place) -> None:
        self._old = old
        self._new = new
        self._table = table
        self._place = place
        self._name = qualified(place.schema, new.key)
        before = {} if old is None else old.fields
        self._before = {key: field for key, field in before.items() if field.columns and not field.system}
        self._replaced: set[str] = set()

    def steps(self) -> Iterator[Step]:
        for key, field in self._before.items():
            if key not in self._new.fields or not self._new.fields[key].columns:
                yield Step(phrase("step.hide_field", label=field.label))
        retyped = [field for field in self._new.own_fields if self._is_retyped(field)]
        yield from self._drop_indexes({column.name for field in retyped for column in field.columns})
        for field in self._new.own_fields:
            yield from self._retype(field) if field in retyped else self._columns(field)
        yield from self._create_indexes()
        if self._table.rows and self._needs_refresh(retyped):
            yield Step(phrase("step.refresh_search", label=self._new.label), concurrent=True)

    def _is_retyped(self, field: Field) -> bool:
        before = self._before.get(field.key)
        held = before is not None and bool(field.columns) and before.column in self._table.columns
        return held and before is not None and is_retyped(before, field)

    def _columns(self, field: Field) -> Iterator[Step]:
        for column in field.columns:
            main = column.part is None
            label = phrase("step.add_field", label=field.label) if main else ""
            if not self._fits(column, field):
                if column.name in self._table.columns:
                    yield self._set_aside(column.name)
                yield Step(label, sql=add_column(self._place.schema, self._new.key, column))
            elif field.key not in self._before and main and self._table.rows:
                yield Step(phrase("step.show_field", label=field.label))
        if field.columns and mark(field) != self._table.marks.get(field.column, ""):
            yield Step("", sql=mark_column(self._place.schema, self._new.key, field.column, mark(field)))

    def _fits(self, column: Column, field: Field) -> bool:
        """Tell whether the standing column holds values of this field; a hidden one may have meant something else."""
        if self._table.columns.get(column.name) != spelled(column.sql_type):
            return False
        meant = self._table.marks.get(column.name, "")
        return column.part is not None or field.key in self._before or meant == mark(field)

    def _retype(self, field: Field) -> Iterator[Step]:
        before = self._before[field.key]
        fresh = {c.name: _fresh(c.name) for c in field.columns if not c.derived}
        names = {"label": field.label, "before": _type(before), "after": _type(field)}
        for c in field.columns:
            if not c.derived:
                yield Step("", sql=add_column(self._place.schema, self._new.key, Column(fresh[c.name], c.sql_type)))
        yield self._moved(before, field, fresh, phrase("step.retype", **names))
        yield from self._given_back(before, field, fresh)
        stood = [c.name for c in (*before.columns, *field.columns) if not c.derived]
        for name in dict.fromkeys(stood):
            if name in self._table.columns:
                yield self._set_aside(name)
        for name, place in fresh.items():
            yield Step("", sql=self._rename(place, name))
        if mark(field):
            yield Step("", sql=mark_column(self._place.schema, self._new.key, field.column, mark(field)))
        for extra in field.columns:
            if extra.derived and extra.name not in self._table.columns:
                yield Step("", sql=add_column(self._place.schema, self._new.key, extra))

    def _moved(self, before: Field, field: Field, fresh: Mapping[str, str], text: Words) -> Step:
        """Return the step that carries the values over: in SQL where it can, else through words, else not at all."""
        way = conversion(before, field, self._place.language, self._place.timezone)
        if way is not None:
            target, source = quote_ident(fresh[field.column]), quote_ident(before.column)
            move = f"UPDATE {self._name} SET {target} = {way.value} WHERE {source} IS NOT NULL"
            return Step(text, "rewrite" if way.lost == "false" else "lossy", move, way.params)
        if not can_carry(before, field):
            return Step(text)
        return Step(text, "lossy", act=partial(carry, table=self._name, way=self._way(before, field), fresh=fresh))

    def _given_back(self, before: Field, field: Field, fresh: Mapping[str, str]) -> Iterator[Step]:
        """Give back what was set aside when the field last had this type, where nobody changed what came of it."""
        aside = self._kept(field)
        if not aside:
            return
        kept = [Column(aside[c.name], c.sql_type, c.part) for c in field.columns if c.name in aside]
        way = conversion(replace(field, columns=tuple(kept)), before, self._place.language, self._place.timezone)
        if way is not None:
            sets = ", ".join(f"{quote_ident(fresh[name])} = {quote_ident(place)}" for name, place in aside.items())
            same = f"({way.value}) IS NOT DISTINCT FROM {quote_ident(before.column)}"
            was = quote_ident(aside[field.column])
            yield Step("", "none", f"UPDATE {self._name} SET {sets} WHERE {was} IS NOT NULL AND {same}", way.params)
        elif can_carry(field, before):
            forth = self._way(field, before)
            yield Step("", act=partial(restore, table=self._name, forth=forth, aside=aside, fresh=fresh))

    def _kept(self, field: Field) -> dict[str, str]:
        """Return where the columns of a field were set aside last, by their names; none if it never had this type."""
        stored = [c for c in field.columns if not c.derived]
        main = re.compile(re.escape(f"{field.key}__old_") + r"(\d+)")
        numbers = [int(found[1]) for name in self._table.columns if (found := main.fullmatch(name))]
        for number in sorted(numbers, reverse=True):
            places = {c.name: _aside(c.name, number) for c in stored}
            fits = all(self._table.columns.get(places[c.name]) == spelled(c.sql_type) for c in stored)
            if fits and self._table.marks.get(places[field.column], "") == mark(field):
                return places
        return {}

    def _way(self, old: Field, new: Field) -> Way:
        place = self._place
        return way_between(old, new, place.schema, place.language, place.timezone, place.titles)

    def _set_aside(self, column: str) -> Step:
        """Keep the old values under a name that no field can have; the number sets it apart from earlier ones."""
        return Step("", sql=self._rename(column, _aside(column, self._table.attnum)))

    def _rename(self, column: str, name: str) -> str:
        return f"ALTER TABLE {self._name} RENAME COLUMN {quote_ident(column)} TO {quote_ident(name)}"

    def _drop_indexes(self, columns: set[str]) -> Iterator[Step]:
        """Drop what is no longer wanted, and what stands on a column about to be replaced (it is made again)."""
        wanted = wanted_indexes(self._new)
        for name in sorted(self._table.indexes):
            index = wanted.get(name)
            if index is None or columns & set(index.columns):
                self._replaced.add(name)
                sql = f"DROP INDEX {quote_ident(self._place.schema)}.{quote_ident(name)}"
                yield Step(phrase("step.drop_index", name=name) if index is None else "", sql=sql)

    def _create_indexes(self) -> Iterator[Step]:
        online = self._table.rows > INLINE_INDEX_ROWS
        for name, index in wanted_indexes(self._new).items():
            if name not in self._table.indexes or name in self._replaced:
                code = "step.unique_index" if index.unique else "step.index"
                fields = ", ".join(index.fields or index.columns)
                sql = index.create(self._name, concurrently=online)
                yield Step(phrase(code, fields=fields), sql=sql, concurrent=online)

    def _needs_refresh(self, retyped: list[Field]) -> bool:
        known = {field.key for field in self._old.search_fields} if self._old else set()
        if any(field.key not in known or field in retyped for field in self._new.search_fields):
            return True
        made = [field for field in self._new.own_fields if field.key not in self._before or field in retyped]
        return any(FIELD_TYPES[f.type].counted or any(c.derived for c in f.columns) for f in made)


def _fresh(column: str) -> str:
    stem, _, part = column.partition("__")
    return f"{stem}__new__{part}" if part else f"{stem}__new"


def _aside(column: str, number: int) -> str:
    stem, _, part = column.partition("__")
    return f"{stem}__old_{number}__{part}" if part else f"{stem}__old_{number}"


def _type(field: Field) -> object:
    return FIELD_TYPES[field.type].label
