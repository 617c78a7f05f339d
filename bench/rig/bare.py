"""The ceiling to compare with: a bare ASGI application with fixed SQL on the same table. No sign-in, no rights, no log.

It shows the same columns of a record, those of the system included, but ids where Tenon adds people's names.

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

SYSTEM = ("created_at", "created_by", "updated_at", "updated_by", "owner_id", "department_id", "deleted_at")


def statements(table: str, columns: list[str]) -> dict[str, str]:
    """Return the fixed SQL of every operation on ``table``."""
    names = ", ".join(columns)
    shown = ", ".join(("id", "version", *columns, *SYSTEM))
    one = f"row_to_json((SELECT r FROM (SELECT {shown}) r))::text"
    page = f"SELECT coalesce(json_agg(row_to_json(t)), '[]')::text FROM (SELECT {shown} FROM {table}"
    newest = "ORDER BY created_at DESC, id DESC LIMIT 20"
    return {
        "get": f"SELECT {one} FROM {table} t WHERE id = $1 AND deleted_at IS NULL",
        "list": f"{page} WHERE deleted_at IS NULL AND level = $1 {newest}) t",
        "keyset": f"{page} WHERE deleted_at IS NULL AND (created_at, id) < ($1, $2) {newest}) t",
        "offset": f"{page} WHERE deleted_at IS NULL {newest} OFFSET $1) t",
        "contains": f"{page} WHERE deleted_at IS NULL AND name LIKE $1 {newest}) t",
        "group": "SELECT json_agg(g)::text FROM (SELECT level, count(*), sum(amount) "
        f"FROM {table} WHERE deleted_at IS NULL GROUP BY level) g",
        "create": f"INSERT INTO {table} (id, created_at, updated_at, {names}) "
        f"SELECT $1, now(), now(), {names} FROM {table} WHERE id = $2 RETURNING id::text",
        "update": f"UPDATE {table} SET remark = $2, version = version + 1 WHERE id = $1 RETURNING version::text",
    }


SQL = statements(os.environ.get("BARE_TABLE", "t"), os.environ.get("BARE_COLUMNS", "name").split(","))

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
            return await connection.fetchval(SQL["get"], UUID(query["id"]))
        case "/list":
            return await connection.fetchval(SQL["list"], query["level"])
        case "/keyset":
            return await connection.fetchval(SQL["keyset"], datetime.fromisoformat(query["at"]), UUID(query["id"]))
        case "/offset":
            return await connection.fetchval(SQL["offset"], int(query["n"]))
        case "/contains":
            return await connection.fetchval(SQL["contains"], f"%{query['q']}%")
        case "/group":
            return await connection.fetchval(SQL["group"])
        case "/create":
            return await connection.fetchval(SQL["create"], uuid4(), UUID(body["like"]))
        case _:
            return await connection.fetchval(SQL["update"], UUID(body["id"]), body["remark"])
