"""Users of a workspace: who they are, who may administer, who may no longer enter."""

from __future__ import annotations

import base64
import binascii
from typing import Any, Literal
from uuid import UUID

import msgspec

from tenon.identity import rules
from tenon.identity.errors import LoginTaken, NotAdministrator
from tenon.identity.links import Links
from tenon.identity.login import normalise_login
from tenon.identity.members import Members, Membership
from tenon.identity.model import (
    Actor,
    Device,
    Invitation,
    Link,
    LinkView,
    Member,
    MemberChanges,
    MemberName,
    MemberPage,
    SignedIn,
    Standing,
    Status,
)
from tenon.identity.passwords import Hasher
from tenon.identity.ports import Clock
from tenon.identity.revocation import raise_epochs, revoke
from tenon.identity.sessions import Sessions
from tenon.kernel.errors import FieldProblem, Invalid, NotFound
from tenon.kernel.ids import new_id
from tenon.store import Database, Lease, Transaction, load

_queries = load(__name__)

MAX_PAGE = 200


class People:
    """The users of each workspace. What changes a user demands an administrator of that workspace."""

    def __init__(self, db: Database, clock: Clock, hasher: Hasher, members: Members, sessions: Sessions) -> None:
        self._db = db
        self._clock = clock
        self._members = members
        self._links = Links(db, clock, hasher, members, sessions)

    async def page(
        self,
        actor: Actor,
        *,
        search: str = "",
        status: Status | None = None,
        cursor: str | None = None,
        limit: int = 50,
    ) -> MemberPage:
        """Return the users of the actor's workspace by the spelling of their names.

        Args:
            actor: an administrator.
            search: part of a name, of its pinyin or initials, or of a sign-in name.
            status: only users of this status.
            cursor: ``next_cursor`` of the page before.
            limit: 1 to 200.

        Raises:
            NotAdministrator: the actor is none.
            Invalid: the cursor is not ours (I215).
        """
        demand_admin(actor)
        limit = max(1, min(limit, MAX_PAGE))
        spelling, after = _read_cursor(cursor) if cursor else (None, None)
        async with self._db.lease(None) as lease:
            rows = await lease.fetch(
                _queries["list_members"], actor.workspace, status, _wanted(search), spelling, after, None, limit + 1
            )
            members = await self._with_departments(lease, actor.workspace, rows[:limit])
        more = len(rows) > limit
        return MemberPage(members, _cursor(rows[limit - 1]["spelling"], rows[limit - 1]["id"]) if more else None)

    async def get(self, actor: Actor, user_id: UUID) -> Member:
        """Return one user of the actor's workspace.

        Raises:
            NotFound: no such user there.
            NotAdministrator: the actor is none.
        """
        demand_admin(actor)
        async with self._db.lease(None) as lease:
            rows = await lease.fetch(_queries["list_members"], actor.workspace, None, None, None, None, user_id, 1)
            members = await self._with_departments(lease, actor.workspace, rows)
        if not members:
            raise NotFound
        return members[0]

    async def pick(self, workspace: str, search: str = "", limit: int = 20) -> list[MemberName]:
        """Return members whom a user field may name, by spelling; any member may ask."""
        async with self._db.lease(workspace) as lease:
            rows = await lease.fetch(
                _queries.of(workspace)["pick_members"], _wanted(search), max(1, min(limit, MAX_PAGE))
            )
        return [MemberName(row["id"], row["name"]) for row in rows]

    async def standing(self, workspace: str, user_id: UUID | None) -> Standing | None:
        """Return an active member as he stands now, None if he has left or is suspended."""
        async with self._db.lease(workspace) as lease:
            row = await lease.fetchrow(_queries.of(workspace)["standing"], user_id)
        return None if row is None else Standing(row["name"], row["admin"], row["department_id"])

    async def names(self, workspace: str, ids: list[UUID]) -> dict[UUID, str]:
        """Return the names of members, of those who have left as well; unknown ids are missing."""
        async with self._db.lease(workspace) as lease:
            rows = await lease.fetch(_queries.of(workspace)["member_names"], ids)
        return {row["id"]: row["name"] for row in rows}

    async def invite(self, actor: Actor, invitation: Invitation) -> tuple[Member, Link | None]:
        """Add somebody to the actor's workspace and make the link on which he chooses his password.

        Somebody who already signs in on this installation joins at once with his own password; somebody who was invited
        elsewhere joins when he uses that link. For neither is there a new link: it would open the other workspace too.

        Raises:
            NotAdministrator: the actor is none.
            Invalid: name, sign-in name or department cannot be.
            LoginTaken: the sign-in name already belongs to this workspace.
        """
        demand_admin(actor)
        rules.demand(rules.name("name", invitation.name), rules.login("login", invitation.login))
        login = normalise_login(invitation.login)
        async with self._db.transaction(None) as tx:
            await self._demand_department(tx, actor.workspace, invitation.department_id)
            user_id, state = await self._account(tx, actor.workspace, login)
            status: Status = "active" if state == "joins" else "invited"
            member = Membership(user_id, invitation.name, status, invitation.admin, invitation.department_id)
            await self._members.put(tx, actor.workspace, member)
            link = await self._links.write(tx, actor, user_id, "invitation") if state == "fresh" else None
            await raise_epochs(tx, [actor.workspace])
        return await self.get(actor, user_id), link

    async def update(self, actor: Actor, user_id: UUID, changes: MemberChanges) -> Member:
        """Change a user's name, department, administrator right or status.

        Suspending, and any change of the administrator right, ends the user's sessions and links at once.

        Raises:
            NotAdministrator: the actor is none.
            NotFound: no such user in the workspace.
            Invalid: name or department cannot be.
            LastAdministrator: nobody would be left to administer.
        """
        demand_admin(actor)
        given = {k: v for k, v in msgspec.structs.asdict(changes).items() if v is not msgspec.UNSET}
        rules.demand(rules.name("name", given["name"]) if "name" in given else iter(()))
        async with self._db.transaction(None) as tx:
            before = await self._members.lock(tx, actor.workspace, user_id)
            if given.get("department_id") != before.department_id:
                await self._demand_department(tx, actor.workspace, given.get("department_id"))
            if given.get("status") == "active":
                given["status"] = await self._status_of_return(tx, before)
            after = msgspec.structs.replace(before, **given)
            await self._apply(tx, actor.workspace, before, after)
        return await self.get(actor, user_id)

    async def remove(self, actor: Actor, user_id: UUID) -> None:
        """Take a user out of the workspace; his name stays in its history. Sessions and links end at once.

        Raises:
            NotAdministrator, NotFound, LastAdministrator: as ``update``.
        """
        demand_admin(actor)
        async with self._db.transaction(None) as tx:
            member = await self._members.lock(tx, actor.workspace, user_id)
            if member.admin and member.status == "active":
                await self._members.keep_an_admin(tx, actor.workspace, without=user_id)
            await revoke(tx, user_id)
            await self._members.remove(tx, actor.workspace, member)

    async def link(self, actor: Actor, user_id: UUID) -> Link:
        """Make a new invitation link (not yet redeemed) or reset link (redeemed); the one before dies.

        A reset link also ends the user's sessions and forgives failed sign-ins, whether or not it is ever used.

        Raises:
            NotAdministrator, NotFound: as ``update``.
            CannotLinkElsewhere: the user belongs to a workspace that the actor does not administer.
        """
        demand_admin(actor)
        return await self._links.renew(actor, user_id)

    async def view_link(self, token: str) -> LinkView:
        """Return what the page behind a link shows.

        Raises:
            LinkGone: used, expired, unknown, or for somebody who may not enter.
        """
        return await self._links.view(token)

    async def redeem(self, token: str, password: str, name: str | None, device: Device) -> SignedIn:
        """Use a link: set the password (and, invited, the name), and sign in.

        Raises:
            LinkGone: as ``view_link``.
            Invalid: password or name break a rule.
        """
        return await self._links.redeem(token, password, name, device)

    async def _apply(self, tx: Transaction, workspace: str, before: Membership, after: Membership) -> None:
        was_admin = before.admin and before.status == "active"
        if was_admin and not (after.admin and after.status == "active"):
            await self._members.keep_an_admin(tx, workspace, without=before.id)
        await self._members.put(tx, workspace, after)
        if after.status == "suspended" or after.admin != before.admin:
            await revoke(tx, before.id)
        else:
            await raise_epochs(tx, [workspace])

    async def _account(
        self, tx: Transaction, workspace: str, login: str
    ) -> tuple[UUID, Literal["fresh", "joins", "waits"]]:
        """Return the account of a sign-in name, and whether it was made, has a password, or waits for its first."""
        space = await tx.fetchrow(_queries["get_workspace"], workspace)
        if space is None:
            raise NotFound
        row = (new_id(), login, None, space["language"], self._clock.now())
        made = await tx.fetchval(_queries["insert_account"], *row)
        if made is not None:
            return made, "fresh"
        known = await tx.fetchrow(_queries["account_of_login"], login)
        assert known is not None, "a taken login without its account"  # noqa: S101 - its row was just met
        if await tx.fetchrow(_queries["lock_membership"], workspace, known["id"]):
            raise LoginTaken(login=login)
        return known["id"], "joins" if known["password_hash"] else "waits"

    async def _status_of_return(self, tx: Transaction, member: Membership) -> Status:
        account = await tx.fetchrow(_queries["account_of_id"], member.id)
        return "active" if account and account["password_hash"] else "invited"

    async def _demand_department(self, tx: Transaction, workspace: str, department_id: UUID | None) -> None:
        if department_id is None:
            return
        if not await tx.fetchval(_queries.of(workspace)["department_exists"], department_id):
            raise Invalid([FieldProblem("department_id", "I212")])

    async def _with_departments(self, lease: Lease, workspace: str, rows: list[Any]) -> list[Member]:
        found = await lease.fetch(_queries.of(workspace)["list_departments"], None) if rows else []
        names = {row["id"]: row["name"] for row in found}
        return [
            Member(
                id=row["id"],
                name=row["name"],
                login=row["login"],
                status=row["status"],
                admin=row["admin"],
                department_id=row["department_id"],
                department_name=names.get(row["department_id"]),
                last_seen_at=row["last_seen_at"],
            )
            for row in rows
        ]


def demand_admin(actor: Actor) -> None:
    """Raise ``NotAdministrator`` unless the actor administers the workspace in which he acts."""
    if not actor.admin:
        raise NotAdministrator


def _wanted(search: str) -> str | None:
    """Return what is looked for as it stands in the tables; PostgreSQL takes no NUL in a text."""
    return search.replace("\0", "").strip().casefold() or None


def _cursor(spelling: str, user_id: UUID) -> str:
    return base64.urlsafe_b64encode(user_id.bytes + spelling.encode()).decode()


def _read_cursor(cursor: str) -> tuple[str, UUID]:
    try:
        raw = base64.b64decode(cursor.encode("ascii"), altchars=b"-_", validate=True)
        return raw[16:].decode().replace("\0", ""), UUID(bytes=raw[:16])
    except (ValueError, binascii.Error):
        raise Invalid([FieldProblem("cursor", "I215")]) from None
