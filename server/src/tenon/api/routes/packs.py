"""``/packs``: products built as data that this server can install, and the workspace as such a product."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from uuid import UUID

import msgspec
from litestar import Response, delete, get, post

from tenon.api.describe import words
from tenon.api.exchange import Exchange
from tenon.api.parts import Parts
from tenon.api.provided import Caller
from tenon.identity import NotAdministrator
from tenon.packs import SampleState, UpgradePlan


class PackView(msgspec.Struct):
    key: str
    label: str
    description: str
    version: str
    installed: str | None
    upgrade: bool
    objects: int
    sample_records: int
    sample: bool


class Packs(msgspec.Struct):
    packs: list[PackView]


class InstallWish(msgspec.Struct, forbid_unknown_fields=True):
    sample: bool = False


class DefinitionRef(msgspec.Struct):
    kind: str
    key: str


class InstalledView(msgspec.Struct):
    revision: int
    installed: list[DefinitionRef]


class Counted(msgspec.Struct):
    """So many records of an object."""

    object: str
    label: str
    count: int


class OwnRecord(msgspec.Struct):
    """A record of the workspace's own that names sample records."""

    object: str
    label: str
    id: UUID
    title: str | None


class SampleView(msgspec.Struct):
    """The sample data of a pack.

    Attributes:
        going: what removing them takes away.
        staying: what stays, because records of the workspace's own name it.
        own: the first of these own records.
        batch_id: the batch of what has just been removed.
    """

    people: int
    going: list[Counted]
    staying: list[Counted]
    own: list[OwnRecord]
    own_count: int
    batch_id: UUID | None


class UpgradeStepView(msgspec.Struct):
    kind: str
    key: str
    verdict: str
    conflicts: list[str]
    body: dict[str, Any] | None


class UpgradeView(msgspec.Struct):
    pack: str
    from_version: str
    to_version: str
    steps: list[UpgradeStepView]


@get("/packs", summary="Packs on this server")
async def list_packs(parts: Parts, caller: Caller) -> Packs:
    workspace = _designing(caller)
    return Packs(
        [
            PackView(
                pack.key,
                words(pack.label, caller),
                words(pack.description, caller),
                pack.version,
                pack.installed,
                pack.upgrade,
                pack.objects,
                pack.sample_records,
                pack.sample,
            )
            for pack in await parts.packs.available(workspace)
        ]
    )


@get("/packs/export", summary="Every published definition as text, zipped", media_type="application/zip")
async def export(parts: Parts, caller: Caller) -> Response[bytes]:
    workspace = _designing(caller)
    headers = {"content-disposition": f'attachment; filename="{workspace}.zip"'}
    return Response(_zipped(await parts.packs.export(workspace)), media_type="application/zip", headers=headers)


@post("/packs/{key:str}/install", summary="Install a pack", status_code=200)
async def install(
    parts: Parts, exchange: Exchange, caller: Caller, key: str, data: InstallWish | None = None
) -> InstalledView:
    workspace, actor = _designer(caller)
    done = await parts.packs.install(workspace, actor, key, (data or InstallWish()).sample)
    exchange.revision = done.revision
    return InstalledView(done.revision, [DefinitionRef(*address) for address in done.definitions])


@get("/packs/{key:str}/upgrade", summary="What taking the pack's present version would do")
async def plan_upgrade(parts: Parts, caller: Caller, key: str) -> UpgradeView:
    return _upgrade(await parts.packs.upgrade_plan(_designing(caller), key))


@post("/packs/{key:str}/upgrade", summary="Take the pack's present version", status_code=200)
async def upgrade(parts: Parts, caller: Caller, key: str) -> UpgradeView:
    workspace, actor = _designer(caller)
    return _upgrade(await parts.packs.upgrade(workspace, actor, key))


@get("/packs/{key:str}/sample", summary="What removing the sample data of a pack would take away")
async def sample(parts: Parts, caller: Caller, key: str) -> SampleView:
    workspace, actor = _designer(caller)
    return _sample(await parts.packs.sample(workspace, actor, key), caller)


@delete("/packs/{key:str}/sample", summary="Remove the sample data of a pack", status_code=200)
async def remove_sample(parts: Parts, caller: Caller, key: str) -> SampleView:
    workspace, actor = _designer(caller)
    return _sample(await parts.packs.remove_sample(workspace, actor, key), caller)


HANDLERS = (list_packs, export, install, plan_upgrade, upgrade, sample, remove_sample)


def _designer(caller: Caller) -> tuple[str, UUID]:
    workspace, actor = _designing(caller), caller.subject.user_id
    assert actor is not None, "a session without its person"  # noqa: S101 - the edge makes callers of sessions alone
    return workspace, actor


def _sample(state: SampleState, caller: Caller) -> SampleView:
    told, objects = state.withdrawal, caller.catalog.objects
    if told is None:
        return SampleView(state.people, [], [], [], 0, None)

    def label(key: str) -> str:
        return words(objects[key].label, caller) if key in objects else key

    going, staying = ([Counted(key, label(key), n) for key, n in some.items()] for some in (told.going, told.staying))
    own = [OwnRecord(each.object, label(each.object), each.id, each.title) for each in told.own]
    return SampleView(state.people, going, staying, own, told.own_count, told.batch_id)


def _designing(caller: Caller) -> str:
    if not caller.scope.may_design:
        raise NotAdministrator
    return caller.subject.workspace


def _upgrade(plan: UpgradePlan) -> UpgradeView:
    steps = [UpgradeStepView(s.kind, s.key, s.verdict, list(s.conflicts), s.body) for s in plan.steps]
    return UpgradeView(plan.pack, plan.from_version, plan.to_version, steps)


def _zipped(files: dict[str, str]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for path, text in sorted(files.items()):
            # A fixed date: equal definitions make equal bytes.
            zipped.writestr(zipfile.ZipInfo(path, (2000, 1, 1, 0, 0, 0)), text)
    return archive.getvalue()
