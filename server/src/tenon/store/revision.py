"""The two counters of a workspace: its metadata revision and its permission epoch.

The row is the truth; the notification that follows a change is a hint that other processes may use to hurry.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from tenon.store.database import Lease, Transaction
from tenon.store.sql import load

CHANNEL = "tenon"

_queries = load(__name__)


class Revision(NamedTuple):
    """``meta_rev`` rises with each publishing, ``perm_epoch`` with each change of a person, right or session."""

    meta_rev: int
    perm_epoch: int


async def current_revision(source: Lease | Transaction, workspace: str) -> Revision:
    """Read both counters."""
    row = await source.fetchrow(_queries.of(workspace)["current_revision"])
    assert row is not None, "a workspace without its revision row"  # noqa: S101 - the migration writes it
    return Revision(row["meta_rev"], row["perm_epoch"])


async def bump_revision(tx: Transaction, workspace: str) -> Revision:
    """Raise the metadata revision by one; other processes learn of it at commit."""
    return await _bump(tx, workspace, "bump_revision")


async def bump_epoch(tx: Transaction, workspace: str) -> Revision:
    """Raise the permission epoch by one, so that nothing compiled before the commit is believed after it."""
    return await _bump(tx, workspace, "bump_epoch")


async def _bump(tx: Transaction, workspace: str, query: str) -> Revision:
    row = await tx.fetchrow(_queries.of(workspace)[query])
    assert row is not None, "a workspace without its revision row"  # noqa: S101 - the migration writes it
    revision = Revision(row["meta_rev"], row["perm_epoch"])
    note = msgspec.json.encode({"ws": workspace, "rev": revision.meta_rev, "epoch": revision.perm_epoch})
    await tx.execute(_queries["announce"], CHANNEL, note.decode())
    return revision
