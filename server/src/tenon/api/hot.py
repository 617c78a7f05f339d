"""The routes that carry the load: records. A plain dispatcher, because a framework costs as much as the query does.

Each handler decodes, runs one statement and passes the bytes on. Errors leave as exceptions; the edge words them.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from tenon import records
from tenon.access import Caller
from tenon.api import body
from tenon.api.callers import Callers
from tenon.api.errors import VersionWanted, WrongMethod
from tenon.api.exchange import Answer, Exchange
from tenon.api.observe import SLOW_SECONDS, Observer
from tenon.api.parts import Parts
from tenon.api.shape import shape_of
from tenon.api.writing import Writing, version_of
from tenon.kernel.condition import Condition, parse_condition
from tenon.kernel.errors import FieldProblem, Invalid, NotFound
from tenon.kernel.ids import parse_id
from tenon.query import GetRecord, Request, parse_request, parse_url_query
from tenon.store import Transaction

PREFIX = "/api/v1/objects/"
MAX_CREATED = 1000
MAX_UPDATED = 1000

LIST, RECORD = "/objects/{object}/records", "/objects/{object}/records/{id}"
QUERY, BULK, RESTORE = "/objects/{object}/query", "/objects/{object}/bulk", f"{RECORD}/restore"

Handler = Callable[[Exchange], Awaitable[Answer]]
_Each = TypeVar("_Each")


class BulkWish(msgspec.Struct, forbid_unknown_fields=True):
    """What to do to the records of ``ids`` or of ``filter``; ``changes`` for an update."""

    op: str
    ids: list[UUID] | msgspec.UnsetType = msgspec.UNSET
    filter: Any = None
    changes: dict[str, Any] = {}


class UpdatesWish(msgspec.Struct, forbid_unknown_fields=True):
    """Records, each with its own new values."""

    updates: list[records.Update]


class RecordRoutes:
    """Finds and serves the routes below ``/objects/{object}`` that read and write records."""

    def __init__(self, parts: Parts, callers: Callers, observer: Observer) -> None:
        self._gate = parts.gate
        self._callers = callers
        self._writing = Writing(parts.db, callers, parts.csrf_key)
        self._observer = observer
        self._handlers: dict[str, dict[str, Any]] = {
            LIST: {"GET": self._list, "HEAD": self._list, "POST": self._create, "PATCH": self._update_each},
            QUERY: {"POST": self._query},
            BULK: {"POST": self._bulk},
            RECORD: {"GET": self._get, "HEAD": self._get, "PATCH": self._update, "DELETE": self._delete},
            RESTORE: {"POST": self._restore},
        }

    def find(self, exchange: Exchange) -> Handler | None:
        """Return the handler of a request, or None if the address is none of ours.

        Raises:
            WrongMethod: the address is ours, the method is not.
        """
        if not exchange.path.startswith(PREFIX):
            return None
        parts = exchange.path[len(PREFIX) :].split("/")
        route = _route(parts)
        if route is None:
            return None
        exchange.route = route
        handler = self._handlers[route].get(exchange.method)
        if handler is None:
            raise WrongMethod(method=exchange.method, allowed=", ".join(self._handlers[route]))
        if len(parts) == 2:
            return lambda exchange: handler(exchange, parts[0])
        return lambda exchange: handler(exchange, parts[0], _record_id(parts[2]))

    async def _get(self, exchange: Exchange, key: str, record_id: UUID) -> Answer:
        return Answer(200, await self._read(exchange, GetRecord(key, record_id)))

    async def _list(self, exchange: Exchange, key: str) -> Answer:
        return Answer(200, await self._read(exchange, parse_url_query(key, exchange.query())))

    async def _query(self, exchange: Exchange, key: str) -> Answer:
        asked = body.decode(await _body(exchange), dict[str, Any])
        return Answer(200, await self._read(exchange, parse_request(key, asked)))

    async def _create(self, exchange: Exchange, key: str) -> Answer:
        raw = await _body(exchange)
        asked = body.decode(raw, dict[str, Any])
        many = asked.get("records") if len(asked) == 1 else None

        async def write(tx: Transaction, caller: Caller) -> bytes:
            # An object may have a field of that name; then one record is meant. Whether there is such an object is
            # for ``records`` to say, whose answer is given from a snapshot that is not outdated.
            found = caller.catalog.objects.get(key)
            if isinstance(many, list) and (found is None or "records" not in found.fields):
                return await records.create_many(tx, caller, key, _at_most(many, "records", MAX_CREATED))
            return await records.create(tx, caller, key, asked)

        return await self._writing.run(exchange, raw, write, status=201)

    async def _update(self, exchange: Exchange, key: str, record_id: UUID) -> Answer:
        version = version_of(exchange)
        if version is None:
            raise VersionWanted
        raw = await _body(exchange)
        changes = body.decode(raw, dict[str, Any])

        async def write(tx: Transaction, caller: Caller) -> bytes:
            return await records.update(tx, caller, key, record_id, version, changes)

        return await self._writing.run(exchange, raw, write)

    async def _update_each(self, exchange: Exchange, key: str) -> Answer:
        raw = await _body(exchange)
        wanted = _at_most(body.decode(raw, UpdatesWish).updates, "updates", MAX_UPDATED)

        async def write(tx: Transaction, caller: Caller) -> bytes:
            return _batch(*await records.update_each(tx, caller, key, wanted))

        return await self._writing.run(exchange, raw, write)

    async def _delete(self, exchange: Exchange, key: str, record_id: UUID) -> Answer:
        version = version_of(exchange)

        async def write(tx: Transaction, caller: Caller) -> bytes:
            return _batch(await records.delete(tx, caller, key, record_id, version))

        return await self._writing.run(exchange, b"", write)

    async def _restore(self, exchange: Exchange, key: str, record_id: UUID) -> Answer:
        async def write(tx: Transaction, caller: Caller) -> bytes:
            return await records.restore(tx, caller, key, record_id)

        return await self._writing.run(exchange, b"", write)

    async def _bulk(self, exchange: Exchange, key: str) -> Answer:
        raw = await _body(exchange)
        wish = body.decode(raw, BulkWish)
        which = _which(wish)

        async def write(tx: Transaction, caller: Caller) -> bytes:
            if wish.op == "update":
                return _batch(*await records.update_all(tx, caller, key, which, wish.changes))
            if wish.op == "delete":
                return _batch(*await records.delete_all(tx, caller, key, which))
            if isinstance(which, list):
                return _batch(*await records.restore_all(tx, caller, key, which))
            raise Invalid([FieldProblem("ids", "X112")])

        return await self._writing.run(exchange, raw, write)

    async def _read(self, exchange: Exchange, request: Request) -> bytes:
        started = time.perf_counter()
        answer = await self._callers.reading(exchange, self._gate, request)
        seconds = time.perf_counter() - started
        if seconds > SLOW_SECONDS:
            self._observer.slow(exchange, seconds, shape_of(request))
        return answer


def _route(parts: list[str]) -> str | None:
    match parts:
        case [_, "records"]:
            return LIST
        case [_, "records", _]:
            return RECORD
        case [_, "query"]:
            return QUERY
        case [_, "bulk"]:
            return BULK
        case [_, "records", _, "restore"]:
            return RESTORE
    return None


def _record_id(text: str) -> UUID:
    found = parse_id(text)
    if found is None:
        raise NotFound
    return found


async def _body(exchange: Exchange) -> bytes:
    raw = await body.read(exchange.receive)
    body.demand_json(exchange.header(b"content-type"))
    return raw


def _at_most(many: list[_Each], path: str, most: int) -> list[_Each]:
    if not 1 <= len(many) <= most:
        raise Invalid([FieldProblem(path, "X115", {"reason": f"1–{most}"})])
    return many


def _which(wish: BulkWish) -> list[UUID] | Condition:
    if wish.op not in ("update", "delete", "restore"):
        known = ["update", "delete", "restore"]
        raise Invalid([FieldProblem("op", "X114", {"value": wish.op[:40], "expected": known})])
    if (wish.ids is msgspec.UNSET) == (wish.filter is None):
        raise Invalid([FieldProblem("ids", "X112")])
    return parse_condition(wish.filter) if wish.ids is msgspec.UNSET else wish.ids


def _batch(batch_id: UUID, count: int | None = None) -> bytes:
    told: dict[str, object] = {"batch_id": batch_id}
    return msgspec.json.encode(told if count is None else {**told, "count": count})
