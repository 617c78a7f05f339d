"""What the database knows and the planner must: tables as they stand, values that a change would lose or collide on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from tenon.definitions import Connection, Context, KindChange, Problem
from tenon.kernel.names import quote_ident
from tenon.kernel.words import Words
from tenon.schema.build import build_object
from tenon.schema.carry import WORDS_ROWS, can_carry, carried, way_between
from tenon.schema.check import check_object
from tenon.schema.field_types import FIELD_TYPES
from tenon.schema.lines import line_objects
from tenon.schema.model import PARENT_ID, Field, Object
from tenon.schema.retype import Conversion, conversion, is_retyped
from tenon.schema.table import REWRITE_ROWS, Table, primary_key, qualified
from tenon.store import load

SAMPLES = 10
MAX_COLUMN_NUMBER = 1200
"""A table numbered so high must be rebuilt first; PostgreSQL ends at 1,600 columns, dropped ones included."""

_queries = load(__name__)


class Facts(Struct, frozen=True):
    """What was found for one object: its table (None: not there), what stands in the way, both forms of the object.

    ``lines`` are the facts of its sub-tables by key, of those that come, stay or go.
    """

    old: Object | None
    new: Object | None
    table: Table | None
    problems: tuple[Problem, ...] = ()
    lines: dict[str, Facts] = {}


async def survey_objects(
    connection: Connection, changes: Sequence[KindChange], context: Context
) -> Mapping[str, Facts]:
    """Return the facts of each object whose body is sound; the others cannot be published anyway."""
    return {
        change.key: await _survey(connection, change, context)
        for change in changes
        if change.new is None or not _has_errors(check_object(change.new, context.about(change.key)))
    }


async def _survey(connection: Connection, change: KindChange, context: Context) -> Facts:
    sets = context.of("option_set")
    old = None if change.old is None else build_object(change.key, change.old, sets)
    new = None if change.new is None else build_object(change.key, change.new, sets)
    facts = await _facts(connection, context, change.key, old, new)
    before, after = (line_objects(each, sets) if each else {} for each in (old, new))
    lines = {
        key: await _facts(connection, context, key, before.get(key), after.get(key))
        for key in dict.fromkeys([*before, *after])
    }
    told = [problem for key, found in lines.items() if key in after for problem in _placed(found, after[key], facts)]
    problems = (*facts.problems, *told)
    return msgspec.structs.replace(facts, problems=problems, lines=lines if new else {})


async def _facts(connection: Connection, context: Context, key: str, old: Object | None, new: Object | None) -> Facts:
    table = await read_table(connection, context.schema, key)
    if table is None or new is None:
        return Facts(old, new, table)
    look = _Look(connection, context, old, new, table)
    return Facts(old, new, table, tuple([problem async for problem in look.problems()]))


def _placed(found: Facts, lines: Object, parent: Facts) -> Iterator[Problem]:
    """Yield the problems of lines at the path of their sub-table."""
    keys = [field.key for field in parent.new.own_fields] if parent.new else []
    for problem in found.problems:
        at = f"fields[{keys.index(lines.parent_field)}].settings.{problem.path}"
        yield msgspec.structs.replace(problem, path=at)


async def read_table(connection: Connection, schema: str, key: str) -> Table | None:
    """Return an object's table as it stands, or None; its rows are counted up to a limit."""
    rows = await connection.fetch(_queries["table_columns"], schema, key)
    if not rows:
        return None
    names = await connection.fetch(_queries["table_indexes"], schema, key)
    count = f"SELECT count(*) FROM (SELECT FROM {qualified(schema, key)} LIMIT {REWRITE_ROWS + 1}) AS counted"
    return Table(
        columns={row["name"]: row["type"] for row in rows if not row["dropped"]},
        marks={row["name"]: row["mark"] for row in rows if row["mark"]},
        indexes=frozenset(row["name"] for row in names) - {primary_key(key)},
        rows=await connection.fetchval(count),
        attnum=max(row["attnum"] for row in rows),
    )


async def count_values(connection: Connection, table: str, column: str) -> int:
    """Return how many live records hold a value in a column."""
    name = quote_ident(column)
    count: int = await connection.fetchval(
        f"SELECT count(*) FROM {table} WHERE {name} IS NOT NULL AND deleted_at IS NULL"
    )
    return count


