"""What can go wrong on the way to the database.

TenonError
├── Unavailable       S503  the database cannot be reached, or went away before it answered
├── StatementTimeout  S504  a statement ran longer than it may
├── Contended         S505  others hold what this would change; nothing was written
└── ReadOnly          S507  the disk is full or the server accepts no writes
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from tenon.kernel.errors import TenonError


class Unavailable(TenonError):
    """The database is away for a moment; ``sent`` tells whether a statement may have taken effect."""

    code = "S503"
    status = 503

    def __init__(self, *, sent: bool) -> None:
        self.sent = sent
        super().__init__()


class StatementTimeout(TenonError):
    """The statement was cancelled because it ran too long."""

    code = "S504"
    status = 503


class Contended(TenonError):
    """A lock did not come in time, or two waited for each other; the same request will pass a moment later."""

    code = "S505"
    status = 503


class ReadOnly(TenonError):
    """Nothing can be written: the disk is full or the server is in recovery."""

    code = "S507"
    status = 503


LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    # A connection that was cut in the middle of an answer cannot even roll back.
    asyncpg.InternalClientError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
    ConnectionError,
    asyncio.IncompleteReadError,
    FileNotFoundError,
)
"""What asyncpg raises when the server is not there, is starting, or has gone (a missing socket file among them)."""


CONTENTION = (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError, asyncpg.SerializationError)


def tables_moved(error: BaseException) -> bool:
    """Tell whether a statement failed as one does that was made for tables which a publish has changed meanwhile."""
    return isinstance(error, (asyncpg.SyntaxOrAccessError, asyncpg.InvalidCachedStatementError))


@contextmanager
def contention() -> Iterator[None]:
    """Turn a lock that did not come into advice; around whole blocks, so that a room may still try again itself."""
    try:
        yield
    except CONTENTION as error:
        raise Contended from error


@contextmanager
def translated(*, sent: bool) -> Iterator[None]:
    """Turn the driver's errors about the state of the server into ours; errors about the statement pass."""
    try:
        yield
    except LOST as error:
        raise Unavailable(sent=sent) from error
    except (asyncpg.QueryCanceledError, TimeoutError) as error:
        raise StatementTimeout from error
    except (asyncpg.DiskFullError, asyncpg.ReadOnlySQLTransactionError) as error:
        raise ReadOnly from error
