"""One worker process: starts its loops, stops them gracefully."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Awaitable, Callable

import structlog

from tenon.feed import Reader
from tenon.jobs import Worker
from tenon.store import Unavailable

DATABASE_PAUSE_SECONDS = 1.0
_COLLECT_AFTER = (50_000, 20, 50)
_TURN_SECONDS = 0.001

_log = structlog.get_logger("tenon.worker")


class BackgroundWorker:
    """Works until it is stopped.

    Args:
        jobs: claims and runs jobs, ticks schedules.
        reader: hands changes to their consumers.
        close: closes what the process has opened.
    """

    def __init__(self, jobs: Worker, reader: Reader, close: Callable[[], Awaitable[None]]) -> None:
        self._jobs = jobs
        self._reader = reader
        self._close = close
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Work until ``stop`` is called.

        Jobs that run are handed back to the queue at their next await and go on elsewhere from their last step.
        """
        # An import makes a hundred thousand small things a second, none of which point back: looking for circles among
        # them every 700 things costs a quarter of its time.
        gc.freeze()
        gc.set_threshold(*_COLLECT_AFTER)
        # While a thread reads rows, what goes to PostgreSQL in many pieces would wait for its turn before each of them.
        sys.setswitchinterval(_TURN_SECONDS)
        _log.info("worker_started")
        loops = [asyncio.create_task(self._kept_up(run)) for run in (self._jobs.run, self._reader.run)]
        stopping = asyncio.create_task(self._stopped.wait())
        try:
            await asyncio.wait((stopping, *loops), return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._jobs.stop()
            loops[1].cancel()
            stopping.cancel()
            ended = await asyncio.gather(*loops, return_exceptions=True)
            await self._close()
        _log.info("worker_stopped")
        for problem in ended:
            if isinstance(problem, Exception):
                raise problem

    def stop(self) -> None:
        """Ask ``run`` to return."""
        self._stopped.set()

    async def _kept_up(self, run: Callable[[], Awaitable[None]]) -> None:
        """Run a loop, again after each absence of the database."""
        while not self._stopped.is_set():
            try:
                await run()
                return
            except Unavailable:
                await asyncio.sleep(DATABASE_PAUSE_SECONDS)
