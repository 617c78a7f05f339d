"""One look at a workspace for all its open pages: its revision, its permission epoch, its jobs.

The counters are read every half second while anybody listens, so that a right that was taken away closes a stream
within a second even if a notification was lost; a notification only hurries the next look.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from uuid import UUID

import msgspec

from tenon import jobs
from tenon.kernel.errors import TenonError
from tenon.store import Database, current_revision

POLL_SECONDS = 0.5
LONGEST_QUEUE = 64
JOBS_WATCHED = 50


class Moved(msgspec.Struct, frozen=True):
    """Something other than a record moved on. ``resync`` says that the listener has missed some of it."""

    revision: int | None = None
    epoch: int | None = None
    job: jobs.Job | None = None
    resync: bool = False


class Watches:
    """The watched workspaces of this process."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._watches: dict[str, _Watch] = {}

    @contextmanager
    def listen(self, workspace: str) -> Iterator[asyncio.Queue[Moved]]:
        """Give what moves in a workspace for as long as the block runs."""
        watch = self._watches.get(workspace)
        if watch is None:
            watch = self._watches[workspace] = _Watch(self._db, workspace)
        queue: asyncio.Queue[Moved] = asyncio.Queue(LONGEST_QUEUE)
        watch.queues.add(queue)
        try:
            yield queue
        finally:
            watch.queues.discard(queue)
            if not watch.queues:
                watch.stop()
                self._watches.pop(workspace, None)

    def epoch(self, workspace: str) -> int:
        """Return the permission epoch at the last look; 0 before the first."""
        watch = self._watches.get(workspace)
        return watch.epoch if watch is not None else 0

    def hint(self, workspace: str) -> None:
        """Look at a workspace at once: a notification said that it moved."""
        watch = self._watches.get(workspace)
        if watch is not None:
            watch.hurry.set()


class _Watch:
    def __init__(self, db: Database, workspace: str) -> None:
        self._db = db
        self._workspace = workspace
        self.queues: set[asyncio.Queue[Moved]] = set()
        self.hurry = asyncio.Event()
        self._seen: tuple[int, int] | None = None
        self._jobs: dict[UUID, tuple[str, int]] | None = None
        self._task = asyncio.create_task(self._run())

    @property
    def epoch(self) -> int:
        """The permission epoch at the last look; 0 before the first."""
        return self._seen[1] if self._seen else 0

    def stop(self) -> None:
        self._task.cancel()

    async def _run(self) -> None:
        while True:
            self.hurry.clear()
            with suppress(TenonError):
                await self._look()
            try:
                await asyncio.wait_for(self.hurry.wait(), POLL_SECONDS)
            except TimeoutError:
                continue

    async def _look(self) -> None:
        async with self._db.lease(self._workspace) as lease:
            now = await current_revision(lease, self._workspace)
            found = await jobs.list_jobs(lease, self._workspace, limit=JOBS_WATCHED)
        before, self._seen = self._seen, (now.meta_rev, now.perm_epoch)
        if before is not None and now.meta_rev > before[0]:
            self._tell(Moved(revision=now.meta_rev))
        if before is not None and now.perm_epoch > before[1]:
            self._tell(Moved(epoch=now.perm_epoch))
        known, self._jobs = self._jobs, {job.id: (job.state, job.done) for job in found}
        for job in found:
            if known is not None and known.get(job.id) != (job.state, job.done):
                self._tell(Moved(job=job))

    def _tell(self, moved: Moved) -> None:
        for queue in self.queues:
            if queue.full():
                while not queue.empty():
                    queue.get_nowait()
                # What was dropped may have been an epoch: where the counters stand now is told in its place.
                revision, epoch = self._seen or (None, None)
                queue.put_nowait(Moved(resync=True, revision=revision, epoch=epoch))
            else:
                queue.put_nowait(moved)
