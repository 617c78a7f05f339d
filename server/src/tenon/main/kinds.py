"""The kinds of designed things, and what publishing one of them leaves to jobs. A new engine adds its kind here."""

from __future__ import annotations

from typing import Any

from tenon import calendar, jobs
from tenon.calendar import CalendarBody
from tenon.definitions import Change, Context, DefinitionKind, Problem
from tenon.kernel.words import Words
from tenon.main.job_keys import BUILD_INDEXES, REFRESH_SEARCH
from tenon.schema import FollowUps, definition_kinds
from tenon.views import view_kind


def all_kinds() -> tuple[DefinitionKind, ...]:
    """Return every kind, in the order in which definitions are published together."""
    return (*definition_kinds(FollowUps(_build_indexes, refresh_search_later)), view_kind(), _calendar_kind())


async def _build_indexes(tx: Any, workspace: str, object_key: str) -> None:
    title: Words = {"zh-CN": f"为「{object_key}」建立索引", "en-US": f"Build indexes of “{object_key}”"}
    await _follow_up(tx, workspace, BUILD_INDEXES, title, object_key)


async def refresh_search_later(tx: Any, workspace: str, object_key: str) -> None:
    """Enqueue the job that makes anew what is derived of an object's records."""
    title: Words = {"zh-CN": f"更新「{object_key}」的搜索", "en-US": f"Refresh the search of “{object_key}”"}
    await _follow_up(tx, workspace, REFRESH_SEARCH, title, object_key)


async def _follow_up(tx: Any, workspace: str, kind: str, title: Words, object_key: str) -> None:
    payload = {"object": object_key}
    await jobs.enqueue(tx, workspace, kind, title, payload, created_by=None, dedupe_key=f"{kind}:{object_key}")


# The calendar stands on a lower floor than definitions and cannot make a kind of itself.
def _calendar_kind() -> DefinitionKind:
    return DefinitionKind(
        key="calendar",
        label={"zh-CN": "工作日历", "en-US": "Calendar"},
        model=CalendarBody,
        validate=_calendar_problems,
        diff=_calendar_changes,
    )


def _calendar_problems(body: Any, context: Context) -> list[Problem]:
    return [Problem(problem.path, problem.code, problem.params) for problem in calendar.validate(body)]


def _calendar_changes(old: Any | None, new: Any | None, context: Context) -> list[Change]:
    differences = calendar.diff(old, new if new is not None else CalendarBody(weekend=()))
    return [Change(difference.op, difference.path, difference.text) for difference in differences]
