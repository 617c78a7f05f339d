"""The read gate: the only function that sends a SELECT on user tables.

A statement returns ``meta_rev`` and ``perm_epoch`` of its own snapshot beside its answer. If either is newer than what
it was compiled from, the answer is dropped and the question compiled again, so nothing published or revoked before the
statement began is ever ignored.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tenon.access import Caller
from tenon.query.anchors import Anchors
from tenon.query.compile import compile
from tenon.query.cursor import Cursors
from tenon.query.errors import Restless, TooSlow
from tenon.query.requests import Request
from tenon.store import Database, StatementTimeout

MAX_TRIES = 3

Resolve = Callable[[int | None, int | None], Awaitable[Caller]]
"""Gives the caller on a snapshot at least as new as the revision and the epoch; None: any."""


class ReadGate:
    """Runs requests.

    Args:
        db: where the workspaces live.
        cursors: seals the cursors of pages.
    """

    def __init__(self, db: Database, cursors: Cursors) -> None:
        self._db = db
        self._cursors = cursors
        self._anchors = Anchors()

    async def run(self, resolve: Resolve, request: Request) -> bytes:
        """Answer a request with JSON.

        Raises:
            QueryError, UnknownObject: the question cannot be asked by this caller (``Q2xx``).
            NotFound: the one record asked for is absent or hidden.
            TooSlow: the statement passed its time limit.
            Restless: three times in a row the snapshot was outdated when the answer came.
        """
        caller = await resolve(None, None)
        for _ in range(MAX_TRIES):
            plan = compile(request, caller, self._cursors, self._anchors)
            try:
                row = await self._db.read_row(caller.catalog.workspace, plan.sql, *plan.params, timeout=plan.timeout)
            except StatementTimeout:
                if plan.late is None:
                    raise TooSlow() from None
                return plan.late
            if row["meta_rev"] > caller.catalog.revision or row["perm_epoch"] > caller.scope.epoch:
                caller = await resolve(row["meta_rev"], row["perm_epoch"])
            elif plan.again is None or not plan.again(row):
                return plan.finish(row)
        raise Restless()
