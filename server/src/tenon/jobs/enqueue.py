"""The way in: one statement in the caller's transaction, under the role of the caller's workspace."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec

from tenon.kernel.ids import new_id
from tenon.kernel.words import Words
from tenon.store import Transaction, load

_queries = load(__name__)


class Ticket(msgspec.Struct, frozen=True):
    """What the queue carries: which job of which workspace; nothing of its content."""

    workspace: str
    job: UUID


async def enqueue(
    tx: Transaction,
    workspace: str,
    kind: str,
    title: Words,
    payload: dict[str, Any],
    *,
    created_by: UUID | None,
    dedupe_key: str | None = None,
    delay_seconds: float = 0,
) -> UUID:
    """Enqueue a job; it exists from the commit of ``tx`` on.

    Args:
        tx: the caller's transaction in the workspace.
        workspace: its key.
        title: what people read in the list of jobs.
        created_by: the member whose job it is; None for the system's own.
        kind: the key of a ``JobKind``; a job of a kind that no worker knows waits.
        payload: anything that JSON can hold; the queue itself never sees it.
        dedupe_key: ids only. While a job with this key waits or runs, no second one is made.
        delay_seconds: not before so long after the start of ``tx``.

    Returns:
        The id of the new job, or of the waiting or running one with the same ``dedupe_key``.
    """
    job_id = new_id()
    found: UUID = await tx.fetchval(
        _queries.of(workspace)["enqueue"],
        job_id,
        kind,
        msgspec.json.encode(title).decode(),
        msgspec.json.encode(payload).decode(),
        dedupe_key,
        created_by,
        msgspec.json.encode(Ticket(workspace, job_id)),
        timedelta(seconds=delay_seconds),
    )
    return found
