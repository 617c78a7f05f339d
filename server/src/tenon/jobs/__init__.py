"""Work that goes on after the answer: enqueued in the caller's transaction, run by a worker, seen by people.

A job is one row of ``sys_job`` in its workspace (state, progress, error, result) and, while it waits or runs, one row
of the queue (PgQueuer, schema ``jobs``; only ``queue.py`` knows the library). Invariants:

* A job that was enqueued runs at least once after the commit, and never if the transaction rolled back.
* A run that lost its worker writes nothing more: every step checks the run in the transaction of its effects.
* Handlers are idempotent by job id, or do their work in steps, whose effects and cursor commit together.

Start reading at ``enqueue.py`` (the way in) and ``worker.py`` (the way out).
"""

from tenon.jobs.back_off import back_off_seconds
from tenon.jobs.enqueue import enqueue
from tenon.jobs.errors import Cancelled, CannotCancel, CannotRetry, NoSuchJob, RunLost
from tenon.jobs.model import Job, JobKind, Schedule
from tenon.jobs.running import RunningJob, Step
from tenon.jobs.schedule import next_tick, tick
from tenon.jobs.service import cancel, get_job, list_jobs, retry
from tenon.jobs.worker import Worker

__all__ = [
    "Cancelled",
    "CannotCancel",
    "CannotRetry",
    "Job",
    "JobKind",
    "NoSuchJob",
    "RunLost",
    "RunningJob",
    "Schedule",
    "Step",
    "Worker",
    "back_off_seconds",
    "cancel",
    "enqueue",
    "get_job",
    "list_jobs",
    "next_tick",
    "retry",
    "tick",
]
