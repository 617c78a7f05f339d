"""What workers can do and what comes back by itself: job kinds, schedules, consumers."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from tenon.access import Caller, Scope, Subject, resolve
from tenon.exports import JOB as EXPORT
from tenon.exports import run_export
from tenon.feed import Consumer, make_partitions
from tenon.imports import JOB as IMPORT
from tenon.imports import run_import
from tenon.jobs import JobKind, RunningJob, Schedule
from tenon.main.job_keys import BUILD_INDEXES, CHANGE_LOG_PARTITIONS, LET_FILES_GO, REFRESH_SEARCH, SWEEP
from tenon.main.program import Program
from tenon.records import forget_answers, refresh_search
from tenon.schema import Catalog, build_indexes
from tenon.store import current_revision
from tenon.transfer import JOB as LEAVE
from tenon.transfer import TITLE as LEAVE_TITLE
from tenon.transfer import run_leaving

SCHEDULES = (
    Schedule(
        CHANGE_LOG_PARTITIONS,
        "17 3 * * *",
        CHANGE_LOG_PARTITIONS,
        {"zh-CN": "准备下个月的变更记录分区", "en-US": "Prepare next month's part of the change log"},
    ),
    Schedule(SWEEP, "41 * * * *", SWEEP, {"zh-CN": "清理过期数据", "en-US": "Sweep away what has expired"}),
    Schedule(
        LET_FILES_GO,
        "23 19 * * *",
        LET_FILES_GO,
        {"zh-CN": "清理不再使用的附件", "en-US": "Sweep away files that no record names any more"},
    ),
)

ANSWERS_KEPT = timedelta(days=30)
"""How long an ``Idempotency-Key`` is remembered: longer than a phone is without network whose last answer was lost."""

CONSUMERS: tuple[Consumer, ...] = ()
"""Nobody reads the whole log yet; open pages follow its end by themselves."""


def job_kinds(program: Program) -> tuple[JobKind, ...]:
    """Return everything a worker of this program can do."""

    async def index(job: RunningJob) -> dict[str, Any]:
        catalog, _ = await _newest(program, job.workspace)
        return {"built": await build_indexes(program.db, catalog, job.payload["object"])}

    async def refresh(job: RunningJob) -> dict[str, Any]:
        caller = await _system(program, job.workspace, reason="refresh the search of an object")
        last: UUID | None = UUID(job.cursor) if job.cursor else None
        while True:
            async with job.step() as step:
                last, seen = await refresh_search(step.tx, caller, job.payload["object"], last)
                step.cursor, step.done = str(last) if last else None, step.done + seen
            if last is None:
                return {"records": job.done}

    async def partitions(job: RunningJob) -> dict[str, Any]:
        return {"made": await make_partitions(program.db, job.workspace, program.clock.now())}

    async def sweep(job: RunningJob) -> dict[str, Any]:
        async with job.step() as step:
            await forget_answers(step.tx, job.workspace, program.clock.now(job.workspace) - ANSWERS_KEPT)
        return {"files": await program.files.sweep(job.workspace)}

    async def let_files_go(job: RunningJob) -> dict[str, Any]:
        return {"files": await program.files.let_go(job.workspace)}

    async def bring_out(job: RunningJob) -> dict[str, Any]:
        return await run_export(job, program.gate, program.files, partial(_member, program))

    async def leave(job: RunningJob) -> dict[str, Any]:
        return await run_leaving(job, program.departures, program.files)

    async def bring_in(job: RunningJob) -> dict[str, Any]:
        return await run_import(job, program.imports, program.files, partial(_member, program))

    return (
        JobKind(EXPORT, bring_out, {"zh-CN": "导出", "en-US": "Export"}),
        JobKind(LEAVE, leave, LEAVE_TITLE),
        JobKind(IMPORT, bring_in, {"zh-CN": "导入", "en-US": "Import"}),
        JobKind(BUILD_INDEXES, index, {"zh-CN": "建立索引", "en-US": "Build indexes"}),
        JobKind(REFRESH_SEARCH, refresh, {"zh-CN": "更新搜索", "en-US": "Refresh the search"}),
        JobKind(CHANGE_LOG_PARTITIONS, partitions, SCHEDULES[0].label),
        JobKind(SWEEP, sweep, SCHEDULES[1].label),
        JobKind(LET_FILES_GO, let_files_go, SCHEDULES[2].label),
    )


async def _newest(program: Program, workspace: str) -> tuple[Catalog, int]:
    """Return the Catalog and the epoch of now: this process may not have heard yet of what led to the job."""
    async with program.db.lease(workspace) as lease:
        revision = await current_revision(lease, workspace)
    return await program.catalogs.get(workspace, revision.meta_rev), revision.perm_epoch


async def _system(program: Program, workspace: str, *, reason: str) -> Caller:
    catalog, epoch = await _newest(program, workspace)
    scope = Scope.system(workspace, reason=reason, epoch=epoch)
    now = program.clock.now(workspace)
    return Caller(scope.subject, catalog, scope, catalog.language, catalog.timezone, now, source="system")


async def _member(program: Program, workspace: str, user_id: UUID | None) -> Caller:
    """Return a member as he stands now, for work he left to a job; in the place of one who has gone, nobody."""
    catalog, epoch = await _newest(program, workspace)
    member = await program.identity.people.standing(workspace, user_id)
    departments = (member.department_id,) if member and member.department_id else ()
    subject = Subject(
        "member",
        user_id if member else None,
        member.name if member else "",
        workspace,
        admin=bool(member and member.admin),
        department_ids=departments,
        language=catalog.language,
    )
    return Caller(
        subject,
        catalog,
        resolve(subject, catalog, epoch),
        catalog.language,
        catalog.timezone,
        program.clock.now(workspace),
        source="import",
        sealer=program.sealer_of(workspace),
    )
