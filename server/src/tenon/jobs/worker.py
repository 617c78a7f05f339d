"""The way out: a process that claims entries of the queue, runs their handlers, and ticks the schedules.

It wakes by notification and looks by itself each second. Many workers may run; PostgreSQL hands each entry to one.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import uuid
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial
from itertools import chain, zip_longest

import msgspec
import structlog

from tenon.jobs.back_off import back_off_seconds
from tenon.jobs.errors import Cancelled, HandlerFailed, RunLost, WorkerDied
from tenon.jobs.model import JobKind, Schedule
from tenon.jobs.queue import BATCH, CHANNEL, Claim, Queue
from tenon.jobs.running import RunningJob
from tenon.jobs.schedule import tick
from tenon.kernel.errors import TenonError
from tenon.store import Database, Unavailable, load

WorkspaceNow = Callable[[str], Awaitable[datetime]]
"""The clock of a workspace: its key → now, in UTC."""

POLL_SECONDS = 1.0
TICK_SECONDS = 10.0

_queries = load(__name__)
_log = structlog.get_logger("tenon.jobs")


class Worker:
    """Runs jobs until it is stopped.

    Args:
        kinds: what this process can do.
        schedules: what comes back by itself, in every workspace.
        now: the clock that schedules obey.
        concurrency: handlers at a time.
        stale_seconds: how long a dead worker's claims stay with it.
    """

    def __init__(
        self,
        db: Database,
        kinds: Sequence[JobKind],
        *,
        schedules: Sequence[Schedule] = (),
        now: WorkspaceNow,
        concurrency: int = 4,
        stale_seconds: float = 30.0,
    ) -> None:
        self._db = db
        self._kinds = {kind.key: kind for kind in kinds}
        self._schedules = schedules
        self._now = now
        self._queue = Queue(db, stale_seconds)
        self._beat_seconds = stale_seconds / 3
        self._slots = asyncio.Semaphore(concurrency)
        self._held: dict[int, asyncio.Task[None]] = {}
        self._wake = asyncio.Event()
        self._stopping = False

    async def run(self) -> None:
        """Work until ``stop`` is called, then let the running handlers end at their next await and hand them back."""
        self._db.listen(CHANNEL, lambda _: self._wake.set(), self._wake.set)
        loops = [asyncio.create_task(loop) for loop in (self._forever(self._beat, self._beat_seconds),)]
        if self._schedules:
            loops.append(asyncio.create_task(self._forever(self._tick_all, TICK_SECONDS)))
        try:
            await self._claim_loop()
        finally:
            for task in [*loops, *self._held.values()]:
                task.cancel()
            await asyncio.gather(*loops, *self._held.values(), return_exceptions=True)

    def stop(self) -> None:
        """Ask ``run`` to return."""
        self._stopping = True
        self._wake.set()

    async def drain(self) -> int:
        """Run what waits now, one round after the other, until nothing does; returns how many runs that took."""
        runs = 0
        while claims := await self._queue.claim(self._kinds, BATCH):
            for claim in claims:
                await self._run(claim)
            runs += len(claims)
        return runs

    async def _claim_loop(self) -> None:
        while not self._stopping:
            self._wake.clear()
            try:
                claims = await self._queue.claim(self._kinds, BATCH) if len(self._held) < BATCH else []
            except TenonError as problem:
                # A database that is away, overtaxed or full ends no worker: it asks again.
                _log.warning("no_claims", code=problem.code)
                claims = []
            for claim in _fairly(claims):
                task = asyncio.create_task(self._run_in_turn(claim))
                self._held[claim.queue_id] = task
                task.add_done_callback(partial(self._release, claim.queue_id))
            if not claims:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), POLL_SECONDS)

    def _release(self, queue_id: int, _: asyncio.Task[None]) -> None:
        self._held.pop(queue_id, None)
        if len(self._held) == BATCH - 1:
            self._wake.set()

    async def _run_in_turn(self, claim: Claim) -> None:
        async with self._slots:
            try:
                await self._run(claim)
            except TenonError as problem:
                # The claim goes stale and comes back by itself.
                job, workspace = str(claim.ticket.job), claim.ticket.workspace
                _log.warning("job_left", job=job, workspace=workspace, code=problem.code)
            except asyncio.CancelledError:
                # The worker stops: give the entry back at once instead of letting it go stale.
                with contextlib.suppress(TenonError):
                    await self._queue.postpone(claim, 0)
                raise

    async def _run(self, claim: Claim) -> None:
        workspace, job_id = claim.ticket.workspace, claim.ticket.job
        run = uuid.uuid4()
        queries = _queries.of(workspace)
        async with self._db.lease(workspace) as lease:
            row = await lease.fetchrow(queries["begin_run"], job_id, claim.queue_id, run)
            if row is None:
                # Cancelled, done already, or retried under another entry.
                await lease.execute(queries["settle_cancelled"], job_id, claim.queue_id)
        if row is None:
            await self._queue.finish([claim])
            return
        job = RunningJob(self._db, workspace, run, row)
        state, error, result, delay = await self._attempt(job)
        if state == "lost":
            return
        async with self._db.lease(workspace) as lease:
            await lease.execute(queries["end_run"], job_id, run, state, error, result)
        if delay is None:
            await self._queue.finish([claim])
        else:
            await self._queue.postpone(claim, delay)

    async def _attempt(self, job: RunningJob) -> tuple[str, str | None, str | None, float | None]:
        """Return the state the run ends in, error and result as JSON, and the pause before the next attempt."""
        kind = self._kinds[job.kind]
        if job.attempt > kind.max_attempts:
            return "dead", _error_json(WorkerDied(attempts=job.attempt - 1)), None, None
        try:
            result = await kind.handler(job)
        except RunLost:
            return "lost", None, None, None
        except Cancelled:
            return "cancelled", None, None, None
        except Exception as problem:
            _log.warning("job_failed", kind=job.kind, job=str(job.id), attempt=job.attempt, exc_info=problem)
            error = problem if isinstance(problem, TenonError) else _unforeseen(job.kind, problem)
            if job.attempt >= kind.max_attempts:
                return "dead", _error_json(error), None, None
            pause = back_off_seconds(job.attempt, random.random())  # noqa: S311 - jitter
            return "failed", _error_json(error), None, pause
        return "done", None, None if result is None else msgspec.json.encode(result).decode(), None

    async def _forever(self, work: Callable[[], Awaitable[None]], seconds: float) -> None:
        while True:
            try:
                await work()
            except Unavailable:
                pass
            except Exception as problem:
                _log.error("worker_loop_failed", exc_info=problem)
            await asyncio.sleep(seconds)

    async def _beat(self) -> None:
        await self._queue.beat(list(self._held))

    async def _tick_all(self) -> None:
        async with self._db.lease(None) as lease:
            workspaces = await lease.fetch(_queries["workspaces"])
        for row in workspaces:
            await tick(self._db, row["key"], row["timezone"], self._schedules, await self._now(row["key"]))


def _fairly(claims: Sequence[Claim]) -> list[Claim]:
    """Order claims so that workspaces take turns: a large import does not hold up the others."""
    by_workspace: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_workspace[claim.ticket.workspace].append(claim)
    turns = chain.from_iterable(zip_longest(*by_workspace.values()))
    return [claim for claim in turns if claim is not None]


def _unforeseen(kind: str, problem: Exception) -> TenonError:
    return HandlerFailed(kind=kind, reason=type(problem).__name__)


def _error_json(error: TenonError) -> str:
    return msgspec.json.encode({"code": error.code, "params": error.params}, enc_hook=str).decode()
