"""Carrying values into a field of another type through words: what the old type says, the new one reads.

It is the way wherever no SQL leads from one type to the other, for as many records as a publish may wait for. A value
that the new type refuses becomes blank; the old columns stay, hidden. Going back, a record whose value nobody has
touched since gets exactly the value that it had.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from tenon.definitions import Connection
from tenon.kernel.names import quote_ident
from tenon.schema.field_type import BadValue, FieldType, ValueContext
from tenon.schema.field_types import FIELD_TYPES
from tenon.schema.model import Column, Field

WORDS_ROWS = 20_000
"""Up to so many values are carried in one publish; a worker reads about 50,000 a second."""

STEP = 2_000


class Names(Struct, frozen=True):
    """Where the names of what a reference names are found: a quoted table and the column of the name."""

    table: str
    column: str


class Way(Struct, frozen=True):
    """How the values of one field are carried.

    Attributes:
        old, new: the field before and after.
        timezone, language: what values are said and read with.
        names: of what the old field refers to; None if it refers to nothing that has a name.
    """

    old: Field
    new: Field
    timezone: str
    language: str
    names: Names | None = None


class Carried(Struct, frozen=True):
    """One record's value: as the old type says it, and by column as the new one keeps it (None: it is lost)."""

    id: str
    words: str
    columns: dict[str, Any] | None


def can_carry(old: Field, new: Field) -> bool:
    """Tell whether words lead from one type to the other: no cipher text, no line, nothing that is looked up."""
    before, after = FIELD_TYPES[old.type], FIELD_TYPES[new.type]
    if before.storage == "none" or after.storage == "none" or before.sealed or after.sealed or after.computed:
        return False
    return after.refers is None


async def carried(
    connection: Connection, table: str, way: Way, columns: Mapping[str, str] | None = None
) -> AsyncIterator[Carried]:
    """Yield the value of every record that has one.

    Args:
        connection: a connection or transaction that may read the table.
        table: quoted and qualified.
        way: how.
        columns: where the columns of the old field stand by now, by their names in the field; themselves if absent.
    """
    stored = [c for c in way.old.columns if not c.derived]
    places = columns or {c.name: c.name for c in stored}
    listed = ", ".join(f"'{c.name}', {_logged(places[c.name], c)}" for c in stored if c.name in places)
    main = quote_ident(places[way.old.column])
    rows = await connection.fetch(
        f"SELECT id::text, jsonb_build_object({listed})::text AS told FROM {table} WHERE {main} IS NOT NULL"
        f" ORDER BY id LIMIT {WORDS_ROWS + 1}"
    )
    found = [(row["id"], msgspec.json.decode(row["told"])) for row in rows]
    names = await _names(connection, way, [told for _, told in found])
    context = ValueContext(await connection.fetchval("SELECT now()"), way.timezone, way.language)
    for place, (record, told) in enumerate(found):
        if place % STEP == STEP - 1:
            await asyncio.sleep(0)
        words, fitting = _through_words(way, told, names, context)
        yield Carried(record, words, fitting)


async def carry(connection: Connection, table: str, way: Way, fresh: Mapping[str, str]) -> None:
    """Write the carried values into the columns ``fresh``, by the names that they will have."""
    rows = [
        {"id": each.id, **{fresh[name]: content for name, content in each.columns.items() if name in fresh}}
        async for each in carried(connection, table, way)
        if each.columns is not None
    ]
    types = {fresh[c.name]: c.sql_type for c in way.new.columns if c.name in fresh}
    typed = ", ".join(f"{quote_ident(name)} {_spread(kind)}" for name, kind in types.items())
    sets = ", ".join(f"{quote_ident(name)} = r.{quote_ident(name)}::{kind}" for name, kind in types.items())
    for start in range(0, len(rows), STEP):
        sent = _encoder.encode(rows[start : start + STEP]).decode()
        await connection.execute(
            f"UPDATE {table} t SET {sets} FROM jsonb_to_recordset($1::text::jsonb) AS r(id uuid, {typed})"
            " WHERE t.id = r.id",
            sent,
        )


