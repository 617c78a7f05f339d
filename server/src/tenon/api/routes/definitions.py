"""``/definitions``, ``/keys``: the life of everything that is designed. Administrators alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from litestar import Response, delete, get, post, put

from tenon.api.exchange import Exchange
from tenon.api.parts import Parts
from tenon.api.people import Person, named
from tenon.api.problem import worded
from tenon.api.provided import Caller
from tenon.definitions import Address, Change, Definition, Problem, Published, PublishPlan, Step
from tenon.identity import NotAdministrator
from tenon.kernel.words import Words, resolve
from tenon.schema import propose_key


class KindView(msgspec.Struct):
    kind: str
    label: str
    count: int


class Kinds(msgspec.Struct):
    kinds: list[KindView]


class ListedView(msgspec.Struct):
    kind: str
    key: str
    label: str
    version: int
    has_draft: bool
    updated_at: datetime
    updated_by: Person | None


class Listing(msgspec.Struct):
    definitions: list[ListedView]


class ProblemView(msgspec.Struct):
    path: str
    code: str
    message: str
    hint: str
    severity: str


class DefinitionView(msgspec.Struct):
    kind: str
    key: str
    version: int
    published: dict[str, Any] | None
    draft: dict[str, Any] | None
    draft_version: int
    problems: list[ProblemView]
    updated_at: datetime
    updated_by: Person | None


class DraftWish(msgspec.Struct, forbid_unknown_fields=True):
    body: dict[str, Any]
    draft_version: int = 0


class BodyWish(msgspec.Struct, forbid_unknown_fields=True):
    body: dict[str, Any]


class ChangeView(msgspec.Struct):
    op: str
    path: str
    text: str


class StepView(msgspec.Struct):
    text: str
    risk: str
    sql: str


class PlanView(msgspec.Struct):
    diff: list[ChangeView]
    steps: list[StepView]
    problems: list[ProblemView]


class Target(msgspec.Struct, forbid_unknown_fields=True):
    kind: str
    key: str


class PublishWish(msgspec.Struct, forbid_unknown_fields=True, rename={"others": "with"}):
    note: str = ""
    others: list[Target] = []


class PublishedView(msgspec.Struct):
    version: int
    revision: int
    diff: list[ChangeView]
    steps: list[StepView]


class VersionView(msgspec.Struct):
    version: int
    at: datetime
    by: Person | None
    note: str
    revision: int
    diff: list[ChangeView]


class Versions(msgspec.Struct):
    versions: list[VersionView]
    next_cursor: str | None


class RollbackWish(msgspec.Struct, forbid_unknown_fields=True):
    version: int


class UseView(msgspec.Struct):
    kind: str
    key: str
    label: str
    path: str


class ImpactView(msgspec.Struct):
    used_by: list[UseView]
    records_with_value: int | None


class KeyWish(msgspec.Struct, forbid_unknown_fields=True):
    label: str
    taken: list[str] = []


class Key(msgspec.Struct):
    key: str


@get("/definitions", summary="Kinds of designed things")
async def list_kinds(parts: Parts, caller: Caller) -> Kinds:
    workspace = designing(caller)
    counts = await parts.definitions.counts(workspace)
    return Kinds([KindView(each.kind, _words(each.label, caller), each.count) for each in counts])


@get("/definitions/{kind:str}", summary="Definitions of a kind")
async def list_definitions(parts: Parts, caller: Caller, kind: str) -> Listing:
    workspace = designing(caller)
    rows = await parts.definitions.list(workspace, kind)
    people = await named(parts.identity, workspace, (row.updated_by for row in rows))
    return Listing(
        [
            ListedView(
                row.kind,
                row.key,
                _words(row.label, caller),
                row.version,
                row.has_draft,
                row.updated_at,
                people.of(row.updated_by),
            )
            for row in rows
        ]
    )


@get("/definitions/{kind:str}/{key:str}", summary="One definition with its draft")
async def get_definition(parts: Parts, caller: Caller, kind: str, key: str) -> DefinitionView:
    return await shown(parts, caller, await parts.definitions.get(designing(caller), kind, key))


@put("/definitions/{kind:str}/{key:str}", summary="Save a draft")
async def save_draft(parts: Parts, caller: Caller, kind: str, key: str, data: DraftWish) -> DefinitionView:
    workspace = designing(caller)
    actor = caller.subject.user_id
    saved = await parts.definitions.save_draft(workspace, actor, kind, key, data.body, data.draft_version)
    return await shown(parts, caller, saved)


@delete("/definitions/{kind:str}/{key:str}/draft", summary="Discard the draft")
async def discard_draft(parts: Parts, caller: Caller, kind: str, key: str) -> None:
    await parts.definitions.discard(designing(caller), kind, key)


@delete("/definitions/{kind:str}/{key:str}", summary="Retire a definition", status_code=200)
async def retire(parts: Parts, exchange: Exchange, caller: Caller, kind: str, key: str) -> PublishedView:
    done = await parts.definitions.retire(designing(caller), caller.subject.user_id, kind, key)
    return _published(exchange, caller, (kind, key), done)


@get("/definitions/{kind:str}/{key:str}/plan", summary="What publishing will do")
async def plan(parts: Parts, caller: Caller, kind: str, key: str) -> PlanView:
    return _plan(await parts.definitions.plan(designing(caller), [(kind, key)]), parts, caller)


@post(
    "/definitions/{kind:str}/{key:str}/plan",
    summary="What publishing a body would do, without saving it",
    status_code=200,
)
async def weigh(parts: Parts, caller: Caller, kind: str, key: str, data: BodyWish) -> PlanView:
    return _plan(await parts.definitions.plan_body(designing(caller), kind, key, data.body), parts, caller)


@post("/definitions/{kind:str}/{key:str}/publish", summary="Publish the draft", status_code=200)
async def publish(
    parts: Parts, exchange: Exchange, caller: Caller, kind: str, key: str, data: PublishWish | None = None
) -> PublishedView:
    wish = data or PublishWish()
    targets = [(kind, key), *((other.kind, other.key) for other in wish.others)]
    done = await parts.definitions.publish(designing(caller), caller.subject.user_id, targets, wish.note)
    return _published(exchange, caller, (kind, key), done)


@get("/definitions/{kind:str}/{key:str}/versions", summary="History of a definition")
async def list_versions(parts: Parts, caller: Caller, kind: str, key: str, cursor: str | None = None) -> Versions:
    workspace = designing(caller)
    page = await parts.definitions.versions(workspace, kind, key, cursor)
    people = await named(parts.identity, workspace, (version.by for version in page.versions))
    shown = [
        VersionView(v.version, v.at, people.of(v.by), v.note, v.revision, _changes(v.diff, caller))
        for v in page.versions
    ]
    return Versions(shown, page.next_cursor)


@get("/definitions/{kind:str}/{key:str}/versions/{number:int}", summary="The body of one version")
async def get_version(parts: Parts, caller: Caller, kind: str, key: str, number: int) -> dict[str, Any]:
    return await parts.definitions.version(designing(caller), kind, key, number)


@post("/definitions/{kind:str}/{key:str}/rollback", summary="Publish an earlier version again", status_code=200)
async def roll_back(
    parts: Parts, exchange: Exchange, caller: Caller, kind: str, key: str, data: RollbackWish
) -> PublishedView:
    done = await parts.definitions.rollback(designing(caller), caller.subject.user_id, kind, key, data.version)
    return _published(exchange, caller, (kind, key), done)


@get("/definitions/{kind:str}/{key:str}/impact", summary="Who uses it, and how many records hold a value")
async def impact(parts: Parts, caller: Caller, kind: str, key: str, path: str = "") -> ImpactView:
    found = await parts.definitions.impact(designing(caller), kind, key, path)
    uses = [UseView(use.kind, use.key, _words(use.label, caller), use.path) for use in found.used_by]
    return ImpactView(uses, found.records_with_value)


@get("/definitions/{kind:str}/{key:str}/text", summary="The text form (YAML)", media_type="text/plain")
async def get_text(parts: Parts, caller: Caller, kind: str, key: str) -> Response[str]:
    text = await parts.definitions.text(designing(caller), kind, key)
    return Response(text, media_type="text/plain; charset=utf-8")


@post("/keys", summary="Propose a key for a label", status_code=200)
async def make_key(caller: Caller, data: KeyWish) -> Key:
    designing(caller)
    return Key(propose_key(data.label, data.taken))


HANDLERS = (
    list_kinds,
    list_definitions,
    get_definition,
    save_draft,
    discard_draft,
    retire,
    plan,
    weigh,
    publish,
    list_versions,
    get_version,
    roll_back,
    impact,
    get_text,
    make_key,
)


def designing(caller: Caller) -> str:
    """Return the workspace if the caller may design it."""
    if not caller.scope.may_design:
        raise NotAdministrator
    return caller.subject.workspace


def _words(words: Words, caller: Caller) -> str:
    return resolve(words, caller.language, caller.catalog.language)


def _changes(changes: tuple[Change, ...], caller: Caller) -> list[ChangeView]:
    return [ChangeView(change.op, change.path, _words(change.text, caller)) for change in changes]


def _steps(steps: tuple[Step, ...], caller: Caller) -> list[StepView]:
    return [StepView(_words(step.text, caller), step.risk, step.sql) for step in steps]


def _plan(found: PublishPlan, parts: Parts, caller: Caller) -> PlanView:
    problems = [_problem(problem, parts, caller) for problem in found.problems]
    return PlanView(_changes(found.diff, caller), _steps(found.steps, caller), problems)


def _problem(problem: Problem, parts: Parts, caller: Caller) -> ProblemView:
    params = worded(problem.params, parts.texts, caller.language)
    message = parts.texts.message(problem.code, caller.language, params)
    hint = parts.texts.hint(problem.code, caller.language, params)
    return ProblemView(problem.path, problem.code, message, hint, problem.severity)


def _published(exchange: Exchange, caller: Caller, address: Address, done: Published) -> PublishedView:
    exchange.revision = done.revision
    return PublishedView(
        done.versions.get(address, 0), done.revision, _changes(done.diff, caller), _steps(done.steps, caller)
    )


async def shown(parts: Parts, caller: Caller, found: Definition) -> DefinitionView:
    people = await named(parts.identity, caller.subject.workspace, (found.updated_by,))
    return DefinitionView(
        found.kind,
        found.key,
        found.version,
        found.published,
        found.draft,
        found.draft_version,
        [_problem(problem, parts, caller) for problem in found.problems],
        found.updated_at,
        people.of(found.updated_by),
    )
