"""The values of the room: a kind of job as ``main`` registers it, a job as people see it, a schedule."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec

from tenon.kernel.words import Words

if TYPE_CHECKING:
    from tenon.jobs.running import RunningJob

Handler = Callable[["RunningJob"], Awaitable[dict[str, Any] | None]]
"""Does the work of one job and returns its result (JSON) or None. Raises to fail the attempt."""


class JobKind(msgspec.Struct, frozen=True):
    """One thing that a worker can do. ``key`` names it in the queue and never changes."""

    key: str
    handler: Handler
    label: Words
    max_attempts: int = 5


class Schedule(msgspec.Struct, frozen=True):
    """Work that comes back: ``cron`` has five fields and is read in the workspace's time zone."""

    key: str
    cron: str
    kind: str
    label: Words


class Job(msgspec.Struct, frozen=True):
    """One row of ``sys_job``. ``state``: queued, running, done, failed (waits for its next attempt), dead, cancelled.

    ``asked`` is what its payload lets people see of what was asked for (JSON; None: nothing).
    Times are UTC. ``error`` is ``{"code", "params"}``; whoever shows it finds the words.
    """

    id: UUID
    kind: str
    title: Words
    asked: dict[str, Any] | None
    state: str
    done: int
    total: int | None
    error: dict[str, Any] | None
    result: dict[str, Any] | None
    attempts: int
    created_by: UUID | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
