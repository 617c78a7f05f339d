"""What a watch of a workspace promises to pages that listen through it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

from tenon.api.events import watch
from tenon.store import StatementTimeout


class Silent:
    """A database that answers nothing in time."""

    looks = 0

    @asynccontextmanager
    async def lease(self, workspace):
        self.looks += 1
        raise StatementTimeout
        yield


async def test_a_page_that_does_not_keep_up_still_learns_the_newest_counters():
    watches = watch.Watches(Silent())
    with watches.listen("test") as queue:
        one = watches._watches["test"]
        one._seen = (7, 3)
        for _ in range(watch.LONGEST_QUEUE):
            one._tell(watch.Moved(revision=7))
        one._seen = (7, 4)
        one._tell(watch.Moved(epoch=4))
        for _ in range(watch.LONGEST_QUEUE):
            one._tell(watch.Moved(revision=7))
        told = [queue.get_nowait() for _ in range(queue.qsize())]
    assert max(each.epoch or 0 for each in told) == 4
    assert told[0].resync


async def test_a_slow_database_does_not_end_the_watch(monkeypatch):
    monkeypatch.setattr(watch, "POLL_SECONDS", 0.01)
    silent = Silent()
    watches = watch.Watches(silent)
    with watches.listen("test"):
        await asyncio.sleep(0.1)
    assert silent.looks > 1
