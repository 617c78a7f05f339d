"""How a table follows its object: the steps from what stands to what is wanted. Pure; shown and done alike."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tenon.definitions import Risk, Step
from tenon.kernel.names import quote_ident
from tenon.schema.field_types import FIELD_TYPES
from tenon.schema.indexes import wanted_indexes
from tenon.schema.model import Column, Field, Object
from tenon.schema.phrases import phrase
from tenon.schema.retype import conversion, is_retyped
from tenon.schema.table import Table, add_column, create_table, grant_table, mark, mark_column, qualified, spelled

INLINE_INDEX_ROWS = 2000
"""Up to so many rows an index is made inside the publish; on more it would keep readers or writers waiting."""


class Place(Struct, frozen=True):
    """Where a plan is carried out: schema and role of the workspace, and what its values are read with."""

    schema: str
    role: str
    language: str
    timezone: str


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
        column, fresh = field.columns[0], Column(f"{field.key}__new", field.columns[0].sql_type)
        names = {"label": field.label, "before": _type(before), "after": _type(field)}
        yield Step("", sql=add_column(self._place.schema, self._new.key, fresh))
        way = conversion(before, field, self._place.language, self._place.timezone)
        if way is None:
            yield Step(phrase("step.retype", **names))
        else:
            target, source = quote_ident(fresh.name), quote_ident(before.column)
            move = f"UPDATE {self._name} SET {target} = {way.value} WHERE {source} IS NOT NULL"
            risk: Risk = "rewrite" if way.lost == "false" else "lossy"
            yield Step(phrase("step.retype", **names), risk, move, way.params)
        yield self._set_aside(before.column)
        yield Step("", sql=self._rename(fresh.name, column.name))
        if mark(field):
            yield Step("", sql=mark_column(self._place.schema, self._new.key, column.name, mark(field)))
        for extra in field.columns[1:]:
            if extra.name not in self._table.columns:
                yield Step("", sql=add_column(self._place.schema, self._new.key, extra))

    def _set_aside(self, column: str) -> Step:
        """Keep the old values under a name that no field can have; the number sets it apart from earlier ones."""
        return Step("", sql=self._rename(column, f"{column.split('__')[0]}__old_{self._table.attnum}"))

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
        return any(field.key not in known or field in retyped for field in self._new.search_fields)


def _type(field: Field) -> object:
    return FIELD_TYPES[field.type].label
