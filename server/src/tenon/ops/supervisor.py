"""Keeping children alive: one loop that sleeps until a child ends, a start is due, or we are asked to stop."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from tenon.kernel.errors import TenonError
from tenon.ops.backoff import Backoff
from tenon.ops.children import Child

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupted(BaseException):
    """Somebody asked us to stop. Not an ``Exception``: nothing on the way may swallow it."""


@dataclass(slots=True)
class Watched:
    """A child with its history: when it started, how often it ended, when the next start is due."""

    child: Child
    started: float
    backoff: Backoff = field(default_factory=Backoff)
    due: float | None = None
    restarts: int = 0


@contextmanager
def stop_on_signals() -> Iterator[Callable[[], None]]:
    """Turn Ctrl-C, SIGTERM and SIGHUP into ``Interrupted``; yields a function that makes further ones harmless."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise Interrupted

    before = {number: signal.signal(number, interrupt) for number in STOPPING}

    def deafen() -> None:
        for number in STOPPING:
            signal.signal(number, signal.SIG_IGN)

    try:
        yield deafen
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Supervisor:
    """Watches started children and starts again those that end, each with its own back-off.

    Args:
        on_change: called with every child after something happened to one of them.
        on_end: called with the name of a child that ended, its exit code and the seconds until its next start.
        on_failure: called with the name of a child that could not be started again, and why.
    """

    def __init__(
        self,
        on_change: Callable[[Sequence[Watched]], None],
        on_end: Callable[[str, int, float], None],
        on_failure: Callable[[str, TenonError], None],
    ) -> None:
        self._watched: list[Watched] = []
        self._on_change = on_change
        self._on_end = on_end
        self._on_failure = on_failure

    def start(self, child: Child) -> None:
        """Start a child and watch it from now on. What fails here is the caller's to tell."""
        child.start()
        self._watched.append(Watched(child, time.monotonic()))
        self._on_change(self._watched)

    def watch(self) -> None:
        """Keep the children alive until ``Interrupted``."""
        with _woken_by_children() as woken:
            while True:
                self._look(time.monotonic())
                dues = [watched.due for watched in self._watched if watched.due is not None]
                timeout = max(0.0, min(dues) - time.monotonic()) if dues else None
                if select.select([woken], [], [], timeout)[0]:
                    os.read(woken, 4096)

    def stop(self) -> None:
        """End the children, the last started first."""
        while self._watched:
            self._watched.pop().child.stop()

    def _look(self, now: float) -> None:
        for watched in self._watched:
            if watched.due is None:
                code = watched.child.poll()
                if code is not None:
                    self._note_end(watched, code, now)
            elif now >= watched.due:
                self._start_again(watched)

    def _note_end(self, watched: Watched, code: int, now: float) -> None:
        watched.backoff = watched.backoff.after(now - watched.started)
        watched.due = now + watched.backoff.delay_seconds
        self._on_end(watched.child.name, code, watched.backoff.delay_seconds)
        self._on_change(self._watched)

    def _start_again(self, watched: Watched) -> None:
        watched.restarts += 1
        watched.started = time.monotonic()
        try:
            watched.child.start()
            watched.due = None
        except TenonError as problem:
            self._on_failure(watched.child.name, problem)
            watched.backoff = watched.backoff.after(0.0)
            watched.due = time.monotonic() + watched.backoff.delay_seconds
        self._on_change(self._watched)


@contextmanager
def _woken_by_children() -> Iterator[int]:
    """Yield a file that becomes readable whenever a child ends: no polling while nothing happens."""
    readable, writable = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
    before = signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
    wakeup = signal.set_wakeup_fd(writable, warn_on_full_buffer=False)
    try:
        yield readable
    finally:
        signal.set_wakeup_fd(wakeup)
        signal.signal(signal.SIGCHLD, before)
        os.close(readable)
        os.close(writable)
