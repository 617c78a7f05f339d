"""Signing in, staying signed in, signing out.

``of`` answers from memory on the hot path: a remembered session is believed while its workspace's permission epoch
has not moved, and for at most five minutes. Whoever reads an epoch beside an answer reports it (``at_least`` or
``note_epoch``), and the session is read again. The epoch is read *before* the session: a right that is lost between
the two is then newer than what is remembered, never older.
"""

from __future__ import annotations

import contextlib
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from tenon.identity import rules
from tenon.identity.attempts import Attempts
from tenon.identity.errors import NotSignedIn, SignInFailed
from tenon.identity.login import is_login, normalise_login
from tenon.identity.members import Members
from tenon.identity.model import Device, OpenSession, ProfileChanges, Session, SignedIn, WorkspaceName
from tenon.identity.passwords import Hasher
from tenon.identity.ports import Clock
from tenon.identity.revocation import raise_epochs, revoke
from tenon.identity.tokens import new_token, token_digest
from tenon.kernel.errors import FieldProblem, Invalid, NotFound
from tenon.kernel.ids import new_id
from tenon.store import Database, Lease, ReadOnly, Transaction, current_revision, load

_queries = load(__name__)

IDLE = timedelta(hours=12)
ABSOLUTE = timedelta(days=7)
REMEMBERED = timedelta(minutes=5)
MAX_REMEMBERED = 20_000


class _Remembered(NamedTuple):
    session: Session
    until: datetime


