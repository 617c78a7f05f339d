"""Leases and transactions: the only way in which a room sends statements.

A lease is bound to one workspace. Reads run as single autocommit statements on it. A transaction begins with its first
statement; a write that needs only one statement says ``final=True`` and costs one round trip.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import asyncpg

from tenon.kernel.errors import TenonError
from tenon.kernel.names import quote_ident
from tenon.store.errors import Unavailable, contention, translated
from tenon.store.pool import Pool
from tenon.store.roles import OWNER_ROLE, role_of

STATEMENT_SECONDS = 15
LOCK_SECONDS = 5
DDL_LOCK_MS = 150
RETRY_SECONDS = 5.0
RETRY_PAUSE_SECONDS = 0.1
STREAMED_ROWS = 500
_EPOCH = date(2000, 1, 1).toordinal()
"""The day that PostgreSQL counts dates from."""


class Lease:
    """A connection that holds the role of one workspace. Every call is one autocommit statement.

    ``timeout`` is in seconds and shortens the connection's own limit of 15.
    """

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection

    async def fetch(self, sql: str, *params: object, timeout: float | None = None) -> list[asyncpg.Record]:
        """Return all rows."""
        with translated(sent=True):
            rows: list[asyncpg.Record] = await self._connection.fetch(sql, *params, timeout=timeout)
        return rows

    async def fetchrow(self, sql: str, *params: object, timeout: float | None = None) -> asyncpg.Record | None:
        """Return the first row, or None."""
        with translated(sent=True):
            return await self._connection.fetchrow(sql, *params, timeout=timeout)

    async def fetchval(self, sql: str, *params: object, timeout: float | None = None) -> Any:
        """Return the first column of the first row, or None."""
        with translated(sent=True):
            return await self._connection.fetchval(sql, *params, timeout=timeout)

    async def execute(self, sql: str, *params: object, timeout: float | None = None) -> str:
        """Run a statement and return its command tag."""
        with translated(sent=True):
            tag: str = await self._connection.execute(sql, *params, timeout=timeout)
        return tag


class Snapshot(Lease):
    """A connection that reads everything as it stood at one moment."""

    async def stream(self, sql: str, *params: object) -> AsyncGenerator[asyncpg.Record, None]:
        """Yield the rows of a statement as they are read, however many there are."""
        with translated(sent=True):
            async for row in self._connection.cursor(sql, *params, prefetch=STREAMED_ROWS):
                yield row


class Transaction:
    """One transaction, begun by its first statement, committed when the block that opened it ends.

    Nothing but the edge opens one. A room takes it as an argument and never commits.
    """

    def __init__(self, pool: Pool, role: str) -> None:
        self._pool = pool
        self._role = role
        self._connection: asyncpg.Connection | None = None
        self._transaction: Any = None
        self._finished = False

    async def fetch(self, sql: str, *params: object, final: bool = False) -> list[asyncpg.Record]:
        """Return all rows. With ``final`` nothing may follow."""
        connection = await self._ready(final)
        with translated(sent=True):
            rows: list[asyncpg.Record] = await connection.fetch(sql, *params)
        return rows

    async def fetchrow(self, sql: str, *params: object, final: bool = False) -> asyncpg.Record | None:
        """Return the first row, or None. With ``final`` nothing may follow."""
        connection = await self._ready(final)
        with translated(sent=True):
            return await connection.fetchrow(sql, *params)

    async def fetchval(self, sql: str, *params: object, final: bool = False) -> Any:
        """Return the first column of the first row, or None. With ``final`` nothing may follow."""
        connection = await self._ready(final)
        with translated(sent=True):
            return await connection.fetchval(sql, *params)

    async def execute(self, sql: str, *params: object, final: bool = False) -> str:
        """Run a statement and return its command tag. With ``final`` nothing may follow."""
        connection = await self._ready(final)
        with translated(sent=True):
            tag: str = await connection.execute(sql, *params)
        return tag

    async def executemany(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of parameters."""
        connection = await self._ready(final=False)
        with translated(sent=True):
            await connection.executemany(sql, rows)

    async def copy_records(
        self, schema: str, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
    ) -> None:
        """Load rows by binary COPY."""
        connection = await self._ready(final=False)
        with translated(sent=True):
            await connection.copy_records_to_table(table, schema_name=schema, columns=columns, records=rows)

    @property
    def begun(self) -> bool:
        """Whether a statement that was not final has opened the transaction."""
        return self._transaction is not None

    async def after(self, sql: str, *params: object) -> list[asyncpg.Record]:
        """Read once more after a final statement that wrote nothing or was refused, to say why."""
        connection = self._connection or await self._ready(final=False)
        with translated(sent=True):
            rows: list[asyncpg.Record] = await connection.fetch(sql, *params)
        return rows

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Undo what the block did if it raises, and keep the transaction usable."""
        connection = await self._ready(final=False)
        inner = connection.transaction()
        with translated(sent=True):
            await inner.start()
        try:
            yield
        except BaseException:
            # If the connection is lost, the first error says so; nothing is left to roll back.
            with contextlib.suppress(Unavailable), translated(sent=True):
                await inner.rollback()
            raise
        with translated(sent=True):
            await inner.commit()

    async def _ready(self, final: bool) -> asyncpg.Connection:
        if self._finished:
            raise RuntimeError("a statement follows the final one of its transaction")
        self._finished = final
        if self._connection is None:
            self._connection = await _retried(lambda: self._pool.acquire(self._role))
        if not final and self._transaction is None:
            transaction = self._connection.transaction()
            try:
                with translated(sent=False):
                    await transaction.start()
            except BaseException:
                # It may begin all the same: whoever got this connection next would write into it and never commit.
                self._lose()
                raise
            self._transaction = transaction
        return self._connection

    def _lose(self) -> None:
        """Close the connection at once: half an answer may still be on its way, so nobody else may get it."""
        if self._connection is not None:
            self._connection.terminate()

    async def _end(self, failed: bool) -> None:
        connection, transaction = self._connection, self._transaction
        if connection is None:
            return
        try:
            if transaction is not None and not connection.is_closed():
                with translated(sent=True):
                    await (transaction.rollback() if failed else transaction.commit())
            elif transaction is not None and not failed:
                raise Unavailable(sent=True)
        finally:
            self._pool.release(connection, self._role)


class Database:
    """One PostgreSQL, reached through a pool for statements and by direct connections for DDL and LISTEN.

    Args:
        app_dsn: connects as ``tenon_app``; may lead through a pooler.
        ddl_dsn: connects as ``tenon_ddl`` directly; used by migrations, publishing and LISTEN alone.
        size: connections of the pool.
    """

    def __init__(self, app_dsn: str, ddl_dsn: str, size: int = 10) -> None:
        self._ddl_dsn = ddl_dsn
        self._pool = Pool(lambda: _connect(app_dsn, STATEMENT_SECONDS), size)
        self._listeners: list[asyncio.Task[None]] = []

    @asynccontextmanager
    async def lease(self, workspace: str | None) -> AsyncIterator[Lease]:
        """Lease a connection to one workspace (None: the platform's own tables)."""
        role = role_of(workspace)
        connection = await _retried(lambda: self._pool.acquire(role))
        try:
            with contention():
                yield Lease(connection)
        except Unavailable:
            # Half an answer may still be on its way: nobody else may get this connection.
            connection.terminate()
            raise
        finally:
            self._pool.release(connection, role)

    async def read_row(self, workspace: str | None, sql: str, *params: object, timeout: float | None = None) -> Any:
        """Run one reading statement and return its first row; if the connection is lost, try again for 5 s."""

        async def attempt() -> Any:
            async with self.lease(workspace) as lease:
                return await lease.fetchrow(sql, *params, timeout=timeout)

        return await _retried(attempt)

    @asynccontextmanager
    async def transaction(self, workspace: str | None) -> AsyncIterator[Transaction]:
        """Open a transaction: commits at the end of the block, rolls back if it raises."""
        transaction = Transaction(self._pool, role_of(workspace))
        try:
            with contention():
                yield transaction
        except BaseException as problem:
            if isinstance(problem, Unavailable):
                transaction._lose()
            with contextlib.suppress(Unavailable):
                await transaction._end(failed=True)
            raise
        await transaction._end(failed=False)

    @asynccontextmanager
    async def ddl(self) -> AsyncIterator[Transaction]:
        """Open a transaction as the owner of all tables, on a connection of its own, with a short lock limit."""
        pool = Pool(lambda: _connect(self._ddl_dsn, 0, DDL_LOCK_MS), size=1)
        transaction = Transaction(pool, OWNER_ROLE)
        try:
            yield transaction
        except BaseException:
            with contextlib.suppress(Unavailable):
                await transaction._end(failed=True)
            raise
        else:
            await transaction._end(failed=False)
        finally:
            await pool.close()

    @asynccontextmanager
    async def maintenance(self) -> AsyncIterator[Lease]:
        """Lease a direct connection as the owner, outside any transaction (CREATE INDEX CONCURRENTLY)."""
        with translated(sent=False):
            connection = await _connect(self._ddl_dsn, 0, LOCK_SECONDS * 1000)
            try:
                await connection.execute(f"SET ROLE {quote_ident(OWNER_ROLE)}")
                yield Lease(connection)
            finally:
                await connection.close()

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Snapshot]:
        """Read as the owner, everything as it stood at one moment, for as long as it takes; writes nothing."""
        with translated(sent=False):
            connection = await _connect(self._ddl_dsn, 0)
        try:
            with translated(sent=False):
                await connection.execute("SET idle_in_transaction_session_timeout = 0")
                await connection.execute(f"SET ROLE {quote_ident(OWNER_ROLE)}")
                await connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield Snapshot(connection)
        finally:
            # Nothing was written, so nothing is to be ended in order.
            connection.terminate()

    async def announce(self, channel: str, payload: str) -> None:
        """Tell whoever listens on ``channel``, in a transaction of its own; nothing is told if the database is away."""
        async with self.lease(None) as lease:
            await lease.execute("SELECT pg_notify($1, $2)", channel, payload)

    def listen(self, channel: str, heard: Callable[[str], None], connected: Callable[[], None]) -> None:
        """Call ``heard`` with each payload of ``channel`` from now on.

        The connection is restored when it is lost; ``connected`` is called each time it stands, because what was sent
        meanwhile is gone and must be asked for.
        """
        task = asyncio.get_running_loop().create_task(self._listen(channel, heard, connected))
        self._listeners.append(task)

    async def close(self) -> None:
        """Stop listening and close the pool."""
        for task in self._listeners:
            task.cancel()
        await asyncio.gather(*self._listeners, return_exceptions=True)
        await self._pool.close()

    async def _listen(self, channel: str, heard: Callable[[str], None], connected: Callable[[], None]) -> None:
        pause = RETRY_PAUSE_SECONDS
        while True:
            with contextlib.suppress(TenonError, asyncpg.PostgresError, OSError), translated(sent=False):
                connection = await _connect(self._ddl_dsn, 0)
                lost = asyncio.Event()
                connection.add_termination_listener(lambda _, event=lost: event.set())
                try:
                    await connection.add_listener(channel, lambda *call: heard(str(call[3])))
                    connected()
                    pause = RETRY_PAUSE_SECONDS
                    await lost.wait()
                finally:
                    connection.terminate()
            await asyncio.sleep(pause)
            pause = min(pause * 2, 5.0)