async def restore(
    connection: Connection, table: str, forth: Way, aside: Mapping[str, str], fresh: Mapping[str, str]
) -> None:
    """Give back the values that were set aside, where carrying them forth gives what stands now: nobody changed them.

    Args:
        connection: the transaction.
        table: quoted and qualified.
        forth: the way that the values once went; ``forth.new`` is the field as it still stands.
        aside: where the columns of ``forth.old`` were set aside, by their names in the field.
        fresh: where they are wanted, by the same names.
    """
    stands = forth.new.columns[0]
    kind, now = stands.sql_type, quote_ident(stands.name)
    rows = [
        {"id": each.id, "went": None if each.columns is None else each.columns[stands.name]}
        async for each in carried(connection, table, forth, aside)
    ]
    sets = ", ".join(f"{quote_ident(fresh[name])} = t.{quote_ident(place)}" for name, place in aside.items())
    for start in range(0, len(rows), STEP):
        await connection.execute(
            f"UPDATE {table} t SET {sets} FROM jsonb_to_recordset($1::text::jsonb) AS r(id uuid, went {_spread(kind)})"
            f" WHERE t.id = r.id AND r.went::{kind} IS NOT DISTINCT FROM t.{now}",
            _encoder.encode(rows[start : start + STEP]).decode(),
        )


def way_between(old: Field, new: Field, schema: str, language: str, timezone: str, titles: Mapping[str, str]) -> Way:
    """Return how values go from one field to another; ``titles`` has the title field of each object."""
    return Way(old, new, timezone, language, _names_of(old, schema, titles))


def _names_of(field: Field, schema: str, titles: Mapping[str, str]) -> Names | None:
    refers = FIELD_TYPES[field.type].refers
    if refers == "record":
        target = str(field.settings.target)
        return Names(f"{quote_ident(schema)}.{quote_ident(target)}", titles[target]) if target in titles else None
    table = {"member": "sys_member", "department": "sys_department", "file": "sys_file"}.get(refers or "")
    return Names(f"{quote_ident(schema)}.{table}", "name") if table else None


def _through_words(
    way: Way, told: dict[str, Any], names: Mapping[str, str], context: ValueContext
) -> tuple[str, dict[str, Any] | None]:
    before, after = FIELD_TYPES[way.old.type], FIELD_TYPES[way.new.type]
    answered = _named(before, before.from_log(told, way.old), names)
    words = before.text(answered, way.old, context)
    # Keys of options mean the same in both lists; everything else is rather taken at its word.
    ways = (answered, words) if way.old.options and way.new.options else (words, answered)
    for value in ways:
        try:
            columns = after.parse(value, way.new, context)
        except BadValue:
            continue
        if columns.get(way.new.column) is not None:
            return words, columns
    return words, None


def _named(kind: FieldType, answered: Any, names: Mapping[str, str]) -> Any:
    """Put the names of what they name into answered references."""
    if kind.refers is None or answered is None:
        return answered
    if isinstance(answered, list):
        return [_named(kind, each, names) for each in answered]
    told = answered if isinstance(answered, dict) else {"id": answered}
    return {**told, kind.named or "name": names.get(str(told.get("id")), told.get("name") or "")}


async def _names(connection: Connection, way: Way, found: list[dict[str, Any]]) -> dict[str, str]:
    if way.names is None:
        return {}
    ids: set[object] = set()
    for told in found:
        held = told.get(way.old.column)
        ids.update(held if isinstance(held, list) else [held])
    rows = await connection.fetch(
        f"SELECT id::text, {quote_ident(way.names.column)}::text AS name FROM {way.names.table}"
        " WHERE id = ANY($1::uuid[])",
        [each for each in ids if each is not None],
    )
    return {row["id"]: row["name"] or "" for row in rows}


def _logged(place: str, column: Column) -> str:
    return quote_ident(place) + ("::text" if column.sql_type.startswith("numeric") else "")


def _spread(sql_type: str) -> str:
    return "text" if sql_type in ("jsonb", "daterange") else sql_type


_encoder = msgspec.json.Encoder()