class Sessions:
    """The sessions of the installation, and what this process remembers of them."""

    def __init__(self, db: Database, clock: Clock, hasher: Hasher, members: Members) -> None:
        self._db = db
        self._clock = clock
        self._hasher = hasher
        self._members = members
        self.attempts = Attempts(db, clock, hasher.subject_key())
        self._remembered: OrderedDict[bytes, _Remembered] = OrderedDict()
        self._epochs: dict[str, int] = {}

    async def sign_in(self, login: str, password: str, device: Device) -> SignedIn:
        """Check a name and a password and open a session in the person's first workspace.

        Raises:
            SignInFailed: wrong, unknown, invited but not yet redeemed, or suspended everywhere; in equal time.
            TooManyAttempts: locked out.
            Busy: too many passwords are waiting to be checked.
        """
        login = normalise_login(login)
        await self.attempts.count(login, device.ip)
        account = await self._account(login)
        stored: str | None = account["password_hash"] if account else None
        fits = await self._hasher.verify(password[: rules.MAX_PASSWORD + 1], stored)
        if account is None or stored is None or not fits:
            raise SignInFailed
        signed_in = await self._open_first(account["id"], device)
        await self.attempts.succeeded(login, device.ip)
        if self._hasher.outdated(stored):
            await self._rehash(account["id"], stored, password)
        return signed_in

    async def open(self, tx: Transaction, user_id: UUID, workspace: str, device: Device) -> str:
        """Write a fresh session inside ``tx`` and return its token. Dead sessions are swept away on the way."""
        now, token = self._clock.now(), new_token()
        await tx.execute(_queries["drop_dead_sessions"], now, now - IDLE)
        await self.attempts.drop_old(tx)
        end, ip, agent = now + ABSOLUTE, device.ip[:64], device.agent[:200]
        row = (new_id(), token_digest(token), user_id, workspace, now, end, ip, agent)
        await tx.execute(_queries["insert_session"], *row)
        return token

    async def opened(self, token: str) -> SignedIn:
        """Return a session that was written a moment ago, with its token."""
        session = await self.of(token, fresh=True)
        if session is None:
            raise NotSignedIn
        return SignedIn(token, session)

    async def of(self, token: str, *, at_least: int = 0, fresh: bool = False) -> Session | None:
        """Return the session a token opens, or None if it opens none (any more).

        Args:
            token: what the browser sent, whatever it is.
            at_least: the newest permission epoch of the session's workspace that the caller has seen.
            fresh: ask the table in any case: for answers that come without a statement on the workspace.
        """
        digest = token_digest(token)
        if digest is None:
            return None
        found = self._remembered.get(digest)
        if (
            found is not None
            and not fresh
            and found.session.epoch >= at_least
            and found.session.epoch >= self._epochs.get(found.session.workspace, 0)
            and self._clock.now() < found.until
        ):
            return found.session
        return await self._load(digest, found.session.workspace if found else None)

    def note_epoch(self, workspace: str, epoch: int) -> None:
        """Take note that a workspace's permission epoch stands at least at ``epoch``."""
        if epoch > self._epochs.get(workspace, 0):
            self._epochs[workspace] = epoch

    async def sign_out(self, session: Session) -> None:
        """End this session."""
        await self.end(session, session.id)

    async def end(self, session: Session, session_id: UUID) -> None:
        """End one of the person's own sessions; one that has ended already is no error."""
        async with self._db.transaction(None) as tx:
            await revoke(tx, session.user_id, only=session_id, links=False)

    async def devices(self, session: Session) -> list[OpenSession]:
        """Return the person's open sessions, the latest used first."""
        now = self._clock.now()
        async with self._db.lease(None) as lease:
            rows = await lease.fetch(_queries["list_sessions"], session.user_id, now, now - IDLE)
        return [OpenSession(**dict(row), current=row["id"] == session.id) for row in rows]

    async def enter(self, session: Session, token: str, workspace: str) -> Session:
        """Make ``workspace`` the session's active one and return the session as it stands there.

        Raises:
            NotFound: the person is no active member there, or there is no such workspace.
        """
        if workspace not in {known.key for known in await self.workspaces(session)}:
            raise NotFound
        async with self._db.transaction(None) as tx:
            await tx.execute(_queries["move_session"], session.id, workspace)
            await raise_epochs(tx, (session.workspace, workspace))
        return (await self.opened(token)).session

    async def workspaces(self, session: Session) -> list[WorkspaceName]:
        """Return the workspaces the person may enter, oldest first."""
        async with self._db.lease(None) as lease:
            rows = await lease.fetch(_queries["memberships_of"], session.user_id)
        return [WorkspaceName(row["workspace"], row["workspace_name"]) for row in rows if row["status"] == "active"]

    async def change_password(self, session: Session, current: str, new: str, device: Device) -> None:
        """Set a new password; every other session and every open link of the person ends.

        Raises:
            Invalid: ``current`` is wrong (I216), or ``new`` breaks a rule (I201 … I203).
            TooManyAttempts: too many wrong ones.
        """
        rules.demand(rules.password("new", new, (session.login, session.name)))
        await self.attempts.count(session.login, device.ip)
        account = await self._account(session.login)
        before = account["password_hash"] if account else None
        if not await self._hasher.verify(current[: rules.MAX_PASSWORD + 1], before):
            raise Invalid([FieldProblem("current", "I216")])
        stored = await self._hasher.hash(new)
        async with self._db.transaction(None) as tx:
            await tx.execute(_queries["set_password"], session.user_id, stored, self._clock.now())
            await revoke(tx, session.user_id, keep=session.id)
        await self.attempts.succeeded(session.login, device.ip)

    async def change_profile(self, session: Session, token: str, changes: ProfileChanges) -> Session:
        """Change the person's own name (in the active workspace), language or theme; return the session as it is now.

        Raises:
            Invalid: a name or language that cannot be.
        """
        name, language, theme = (None if v is msgspec.UNSET else v for v in msgspec.structs.astuple(changes))
        rules.demand(rules.name("name", name) if name is not None else iter(()))
        rules.demand(rules.language("language", language) if language is not None else iter(()))
        async with self._db.transaction(None) as tx:
            await tx.execute(_queries["set_profile"], session.user_id, language, theme)
            if name is not None:
                member = await self._members.lock(tx, session.workspace, session.user_id)
                await self._members.put(tx, session.workspace, msgspec.structs.replace(member, name=name))
            await raise_epochs(tx, [session.workspace])
        return (await self.opened(token)).session

    async def _account(self, login: str) -> Any:
        if not is_login(login):
            return None
        async with self._db.lease(None) as lease:
            return await lease.fetchrow(_queries["account_of_login"], login)

    async def _open_first(self, user_id: UUID, device: Device) -> SignedIn:
        async with self._db.transaction(None) as tx:
            places = [row for row in await tx.fetch(_queries["memberships_of"], user_id) if row["status"] == "active"]
            if not places:
                raise SignInFailed
            token = await self.open(tx, user_id, places[0]["workspace"], device)
        return await self.opened(token)

    async def _rehash(self, user_id: UUID, stored: str, password: str) -> None:
        fresh = await self._hasher.hash(password)
        async with self._db.transaction(None) as tx:
            await tx.execute(_queries["refresh_hash"], user_id, stored, fresh)

    async def _load(self, digest: bytes, workspace: str | None) -> Session | None:
        now = self._clock.now()
        async with self._db.lease(None) as lease:
            row, epoch = await self._read(lease, digest, workspace, now)
            if row is None:
                self._remembered.pop(digest, None)
                return None
            if now - row["last_seen_at"] > REMEMBERED:
                # A full disk must not sign anybody out.
                with contextlib.suppress(ReadOnly):
                    await lease.execute(_queries["touch_session"], row["id"], now)
        values = {name: row[name] for name in Session.__struct_fields__ if name != "epoch"}
        session = Session(**values, epoch=epoch)
        self._remember(digest, _Remembered(session, min(now + REMEMBERED, session.expires_at)))
        return session

    async def _read(self, lease: Lease, digest: bytes, workspace: str | None, now: datetime) -> tuple[Any, int]:
        """Return the session's row and the epoch that stood before it was read; a moved session is followed once."""
        for place in (workspace, None):
            place = place or await lease.fetchval(_queries["workspace_of_token"], digest)
            if place is None:
                break
            epoch = (await current_revision(lease, place)).perm_epoch
            row = await lease.fetchrow(_queries["get_session"], digest, place, now, now - IDLE)
            self.note_epoch(place, epoch)
            if row is not None:
                return row, epoch
        return None, 0

    def _remember(self, digest: bytes, entry: _Remembered) -> None:
        self._remembered[digest] = entry
        self._remembered.move_to_end(digest)
        if len(self._remembered) > MAX_REMEMBERED:
            self._remembered.popitem(last=False)
