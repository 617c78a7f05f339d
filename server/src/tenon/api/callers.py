"""From a session to a Caller: the person, the published snapshot and the rights that one request works with.

A cached session and its rights are believed as long as nobody has reported a newer permission epoch. Whoever runs a
statement learns the epoch from it and asks again; so a right that was taken away is gone with the next answer.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple, TypeVar

from tenon.access import Caller, Scope, Sealer, Subject, resolve
from tenon.api.errors import StillChanging
from tenon.api.exchange import Exchange
from tenon.calendar import Clock, WorkspaceClock
from tenon.identity import Identity, NotSignedIn, Session
from tenon.kernel.errors import NotFound, TenonError
from tenon.query import ReadGate, Request
from tenon.records import MetaChanged
from tenon.schema import Catalog, Catalogs
from tenon.store import Database, Revision, current_revision, tables_moved

Result = TypeVar("Result")
MAX_SESSIONS = 10_000
ATTEMPTS = 3


class Known(NamedTuple):
    """What was resolved for a session, and from which snapshot."""

    session: Session
    catalog: Catalog
    scope: Scope


class Callers:
    """Resolves the callers of one process."""

    def __init__(
        self,
        db: Database,
        identity: Identity,
        catalogs: Catalogs,
        clock: Clock,
        sealer_of: Callable[[str], Sealer] | None = None,
    ) -> None:
        self._db = db
        self._identity = identity
        self._catalogs = catalogs
        self._clock = clock
        self._sealer_of = sealer_of
        self._known: dict[object, Known] = {}

    async def of(self, exchange: Exchange, revision: int | None = None, epoch: int | None = None) -> Caller:
        """Return the caller of a request, working on ``revision`` and ``epoch`` or newer ones.

        Raises:
            NotSignedIn: the session has ended or lost its workspace meanwhile.
        """
        session = exchange.session
        if session is None:
            raise NotSignedIn
        if epoch is not None and session.epoch < epoch:
            session = exchange.session = await self._reloaded(exchange, epoch)
        catalog = await self._catalogs.get(session.workspace, revision or 0)
        if catalog.revision < exchange.seen_revision:
            # Asked first: a client may claim to have seen any revision, and a Catalog is not read for nothing.
            catalog = await self._catalogs.get(session.workspace, (await self._revision(session.workspace)).meta_rev)
        exchange.revision = catalog.revision
        known = self._known.get(session.id)
        if known is None or known.session is not session or known.catalog is not catalog:
            known = self._remember(session, catalog)
        return Caller(
            subject=known.scope.subject,
            catalog=catalog,
            scope=known.scope,
            language=session.language,
            timezone=catalog.timezone,
            now=self._clock.now(session.workspace),
            request_id=exchange.request_id,
            sealer=self._sealer_of(session.workspace) if self._sealer_of else None,
        )

    async def now(self, exchange: Exchange) -> Caller:
        """Return the caller as of this moment: for answers that come without a statement that could tell."""
        session = exchange.session
        if session is None:
            raise NotSignedIn
        return await self.of(exchange, *await self._revision(session.workspace))

    async def reading(self, exchange: Exchange, gate: ReadGate, request: Request) -> bytes:
        """Ask the read gate for the caller."""

        async def resolve(revision: int | None, epoch: int | None) -> Caller:
            return await self.of(exchange, revision, epoch)

        return await self._unless_outdated(exchange, lambda: gate.run(resolve, request))

    async def writing(self, exchange: Exchange, write: Callable[[Caller], Awaitable[Result]]) -> Result:
        """Run ``write`` for the caller, again if definitions or rights moved under it; it wrote nothing then.

        Raises:
            StillChanging: they moved three times.
        """
        return await self._unless_outdated(exchange, lambda: self._written(exchange, write))

    async def _written(self, exchange: Exchange, write: Callable[[Caller], Awaitable[Result]]) -> Result:
        revision: int | None = None
        epoch: int | None = None
        for _ in range(ATTEMPTS):
            try:
                return await write(await self.of(exchange, revision, epoch))
            except MetaChanged as changed:
                revision, epoch = changed.meta_rev, changed.perm_epoch
        raise StillChanging

    async def _unless_outdated(self, exchange: Exchange, act: Callable[[], Awaitable[Result]]) -> Result:
        """Run ``act``; if it refuses what was asked, make sure that it was not judged by an outdated snapshot.

        An object or a field that this process has not heard of yet is refused before any statement could tell; a
        statement made for a column that has another type by now does not even begin.
        """
        for _ in range(ATTEMPTS):
            try:
                return await act()
            except Exception as error:
                if not _doubtful(error) or not await self._outdated(exchange):
                    raise
        raise StillChanging

    async def _outdated(self, exchange: Exchange) -> bool:
        """Tell whether the request was judged by an older snapshot than there is; the newer one is loaded then."""
        judged_by = exchange.revision, exchange.session
        await self.now(exchange)
        return judged_by != (exchange.revision, exchange.session)

    async def _revision(self, workspace: str) -> Revision:
        async with self._db.lease(workspace) as lease:
            return await current_revision(lease, workspace)

    async def _reloaded(self, exchange: Exchange, epoch: int) -> Session:
        session = await self._identity.sessions.of(exchange.token() or "", at_least=epoch)
        if session is None:
            raise NotSignedIn
        if isinstance(self._clock, WorkspaceClock):
            await self._clock.load(session.workspace)
        return session

    def _remember(self, session: Session, catalog: Catalog) -> Known:
        if len(self._known) >= MAX_SESSIONS:
            self._known.clear()
        known = Known(session, catalog, resolve(_subject(session), catalog, session.epoch))
        self._known[session.id] = known
        return known


def _doubtful(error: Exception) -> bool:
    """Tell whether an error may only mean that the snapshot is outdated."""
    if isinstance(error, TenonError):
        return error.status in (404, 422) and type(error) is not NotFound
    return tables_moved(error)


def _subject(session: Session) -> Subject:
    return Subject(
        kind="member",
        user_id=session.user_id,
        name=session.name,
        workspace=session.workspace,
        admin=session.admin,
        department_ids=(session.department_id,) if session.department_id else (),
        session_id=session.id,
        language=session.language,
    )
