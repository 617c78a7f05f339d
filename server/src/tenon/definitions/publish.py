"""The publish transaction: everything or nothing, with locks taken briefly and tried again.

Order inside: advisory lock of the workspace, reading and planning without locks that hurt, then the tables' locks
(150 ms at most), the effects of the kinds, the definition rows, revision + 1. If a lock is not to be had, the whole
transaction is given up, so that readers queued behind it go on, and tried again after a pause.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

import asyncpg

from tenon.definitions.errors import NotPublishable, PublishBusy
from tenon.definitions.model import Address, Body, Problem, Published
from tenon.definitions.repository import Repository, blockers, read_settings
from tenon.definitions.workbench import Work, Workbench, told
from tenon.store import Database, Transaction, bump_revision

ATTEMPTS = 20
_BUSY = (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError, asyncpg.SerializationError)

Choose = Callable[[Repository], Awaitable[Mapping[Address, Body | None]]]
"""Reads, under the workspace's lock, what is to be published: plain bodies, None retires."""


class Publisher:
    """Runs publish transactions."""

    def __init__(self, db: Database, workbench: Workbench) -> None:
        self._db = db
        self._workbench = workbench

    async def publish(
        self, workspace: str, actor: UUID | None, choose: Choose, note: str, *, ends_drafts: bool
    ) -> Published:
        """Publish what ``choose`` returns; see ``DefinitionService.publish``."""
        for attempt in range(ATTEMPTS):
            if attempt:
                await asyncio.sleep(random.uniform(0.05, 0.25))  # noqa: S311 - jitter
            try:
                async with self._db.ddl() as tx:
                    return await self._once(tx, workspace, actor, choose, note, ends_drafts)
            except _BUSY:
                continue
        async with self._db.maintenance() as lease:
            pids = await blockers(lease, workspace)
        raise PublishBusy(pids=", ".join(map(str, pids)) or "?")

    async def _once(
        self, tx: Transaction, workspace: str, actor: UUID | None, choose: Choose, note: str, ends_drafts: bool
    ) -> Published:
        repository = Repository(tx, workspace)
        await repository.lock()
        bodies = await choose(repository)
        snapshot = await repository.snapshot(await read_settings(tx, workspace))
        work = await self._workbench.prepare(tx, snapshot, bodies, await repository.drafted())
        plan = told(work)
        if any(problem.severity == "error" for problem in plan.problems):
            raise NotPublishable(plan.problems)
        await _take_locks(tx, work)
        for each in work:
            await _apply(tx, each)
        versions = {w.address: await repository.set_published(w.address, w.body, actor, ends_drafts) for w in work}
        revision = (await bump_revision(tx, workspace)).meta_rev
        for w in work:
            await repository.add_version(w.address, versions[w.address], w.body, note, actor, revision, w.diff)
        return Published(revision=revision, versions=versions, diff=plan.diff, steps=plan.steps)


async def _take_locks(tx: Transaction, work: list[Work]) -> None:
    by_kind: dict[str, list[Work]] = {}
    for each in work:
        by_kind.setdefault(each.kind.key, []).append(each)
    for group in by_kind.values():
        await group[0].kind.lock(tx, [each.change for each in group], group[0].context)


async def _apply(tx: Transaction, work: Work) -> None:
    try:
        await work.kind.apply(tx, work.change, work.context)
    except asyncpg.UniqueViolationError as error:
        # Somebody wrote a second equal value after the survey had counted them.
        name = error.constraint_name or ""
        raise NotPublishable((Problem("", "D112", {"key": work.address[1], "index": name}),)) from None
    except asyncpg.ProgramLimitExceededError:
        # Values that were written under a longer limit do not fit into an index.
        raise NotPublishable((Problem("", "D113", {"key": work.address[1]}),)) from None