async def count_options(connection: Connection, table: str, field: str, many: bool, keys: Sequence[str]) -> int:
    """Return how many live records hold one of some options, alone or in a list."""
    if not keys:
        return 0
    holds = quote_ident(field) + (" && $1::text[]" if many else " = ANY($1::text[])")
    sql = f"SELECT count(*) FROM {table} WHERE {holds} AND deleted_at IS NULL"
    count: int = await connection.fetchval(sql, list(keys))
    return count


async def survey_option_sets(
    connection: Connection, changes: Sequence[KindChange], context: Context
) -> Mapping[str, tuple[Problem, ...]]:
    """Return a warning for each set that loses options which records still hold."""
    found = {}
    for change in changes:
        kept = {option.key for option in change.new.options} if change.new else set()
        gone = [option for option in change.old.options if option.key not in kept] if change.old else []
        count = await _held(connection, change.key, [option.key for option in gone], context)
        if count and change.new is not None:
            told = _listed(any_text(option.label) for option in gone)
            found[change.key] = (Problem("options", "M205", {"count": count, "options": told}, "warning"),)
    return found


async def _held(connection: Connection, option_set: str, keys: Sequence[str], context: Context) -> int:
    count = 0
    for key, body in context.of("object").items() if keys else ():
        standing = await connection.fetch(_queries["table_columns"], context.schema, key)
        marks = {row["name"]: row["mark"] for row in standing if row["mark"] in FIELD_TYPES}
        for field in body.fields:
            if field.settings.get("option_set") == option_set and marks.get(field.key) == field.type:
                many = FIELD_TYPES[field.type].many
                count += await count_options(connection, qualified(context.schema, key), field.key, many, keys)
    return count


