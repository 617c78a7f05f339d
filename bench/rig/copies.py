"""A large table from a small one: copies of rows made by SQL, with names, numbers, times and ids of their own.

A copy is what the write path would have made of its values: the spelling follows the name, and ``search`` holds the
pieces of both. ``check`` proves it on a sample with Tenon's own functions, so that searches find what they should.
"""

from __future__ import annotations

import asyncpg

from tenon.query import search_grams_of
from tenon.schema.field_types.text import pinyin_shadow

CHUNK = 50_000
SEED = 5_000
"""Rows that are copied: the first that the write path wrote."""
SAMPLE = 300

# The pieces of ASCII words: trigrams, and the first one and two letters after "^".
GRAMS = """
CREATE FUNCTION pg_temp.grams(texts text[]) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT array_agg(DISTINCT piece)
  FROM unnest(texts) AS each(content),
       regexp_split_to_table(lower(content), '[^a-z0-9]+') AS word,
       LATERAL (
         SELECT substr(word, i, 3) AS piece FROM generate_series(1, length(word) - 2) AS i
         UNION ALL VALUES ('^' || left(word, 1)), ('^' || left(word, 2))
       ) AS pieces
  WHERE word <> ''
$$
"""

FRESH = {
    "id": "uuidv7()",
    "name": "name",
    "name__pinyin": "name__pinyin",
    "phone": "phone",
    "phone__pinyin": "phone__pinyin",
    "search": "(SELECT array_agg(piece) FROM unnest(search) AS piece WHERE piece ~ '[^ -~]')"
    " || pg_temp.grams(ARRAY[name, name__pinyin, contact__pinyin, phone, phone__pinyin])",
    "code": "'K' || (n * 7919 + 100000000)",
    "created_at": "created_at - n * interval '1 minute' - random() * interval '1 minute'",
    "level": "substr('abcdefg', 1 + floor(random() * 7)::int, 1)",
    "amount": "round((random() * 5000000)::numeric, 2)",
}

_DIGITS = "lpad((n * 48271 % 99999989)::text, 8, '0')"

# Before that: what the columns above are made of. The seed's names end in two digits.
RENAMED = {
    "name": "left(name, -2) || n",
    "name__pinyin": "regexp_replace(name__pinyin, '[0-9]+', n::text, 'g')",
    "phone": f"'000-' || {_DIGITS}",
    "phone__pinyin": f"concat('000', {_DIGITS}, '|000', {_DIGITS}, '|000-', {_DIGITS})",
}


async def multiply(dsn: str, schema: str, name: str, wanted: int) -> None:
    """Copy rows of ``schema.name`` until it holds ``wanted``, without its indexes meanwhile; then gather statistics."""
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute("SET maintenance_work_mem = '512MB'")
        await connection.execute(GRAMS)
        have: int = await connection.fetchval(f"SELECT count(*) FROM {schema}.{name}")
        if have < wanted:
            indexes = await _drop_indexes(connection, schema, name)
            await _copy(connection, schema, name, have, wanted)
            for index in indexes:
                await connection.execute(index)
        await connection.execute(f"VACUUM (ANALYZE) {schema}.{name}")
        await _check(connection, f"{schema}.{name}")
    finally:
        await connection.close()


async def _copy(connection: asyncpg.Connection, schema: str, name: str, have: int, wanted: int) -> None:
    columns = [
        record["column_name"]
        for record in await connection.fetch(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2",
            schema,
            name,
        )
    ]
    renamed = ", ".join(f"{RENAMED.get(column, column)} AS {column}" for column in columns)
    fresh = ", ".join(FRESH.get(column, column) for column in columns)
    await connection.execute(
        f"CREATE TEMP TABLE seed AS SELECT *, row_number() OVER (ORDER BY id) - 1 AS place "
        f"FROM {schema}.{name} WHERE name ~ '[^0-9][0-9][0-9]$' AND search IS NOT NULL ORDER BY id LIMIT {SEED}"
    )
    await connection.execute("CREATE INDEX ON seed (place)")
    seeds = await connection.fetchval("SELECT count(*) FROM seed")
    for start in range(have, wanted, CHUNK):
        end = min(start + CHUNK, wanted) - 1
        await connection.execute(
            f"INSERT INTO {schema}.{name} ({', '.join(columns)}) SELECT {fresh} FROM (SELECT {renamed}, n "
            f"FROM generate_series({start}::bigint, {end}) AS n JOIN seed ON place = n % {seeds}) AS row"
        )


async def _drop_indexes(connection: asyncpg.Connection, schema: str, name: str) -> list[str]:
    """Drop what is no key, and return the statements that bring it back."""
    found = await connection.fetch(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = $1 AND tablename = $2 "
        "AND indexname NOT IN (SELECT conname FROM pg_constraint)",
        schema,
        name,
    )
    for index in found:
        await connection.execute(f'DROP INDEX {schema}."{index["indexname"]}"')
    return [index["indexdef"] for index in found]


async def _check(connection: asyncpg.Connection, table: str) -> None:
    """End the benchmark if a copy is not what the write path would have made."""
    keys = ("name", "contact", "phone")
    columns = ", ".join(f"{key}, {key}__pinyin" for key in keys)
    sample = f"SELECT search, {columns} FROM {table} WHERE deleted_at IS NULL ORDER BY created_at, id LIMIT {SAMPLE}"
    for row in await connection.fetch(sample):
        wrong = [key for key in keys if row[f"{key}__pinyin"] != pinyin_shadow(row[key])]
        texts = [text for key in keys for text in (row[key], row[f"{key}__pinyin"])]
        if wrong or set(row["search"]) != set(search_grams_of(texts)):
            raise SystemExit(f"a copy is not as the write path writes it: {dict(row)}")
