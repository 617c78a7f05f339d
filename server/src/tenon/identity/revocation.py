"""Taking rights away: the one function that every loss goes through, and the epoch that makes it felt at once.

Deleting the sessions keeps a new request out; raising the permission epoch of the person's workspaces makes each
process drop what it remembers, so that an answer begun after the commit already obeys.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from tenon.store import Transaction, bump_epoch, load

_queries = load(__name__)


async def revoke(
    tx: Transaction, user_id: UUID, *, keep: UUID | None = None, only: UUID | None = None, links: bool = True
) -> None:
    """End a person's sessions and open links, and raise the epoch of each workspace the person belongs to.

    Called by: sign-out, ending one device, change of password, invitation and reset links, suspension, change of
    administrator rights, removal. Must run before the membership itself is deleted.

    Args:
        tx: a transaction of the platform.
        user_id: whose rights end.
        keep: a session that stays.
        only: end no session but this one.
        links: whether open invitation and reset links die as well.
    """
    await tx.execute(_queries["revoke_sessions"], user_id, keep, only)
    if links:
        await tx.execute(_queries["revoke_links"], user_id)
    await raise_epochs(tx, [row["workspace"] for row in await tx.fetch(_queries["memberships_of"], user_id)])


async def raise_epochs(tx: Transaction, workspaces: Iterable[str]) -> None:
    """Raise the permission epoch of each workspace, always in the same order, so that two callers never deadlock."""
    for workspace in sorted(set(workspaces)):
        await bump_epoch(tx, workspace)