class _Look:
    """Looks at the rows of one existing table with the change in mind."""

    def __init__(self, connection: Connection, context: Context, old: Object | None, new: Object, table: Table) -> None:
        self._connection = connection
        self._context = context
        self._old_fields: Mapping[str, Field] = {} if old is None else old.fields
        self._old = old
        self._new = new
        self._facts = table
        self._table = qualified(context.schema, new.key)

    async def problems(self) -> AsyncIterator[Problem]:
        added = [c for f in self._new.own_fields for c in f.columns if c.name not in self._facts.columns]
        if self._facts.attnum + len(added) > MAX_COLUMN_NUMBER:
            yield Problem("fields", "M207", {"used": self._facts.attnum, "max": MAX_COLUMN_NUMBER})
        for place, field in enumerate(self._new.own_fields):
            before = self._old_fields.get(field.key)
            if before is not None:
                async for problem in self._changed(before, field, f"fields[{place}]"):
                    yield problem
        async for problem in self._collisions():
            yield problem

    async def _changed(self, before: Field, field: Field, path: str) -> AsyncIterator[Problem]:
        kind = FIELD_TYPES[field.type]
        if is_retyped(before, field):
            async for problem in self._retyped(before, field, f"{path}.type"):
                yield problem
        elif kind.refers == "record" and before.settings.target != field.settings.target:
            count = await count_values(self._connection, self._table, field.column)
            if count:
                yield Problem(f"{path}.settings.target", "M206", {"count": count})
        elif before.options and kind.operator_set in ("select", "choices"):
            gone = [option for key, option in before.options.items() if key not in field.options]
            keys = [option.key for option in gone]
            count = await count_options(self._connection, self._table, field.column, kind.many, keys)
            if count:
                told = _listed(any_text(option.label) for option in gone)
                yield Problem(f"{path}.settings", "M205", {"count": count, "options": told}, "warning")
        elif _longest(before) > _longest(field):
            count = await self._longer(field)
            if count:
                params = {"count": count, "max": field.settings.max_length}
                yield Problem(f"{path}.settings.max_length", "M208", params, "warning")

    async def _retyped(self, before: Field, field: Field, path: str) -> AsyncIterator[Problem]:
        way = conversion(before, field, self._context.language, self._context.timezone)
        if self._facts.rows > REWRITE_ROWS:
            yield Problem(path, "M202", {"max": REWRITE_ROWS})
        elif way is None and can_carry(before, field):
            async for problem in self._through_words(before, field, path):
                yield problem
        elif way is None:
            if await self._valued(before):
                yield _nothing_in_common(before, field, path)
        elif way.lost != "false":
            count, samples = await self._lost(before, way)
            if count:
                yield Problem(path, "M203", {"count": count, "samples": samples}, "warning")

    async def _through_words(self, before: Field, field: Field, path: str) -> AsyncIterator[Problem]:
        if self._facts.rows > WORDS_ROWS:
            yield Problem(path, "M202", {"max": WORDS_ROWS})
            return
        context = self._context
        titles = {key: body.title_field for key, body in context.of("object").items()}
        way = way_between(before, field, context.schema, context.language, context.timezone, titles)
        every = [each async for each in carried(self._connection, self._table, way)]
        lost = [each.words for each in every if each.columns is None]
        if lost and len(lost) == len(every):
            yield _nothing_in_common(before, field, path)
        elif lost:
            samples = _listed(words[:60] for words in list(dict.fromkeys(lost))[:SAMPLES])
            yield Problem(path, "M203", {"count": len(lost), "samples": samples}, "warning")

    async def _valued(self, field: Field) -> int:
        """Return how many records have a value, those that have lines included."""
        if field.columns:
            return await count_values(self._connection, self._table, field.column)
        lines = qualified(self._context.schema, field.lines)
        count: int = await self._connection.fetchval(
            f"SELECT count(DISTINCT parent_id) FROM {lines} WHERE deleted_at IS NULL"
        )
        return count

    async def _lost(self, before: Field, way: Conversion) -> tuple[int, str]:
        column = quote_ident(before.column)
        rows = await self._connection.fetch(
            f"SELECT left({column}::text, 60) AS value, sum(count(*)) OVER () AS total FROM {self._table}"
            f" WHERE {column} IS NOT NULL AND ({way.lost})"
            f" GROUP BY {column} ORDER BY count(*) DESC, 1 LIMIT {SAMPLES}",
            *way.params,
        )
        return (int(rows[0]["total"]) if rows else 0), _listed(row["value"] for row in rows)

    async def _longer(self, field: Field) -> int:
        length = f"length({quote_ident(field.column)}) > $1::int AND deleted_at IS NULL"
        count: int = await self._connection.fetchval(
            f"SELECT count(*) FROM {self._table} WHERE {length}", field.settings.max_length
        )
        return count

    async def _collisions(self) -> AsyncIterator[Problem]:
        known = set() if self._old is None else set(self._old.constraints.values())
        for keys in self._new.constraints.values():
            fields = [self._new.fields[key] for key in keys]
            if keys not in known and all(self._keeps_values(field) for field in fields):
                async for problem in self._collision(keys, [field.unique_column for field in fields]):
                    yield problem

    def _keeps_values(self, field: Field) -> bool:
        before = self._old_fields.get(field.key)
        same = before is None or not is_retyped(before, field)
        return same and field.column in self._facts.columns

    async def _collision(self, keys: tuple[str, ...], columns: list[str]) -> AsyncIterator[Problem]:
        names = [quote_ident(column) for column in columns]
        filled = " AND ".join(f"{name} IS NOT NULL" for name in names)
        within = [*names, PARENT_ID] if self._new.parent else names
        shown = ", ".join(f"{name}::text" for name in names)
        rows = await self._connection.fetch(
            f"SELECT left(concat_ws(' + ', {shown}), 60) AS value, count(*) OVER () AS total FROM {self._table}"
            f" WHERE deleted_at IS NULL AND {filled} GROUP BY {', '.join(within)} HAVING count(*) > 1"
            f" ORDER BY count(*) DESC, 1 LIMIT {SAMPLES}"
        )
        if rows:
            path = self._unique_path(keys)
            yield Problem(path, "M204", {"count": rows[0]["total"], "samples": _listed(r["value"] for r in rows)})

    def _unique_path(self, keys: tuple[str, ...]) -> str:
        if len(keys) > 1:
            return f"unique_together[{self._new.unique_together.index(keys)}]"
        place = [field.key for field in self._new.own_fields].index(keys[0])
        return f"fields[{place}].unique"


def _nothing_in_common(before: Field, field: Field, path: str) -> Problem:
    return Problem(path, "M201", {"before": FIELD_TYPES[before.type].label, "after": FIELD_TYPES[field.type].label})


def _longest(field: Field) -> int:
    """Return how many characters a text of the field may have; 0 for what is no text of a designed length."""
    kind = FIELD_TYPES[field.type]
    return int(getattr(field.settings, "max_length", 0)) if kind.storage == "text" else 0


def _has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def any_text(words: Words) -> str:
    """Return the first text of some words, for lists inside a problem's parameters."""
    return words if isinstance(words, str) else next(iter(words.values()), "")


def _listed(values: Iterable[str]) -> str:
    return "、".join(values)
