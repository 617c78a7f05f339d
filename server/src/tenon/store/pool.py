"""Connections that stay with one workspace.

Switching the role costs a round trip, so a connection keeps the role it was last leased under and is given to the same
workspace again. Only when the pool is full does it take the connection that another workspace left idle the longest.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable

import asyncpg

from tenon.kernel.names import quote_ident

Connect = Callable[[], Awaitable[asyncpg.Connection]]


class Pool:
    """At most ``size`` connections, each under the role of the workspace that used it last."""

    def __init__(self, connect: Connect, size: int) -> None:
        self._connect = connect
        self._size = size
        self._open = 0
        self._idle: OrderedDict[str, list[asyncpg.Connection]] = OrderedDict()
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._closed = False

    async def acquire(self, role: str) -> asyncpg.Connection:
        """Return a connection that holds ``role``; waits while all are out."""
        while True:
            found = self._take(role)
            if found is not None:
                return found
            if self._open < self._size:
                return await self._fresh(role)
            stolen = self._take_oldest()
            if stolen is not None:
                return await self._switch(stolen, role)
            await self._wait()

    def release(self, connection: asyncpg.Connection, role: str) -> None:
        """Put a connection back. One that still has a transaction open, or is closed, is dropped."""
        if connection.is_closed() or connection.is_in_transaction() or self._closed:
            self._drop(connection)
        else:
            self._idle.setdefault(role, []).append(connection)
            self._idle.move_to_end(role)
        self._wake()

    async def close(self) -> None:
        """Close every idle connection; those out are closed when they return."""
        self._closed = True
        for connections in self._idle.values():
            for connection in connections:
                await connection.close(timeout=5)
        self._idle.clear()

    def _take(self, role: str) -> asyncpg.Connection | None:
        connections = self._idle.get(role)
        while connections:
            connection = connections.pop()
            if not connection.is_closed():
                return connection
            self._open -= 1
        return None

    def _take_oldest(self) -> asyncpg.Connection | None:
        for role in list(self._idle):
            found = self._take(role)
            if found is not None:
                return found
            del self._idle[role]
        return None

    async def _fresh(self, role: str) -> asyncpg.Connection:
        self._open += 1
        try:
            connection = await self._connect()
        except BaseException:
            self._open -= 1
            self._wake()
            raise
        return await self._switch(connection, role)

    async def _switch(self, connection: asyncpg.Connection, role: str) -> asyncpg.Connection:
        try:
            await connection.execute(f"SET ROLE {quote_ident(role)}")
        except BaseException:
            self._drop(connection)
            self._wake()
            raise
        return connection

    def _drop(self, connection: asyncpg.Connection) -> None:
        self._open -= 1
        if not connection.is_closed():
            connection.terminate()

    async def _wait(self) -> None:
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except BaseException:
            # A turn that was given but not used must go to the next in line.
            if turn.done() and not turn.cancelled():
                self._wake()
            raise

    def _wake(self) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