async def _connect(dsn: str, statement_seconds: int, lock_ms: int = LOCK_SECONDS * 1000) -> asyncpg.Connection:
    connection = await asyncpg.connect(
        dsn,
        timeout=10,
        statement_cache_size=300,
        max_cacheable_statement_size=64 * 1024,
        server_settings={
            "application_name": "tenon",
            "timezone": "UTC",
            "jit": "off",
            # A bounded read must meet the same rows again when its next page is asked for.
            "synchronize_seqscans": "off",
            "statement_timeout": str(statement_seconds * 1000),
            "lock_timeout": str(lock_ms),
            "idle_in_transaction_session_timeout": "30000",
        },
    )
    # The driver takes the first and the last day of Python's calendar for the infinities; people mean 9999-12-31.
    try:
        await connection.set_type_codec(
            "date", schema="pg_catalog", encoder=_days_of, decoder=_day_after, format="tuple"
        )
    except BaseException:
        connection.terminate()
        raise
    return connection


def _days_of(day: date) -> tuple[int]:
    return (day.toordinal() - _EPOCH,)


def _day_after(days: tuple[int]) -> date:
    return date.fromordinal(_EPOCH + days[0])


async def _retried(attempt: Callable[[], Any]) -> Any:
    """Run ``attempt`` until the database answers, for at most 5 s of absence."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + RETRY_SECONDS
    while True:
        try:
            with translated(sent=False):
                return await attempt()
        except Unavailable:
            if loop.time() >= deadline:
                raise
            await asyncio.sleep(RETRY_PAUSE_SECONDS)
