"""One-time links: the invitation of somebody new, the reset of a forgotten password.

A link is kept as the digest of its token and shown once. Each person has at most one; using it, replacing it and any
loss of rights ends it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec

from tenon.identity import rules
from tenon.identity.errors import CannotLinkElsewhere, LinkGone
from tenon.identity.members import Members
from tenon.identity.model import Actor, Device, Link, LinkKind, LinkView, SignedIn
from tenon.identity.passwords import Hasher
from tenon.identity.ports import Clock
from tenon.identity.revocation import revoke
from tenon.identity.sessions import Sessions
from tenon.identity.tokens import new_token, token_digest
from tenon.store import Database, Transaction, load

_queries = load(__name__)

LIFETIME: dict[LinkKind, timedelta] = {"invitation": timedelta(days=7), "reset": timedelta(hours=24)}


class Links:
    """Makes, shows and redeems one-time links."""

    def __init__(self, db: Database, clock: Clock, hasher: Hasher, members: Members, sessions: Sessions) -> None:
        self._db = db
        self._clock = clock
        self._hasher = hasher
        self._members = members
        self._sessions = sessions

    async def write(self, tx: Transaction, actor: Actor, user_id: UUID, kind: LinkKind) -> Link:
        """Write a link inside ``tx``, in place of the person's link before."""
        token, now = new_token(), self._clock.now()
        expires_at = now + LIFETIME[kind]
        row = (user_id, token_digest(token), kind, actor.workspace, actor.user_id, now, expires_at)
        await tx.execute(_queries["put_link"], *row)
        return Link(kind, f"/invite/{token}", expires_at)

    async def renew(self, actor: Actor, user_id: UUID) -> Link:
        """Make the link that fits the person's state; see ``People.link``."""
        async with self._db.transaction(None) as tx:
            await self._members.lock(tx, actor.workspace, user_id)
            await self._demand_rights_everywhere(tx, actor, user_id)
            account = await tx.fetchrow(_queries["account_of_id"], user_id)
            assert account is not None, "a membership without its account"  # noqa: S101 - a foreign key keeps it
            await revoke(tx, user_id)
            await self._sessions.attempts.forgive(tx, account["login"])
            return await self.write(tx, actor, user_id, "reset" if account["password_hash"] else "invitation")

    async def view(self, token: str) -> LinkView:
        """Return what the page behind a link shows; see ``People.view_link``."""
        row = await self._find(token)
        return LinkView(row["kind"], row["name"], row["login"], row["company"])

    async def redeem(self, token: str, password: str, name: str | None, device: Device) -> SignedIn:
        """Use a link; see ``People.redeem``."""
        row = await self._find(token)
        chosen = name if name and row["kind"] == "invitation" else row["name"]
        known = (row["login"], chosen, row["company"])
        rules.demand(rules.password("password", password, known), rules.name("name", chosen))
        stored = await self._hasher.hash(password)
        async with self._db.transaction(None) as tx:
            await self._activate(tx, row["user_id"], row["workspace"], chosen)
            # Taking the link is what decides between two who use it at the same moment.
            if await tx.fetchval(_queries["take_link"], token_digest(token), self._clock.now()) is None:
                raise LinkGone
            await tx.execute(_queries["set_password"], row["user_id"], stored, self._clock.now())
            await self._sessions.attempts.forgive(tx, row["login"])
            await revoke(tx, row["user_id"])
            session = await self._sessions.open(tx, row["user_id"], row["workspace"], device)
        return await self._sessions.opened(session)

    async def _activate(self, tx: Transaction, user_id: UUID, workspace: str, name: str) -> None:
        for place in await tx.fetch(_queries["memberships_of"], user_id):
            if place["status"] == "invited" or place["workspace"] == workspace:
                member = await self._members.lock(tx, place["workspace"], user_id)
                if member.status == "suspended":
                    raise LinkGone
                own = name if place["workspace"] == workspace else member.name
                await self._members.put(
                    tx, place["workspace"], msgspec.structs.replace(member, status="active", name=own)
                )

    async def _demand_rights_everywhere(self, tx: Transaction, actor: Actor, user_id: UUID) -> None:
        """A link opens every workspace of the person, so whoever makes it must administer them all."""
        if actor.user_id is None:
            return
        own = {r["workspace"] for r in await tx.fetch(_queries["memberships_of"], actor.user_id) if _administers(r)}
        places = {row["workspace"] for row in await tx.fetch(_queries["memberships_of"], user_id)}
        if not places <= own:
            raise CannotLinkElsewhere

    async def _find(self, token: str) -> Any:
        digest = token_digest(token)
        async with self._db.lease(None) as lease:
            row = await lease.fetchrow(_queries["get_link"], digest, self._clock.now()) if digest else None
        if row is None:
            raise LinkGone
        return row


def _administers(row: Any) -> bool:
    return bool(row["admin"] and row["status"] == "active")
