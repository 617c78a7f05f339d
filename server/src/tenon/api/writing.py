"""One write request: a transaction opened and committed here, run again if definitions moved, kept under its key."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Awaitable, Callable

from tenon import records
from tenon.access import Caller
from tenon.api.callers import Callers
from tenon.api.errors import BadHeader
from tenon.api.exchange import Answer, Exchange
from tenon.store import Database, Transaction

Write = Callable[[Transaction, Caller], Awaitable[bytes]]

MAX_KEY_LENGTH = 128
REPLAYED = ((b"idempotency-replayed", b"true"),)

_VERSION = re.compile(rb'(?:W/)?"([0-9]{1,9})"')


class Writing:
    """Runs the writes of one process."""

    def __init__(self, db: Database, callers: Callers, secret: bytes) -> None:
        self._db = db
        self._callers = callers
        self._secret = secret

    async def run(
        self, exchange: Exchange, raw: bytes, write: Write, *, status: int = 200, kept: bool = True
    ) -> Answer:
        """Run ``write`` in a transaction and answer with the JSON that it returns.

        With ``Idempotency-Key`` the answer is kept in the same transaction; a second request gets the kept one.

        ``raw`` is the body, to tell whether a second request under the same key is the same one. ``write`` runs again
        from a newer snapshot if it raises ``MetaChanged``. What nobody may store is not ``kept``, whatever the key.
        """
        key = _idempotency_key(exchange) if kept else None

        async def once(caller: Caller) -> tuple[bytes, bool]:
            async with self._db.transaction(caller.subject.workspace) as tx:
                if key is None:
                    return await write(tx, caller), False
                digest = _digest(self._secret, exchange, raw)
                return await records.once(tx, caller, key, digest, lambda: write(tx, caller))

        answer, replayed = await self._callers.writing(exchange, once)
        return Answer(status, answer, REPLAYED if replayed else ())


def version_of(exchange: Exchange) -> int | None:
    """Return the version that ``If-Match`` names, None without the header.

    Raises:
        BadHeader: it names none.
    """
    raw = exchange.header(b"if-match")
    if raw is None:
        return None
    found = _VERSION.fullmatch(raw.strip())
    if found is None or int(found[1]) >= 2**31:
        raise BadHeader(name="If-Match", expected='"3"')
    return int(found[1])


def _idempotency_key(exchange: Exchange) -> str | None:
    key = exchange.text(b"idempotency-key")
    if len(key) > MAX_KEY_LENGTH or not key.isprintable():
        raise BadHeader(name="Idempotency-Key", expected=f"≤ {MAX_KEY_LENGTH} ASCII")
    return key or None


def _digest(secret: bytes, exchange: Exchange, raw: bytes) -> bytes:
    """Return what makes a request this one: method, address, the version it names, and body.

    It is keyed: whoever reads the database must not find out by trial what a body said, as the number of a card.
    """
    version = exchange.header(b"if-match") or b""
    parts = (exchange.method.encode(), exchange.path.encode(), version, raw)
    digests = (hashlib.sha256(part).digest() for part in parts)
    return hmac.digest(secret, b"idempotency" + b"".join(digests), "sha256")
