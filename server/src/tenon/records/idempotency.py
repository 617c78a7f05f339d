"""Writes that may be sent twice: the answer is kept under the caller's key in the transaction of the write."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from tenon.access import Caller
from tenon.records.errors import KeyReused
from tenon.store import Transaction, load

_queries = load(__name__)


async def once(
    tx: Transaction, caller: Caller, key: str, request_hash: bytes, write: Callable[[], Awaitable[bytes]]
) -> tuple[bytes, bool]:
    """Run ``write`` in ``tx`` unless the caller has sent this key before.

    A second request that comes while the first still runs waits for it. If the first fails, nothing is kept.

    Args:
        tx: a transaction in which nothing has begun.
        caller: the person; a system caller has no keys and always writes.
        key: at most 128 characters.
        request_hash: of method, path and body: the same key for another request is refused.
        write: does the work; its answer is kept as it is.

    Returns:
        The answer, and whether it is the kept one.

    Raises:
        KeyReused: the key came with another request.
    """
    principal = caller.subject.user_id
    if principal is None:
        return await write(), False
    queries = _queries.of(caller.catalog.workspace)
    if not await tx.fetchval(queries["claim_key"], principal, key, request_hash, caller.now):
        row = await tx.fetchrow(queries["stored_answer"], principal, key)
        if row is None or row["request_hash"] != request_hash or row["answer"] is None:
            raise KeyReused
        stored: bytes = row["answer"]
        return stored, True
    answer = await write()
    await tx.execute(queries["store_answer"], principal, key, answer)
    return answer, False


async def forget_answers(tx: Transaction, workspace: str, before: datetime) -> None:
    """Forget the answers kept before a moment (UTC): those keys are free again."""
    await tx.execute(_queries.of(workspace)["forget_answers"], before)
