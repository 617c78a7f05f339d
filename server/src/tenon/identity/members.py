"""Membership rows: the platform's own and the workspace's copy of it, always written together by ``put``."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec

from tenon.identity.errors import LastAdministrator
from tenon.identity.model import Status
from tenon.identity.ports import Clock
from tenon.kernel.errors import NotFound
from tenon.kernel.pinyin import spell
from tenon.store import Transaction, load

_queries = load(__name__)


class Membership(msgspec.Struct, frozen=True):
    """A person's place in one workspace, as stored."""

    id: UUID
    name: str
    status: Status
    admin: bool
    department_id: UUID | None = None


class Members:
    """Reads and writes memberships inside a platform transaction."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def put(self, tx: Transaction, workspace: str, member: Membership) -> None:
        """Insert or replace a membership and the workspace's copy of it."""
        name, (spelling, initials) = member.name.strip(), spelled(member.name)
        shared = (member.status, member.admin, member.department_id)
        now = self._clock.now()
        await tx.execute(_queries["put_membership"], workspace, member.id, name, spelling, initials, *shared, now)
        await tx.execute(_queries.of(workspace)["put_member"], member.id, name, spelling, initials, *shared)

    async def lock(self, tx: Transaction, workspace: str, user_id: UUID) -> Membership:
        """Return a membership and hold it until the transaction ends.

        The people of one workspace are changed one after the other: two administrators who suspend each other at the
        same moment would otherwise wait for each other for ever.

        Raises:
            NotFound: the person is not in this workspace.
        """
        await tx.execute(_queries["lock_people"], workspace)
        row = await tx.fetchrow(_queries["lock_membership"], workspace, user_id)
        if row is None:
            raise NotFound
        return msgspec.convert(dict(row), Membership)

    async def remove(self, tx: Transaction, workspace: str, member: Membership) -> None:
        """Delete a membership; the workspace keeps the name for its history. An account without any place goes too."""
        left: Any = "left"
        spelling, initials = spelled(member.name)
        queries = _queries.of(workspace)
        await tx.execute(queries["forget_manager"], member.id)
        await tx.execute(queries["put_member"], member.id, member.name, spelling, initials, left, False, None)
        await tx.execute(_queries["delete_membership"], workspace, member.id)
        await tx.execute(_queries["delete_account_without_membership"], member.id)

    async def keep_an_admin(self, tx: Transaction, workspace: str, without: UUID) -> None:
        """Make sure that somebody else stays an active administrator; two who leave at once wait for each other.

        Raises:
            LastAdministrator: ``without`` is the last one.
        """
        admins = {row["user_id"] for row in await tx.fetch(_queries["lock_admins"], workspace)}
        if admins <= {without}:
            raise LastAdministrator


def spelled(name: str) -> tuple[str, str]:
    """Return the name's spelling for order and search, and its initials; never empty, so that order is total."""
    full, initials = spell(name)
    return full or name.lower(), initials
