"""The ceiling to compare with: a bare ASGI application with fixed SQL on the same table. No sign-in, no rights, no log.

Served by granian with two workers, as Tenon is. ``BARE_DSN`` and ``BARE_TABLE`` say where the table is.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID, uuid4

import asyncpg

TABLE = os.environ.get("BARE_TABLE", "w_bench.customer")
COLUMNS = os.environ.get("BARE_COLUMNS", "name").split(",")
NAMES = ", ".join(COLUMNS)
JSON = f"row_to_json((SELECT r FROM (SELECT t.id, t.version, {', '.join('t.' + c for c in COLUMNS)}) r))::text"
GET = f"SELECT {JSON} FROM {TABLE} t WHERE id = $1 AND deleted_at IS NULL"
PAGE = f"SELECT coalesce(json_agg(row_to_json(t)), '[]')::text FROM (SELECT id, version, {NAMES} FROM {TABLE}"
LIST = f"{PAGE} WHERE deleted_at IS NULL AND level = $1 ORDER BY created_at DESC, id DESC LIMIT 20) t"
KEYSET = (
    f"{PAGE} WHERE deleted_at IS NULL AND (created_at, id) < ($1, $2) ORDER BY created_at DESC, id DESC LIMIT 20) t"
)
OFFSET = f"{PAGE} WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 20 OFFSET $1) t"
CONTAINS = f"{PAGE} WHERE deleted_at IS NULL AND name LIKE $1 ORDER BY created_at DESC, id DESC LIMIT 20) t"
GROUP = (
    "SELECT json_agg(g)::text FROM (SELECT level, count(*), sum(amount) "
    f"FROM {TABLE} WHERE deleted_at IS NULL GROUP BY level) g"
)
CREATE = f"INSERT INTO {TABLE} (id, {NAMES}) SELECT $1, {NAMES} FROM {TABLE} WHERE id = $2 RETURNING id::text"
UPDATE = f"UPDATE {TABLE} SET remark = $2, version = version + 1 WHERE id = $1 RETURNING version::text"

pool: asyncpg.Pool | None = None


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answer one request by one statement."""
    global pool
    if scope["type"] != "http":
        return
    if pool is None:
        pool = await asyncpg.create_pool(os.environ["BARE_DSN"], min_size=8, max_size=10)
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    async with pool.acquire() as connection:
        text = await answer(connection, scope, json.loads(body) if body else {})
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": (text or "null").encode()})


async def answer(connection: Any, scope: dict[str, Any], body: dict[str, Any]) -> str | None:
    """Run the statement that the path names."""
    query = {k: v[0] for k, v in parse_qs(scope["query_string"].decode()).items()}
    match scope["path"]:
        case "/get":
            return await connection.fetchval(GET, UUID(query["id"]))
        case "/list":
            return await connection.fetchval(LIST, query["level"])
        case "/keyset":
            return await connection.fetchval(KEYSET, datetime.fromisoformat(query["at"]), UUID(query["id"]))
        case "/offset":
            return await connection.fetchval(OFFSET, int(query["n"]))
        case "/contains":
            return await connection.fetchval(CONTAINS, f"%{query['q']}%")
        case "/group":
            return await connection.fetchval(GROUP)
        case "/create":
            return await connection.fetchval(CREATE, uuid4(), UUID(body["like"]))
        case _:
            return await connection.fetchval(UPDATE, UUID(body["id"]), body["remark"])
