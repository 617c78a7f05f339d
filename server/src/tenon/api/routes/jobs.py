"""``/jobs``: the caller's own jobs; all of them for administrators."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.params import Parameter

from tenon import jobs
from tenon.api.describe import words
from tenon.api.parts import Parts
from tenon.api.people import People, Person, named
from tenon.api.provided import Caller
from tenon.kernel.ids import parse_id

PAGE = 50

State = Literal["queued", "running", "done", "failed", "dead", "cancelled"]


class Progress(msgspec.Struct):
    done: int
    total: int | None


class JobError(msgspec.Struct):
    code: str
    message: str
    hint: str


class JobView(msgspec.Struct, kw_only=True):
    id: UUID
    kind: str
    title: str
    asked: dict[str, Any] | None
    state: str
    progress: Progress
    error: JobError | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    attempts: int
    created_by: Person | None
    result: dict[str, Any] | None


class Jobs(msgspec.Struct):
    jobs: list[JobView]
    next_cursor: str | None


@get("/jobs", summary="Jobs, the youngest first")
async def list_jobs(
    parts: Parts,
    caller: Caller,
    in_state: Annotated[State | None, Parameter(query="state")] = None,
    cursor: str | None = None,
) -> Jobs:
    workspace = caller.subject.workspace
    async with parts.db.lease(workspace) as lease:
        found = await jobs.list_jobs(
            lease, workspace, state=in_state, only_of=_only_of(caller), before=parse_id(cursor), limit=PAGE + 1
        )
    people = await named(parts.identity, workspace, (job.created_by for job in found))
    page = found[:PAGE]
    return Jobs([_view(job, people, parts, caller) for job in page], str(page[-1].id) if len(found) > PAGE else None)


JobId = Annotated[UUID, Parameter(description="the job")]


@get("/jobs/{job_id:uuid}", summary="One job")
async def get_job(parts: Parts, caller: Caller, job_id: JobId) -> JobView:
    workspace = caller.subject.workspace
    async with parts.db.lease(workspace) as lease:
        job = await jobs.get_job(lease, workspace, job_id, only_of=_only_of(caller))
    return await _shown(job, parts, caller)


@post("/jobs/{job_id:uuid}/retry", summary="Queue a failed job again", status_code=200)
async def retry_job(parts: Parts, caller: Caller, job_id: JobId) -> JobView:
    workspace = caller.subject.workspace
    async with parts.db.transaction(workspace) as tx:
        job = await jobs.retry(tx, workspace, job_id, only_of=_only_of(caller))
    return await _shown(job, parts, caller)


@post("/jobs/{job_id:uuid}/cancel", summary="Cancel a job", status_code=200)
async def cancel_job(parts: Parts, caller: Caller, job_id: JobId) -> JobView:
    workspace = caller.subject.workspace
    async with parts.db.transaction(workspace) as tx:
        job = await jobs.cancel(tx, workspace, job_id, only_of=_only_of(caller))
    return await _shown(job, parts, caller)


HANDLERS = (list_jobs, get_job, retry_job, cancel_job)


def _only_of(caller: Caller) -> UUID | None:
    return None if caller.subject.admin else caller.subject.user_id


async def _shown(job: jobs.Job, parts: Parts, caller: Caller) -> JobView:
    people = await named(parts.identity, caller.subject.workspace, (job.created_by,))
    return _view(job, people, parts, caller)


def _view(job: jobs.Job, people: People, parts: Parts, caller: Caller) -> JobView:
    return JobView(
        id=job.id,
        kind=job.kind,
        title=words(job.title, caller),
        asked=_asked(job.asked, caller),
        state=job.state,
        progress=Progress(job.done, job.total),
        error=_error(job.error, parts, caller),
        created_at=job.created_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
        attempts=job.attempts,
        created_by=people.of(job.created_by),
        result=job.result,
    )


def _asked(asked: dict[str, Any] | None, caller: Caller) -> dict[str, Any] | None:
    """Return what was asked for, names of fields in the caller's language."""
    if asked is None or "fields" not in asked:
        return asked
    labels = {path: [words(name, caller) for name in names] for path, names in asked["labels"].items()}
    return {**asked, "fields": [words(name, caller) for name in asked["fields"]], "labels": labels}


def _error(error: dict[str, Any] | None, parts: Parts, caller: Caller) -> JobError | None:
    if error is None:
        return None
    code, params = str(error["code"]), error.get("params") or {}
    language = caller.language
    return JobError(code, parts.texts.message(code, language, params), parts.texts.hint(code, language, params))
