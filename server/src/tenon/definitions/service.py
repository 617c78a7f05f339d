"""The use cases of a definition's life. Every method names its workspace; actors are user ids, times are UTC.

All of them raise ``UnknownKind`` for a kind nobody registered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from tenon.definitions.errors import (
    AlreadyRetired,
    BadKey,
    NoDraft,
    StaleDraft,
    StaleVersion,
    StillUsed,
    UnknownDefinition,
    UnknownVersion,
)
from tenon.definitions.kind import DefinitionKind
from tenon.definitions.model import (
    Address,
    Body,
    Connection,
    Definition,
    Impact,
    InForce,
    KindCount,
    Listed,
    Published,
    PublishPlan,
    Snapshot,
    VersionPage,
)
from tenon.definitions.publish import Publisher
from tenon.definitions.repository import Repository, Settings, Stored, read_settings
from tenon.definitions.shape import canonical, decode
from tenon.definitions.text import to_text
from tenon.definitions.uses import uses_of
from tenon.definitions.workbench import Workbench, told
from tenon.kernel.names import is_key
from tenon.store import Database, current_revision

PAGE = 50
_NEWEST = 2**31 - 1


class DefinitionService:
    """One life for every designed thing: draft, validate, publish, versions, diff, roll back, retire."""

    def __init__(self, db: Database, kinds: Sequence[DefinitionKind]) -> None:
        self._db = db
        self.kinds = {kind.key: kind for kind in kinds}
        self._workbench = Workbench(self.kinds)
        self._publisher = Publisher(db, self._workbench)

    async def counts(self, workspace: str) -> list[KindCount]:
        """Return every kind with the number of its definitions (drafts included), in order of registration."""
        async with self._db.lease(workspace) as lease:
            counts = await Repository(lease, workspace).counts()
        return [KindCount(kind.key, kind.label, counts.get(kind.key, 0)) for kind in self.kinds.values()]

    async def list(self, workspace: str, kind: str) -> list[Listed]:
        """Return the definitions of a kind by key, drafts included, retired ones left out."""
        self._workbench.kind(kind)
        async with self._db.lease(workspace) as lease:
            return await Repository(lease, workspace).listed(kind)

    async def in_force(self, workspace: str, kind: str) -> tuple[InForce, ...]:
        """Return what is published of a kind, by key: each body with its version, read at once."""
        self._workbench.kind(kind)
        async with self._db.lease(workspace) as lease:
            return tuple(await Repository(lease, workspace).published(kind))

    async def get(self, workspace: str, kind: str, key: str) -> Definition:
        """Return one definition; its problems are those of the draft, or of the published body without one.

        Raises:
            UnknownDefinition: there is neither a draft nor a version of it.
        """
        self._workbench.kind(kind)
        settings = await self._settings(workspace)
        async with self._db.lease(workspace) as lease:
            repository = Repository(lease, workspace)
            stored = await _existing(repository, (kind, key))
            snapshot, drafts = await repository.snapshot(settings), await repository.drafted()
        return self._definition((kind, key), stored, snapshot, drafts)

    async def save_draft(
        self, workspace: str, actor: UUID | None, kind: str, key: str, body: object, draft_version: int
    ) -> Definition:
        """Store a draft; it may be incomplete, but must have the shape of its kind.

        Args:
            workspace: key of the workspace.
            actor: who saves.
            kind: key of the kind.
            key: key of the definition, new or known.
            body: plain JSON values.
            draft_version: the one the draft was loaded with; 0 if there was no draft.

        Raises:
            BadKey: the key does not fit ``kernel.names.KEY_PATTERN``.
            Invalid: the shape is wrong (``D120`` …), with the path of the first place.
            StaleDraft: somebody saved in between.
        """
        decoded = decode(body, self._workbench.kind(kind))
        if not is_key(key):
            raise BadKey(key=key[:60])
        async with self._db.lease(workspace) as lease:
            saved = await Repository(lease, workspace).save_draft((kind, key), canonical(decoded), actor, draft_version)
        if not saved:
            raise StaleDraft(extra={"current": msgspec.to_builtins(await self._current(workspace, kind, key))})
        return await self.get(workspace, kind, key)

    async def discard(self, workspace: str, kind: str, key: str) -> None:
        """Throw the draft away; a definition that was never published is gone with it.

        Raises:
            UnknownDefinition: there is neither a draft nor a version of it.
            NoDraft: it has no draft.
        """
        self._workbench.kind(kind)
        async with self._db.transaction(workspace) as tx:
            repository = Repository(tx, workspace)
            await _existing(repository, (kind, key))
            if not await repository.discard((kind, key)):
                raise NoDraft(kind=kind, key=key)

    async def plan(self, workspace: str, targets: Sequence[Address]) -> PublishPlan:
        """Say what publishing these drafts together would do; writes nothing. Errors stand in ``problems``."""
        settings = await self._settings(workspace)
        async with self._db.lease(workspace) as lease:
            repository = Repository(lease, workspace)
            bodies = await self._drafts(repository, targets)
            snapshot, drafts = await repository.snapshot(settings), await repository.drafted()
            return told(await self._workbench.prepare(lease, snapshot, bodies, drafts))

    async def plan_body(self, workspace: str, kind: str, key: str, body: object) -> PublishPlan:
        """Say what publishing a body would do that is not even a draft; writes nothing.

        Raises:
            Invalid: the shape is wrong.
        """
        wished = canonical(decode(body, self._workbench.kind(kind)))
        settings = await self._settings(workspace)
        async with self._db.lease(workspace) as lease:
            repository = Repository(lease, workspace)
            snapshot, drafts = await repository.snapshot(settings), await repository.drafted()
            return told(await self._workbench.prepare(lease, snapshot, {(kind, key): wished}, drafts - {(kind, key)}))

    async def publish(
        self, workspace: str, actor: UUID | None, targets: Sequence[Address], note: str = ""
    ) -> Published:
        """Publish several drafts in one transaction and one revision, or none of them.

        Raises:
            UnknownDefinition: a target does not exist.
            NoDraft: a target has no draft.
            NotPublishable: a draft has errors.
            PublishBusy: the tables stayed locked by somebody else through all attempts.
        """

        async def drafts(repository: Repository) -> Mapping[Address, Body | None]:
            return await self._drafts(repository, targets)

        return await self._publisher.publish(workspace, actor, drafts, note, ends_drafts=True)

    async def publish_bodies(
        self,
        workspace: str,
        actor: UUID | None,
        bodies: Mapping[Address, Body],
        note: str = "",
        *,
        over: Mapping[Address, int] | None = None,
    ) -> Published:
        """Publish bodies that were never drafts, such as those of a pack; people's drafts are left alone.

        ``over`` names the versions that some of them were made on; 0: nobody has had that key, not even for a draft.

        Raises:
            StaleVersion: one of those versions is not the one in force any more.
            BadKey: a key does not fit ``kernel.names.KEY_PATTERN``.
            Invalid: a body does not have the shape of its kind.
            NotPublishable: a body has errors.
            PublishBusy: the tables stayed locked by somebody else through all attempts.
        """
        for kind, key in bodies:
            self._workbench.kind(kind)
            if not is_key(key):
                raise BadKey(key=key[:60])

        async def given(repository: Repository) -> Mapping[Address, Body | None]:
            for address, version in (over or {}).items():
                stored = await repository.get(address)
                stands = stored is None if version == 0 else stored is not None and stored.version == version
                if not stands or (stored is not None and stored.body is None):
                    raise StaleVersion(key=address[1], version=version)
            return dict(bodies)

        return await self._publisher.publish(workspace, actor, given, note, ends_drafts=False)

    async def versions(self, workspace: str, kind: str, key: str, cursor: str | None = None) -> VersionPage:
        """Return the history of one definition, newest first, 50 a page; an unreadable cursor begins anew."""
        self._workbench.kind(kind)
        before = int(cursor) if cursor and cursor.isdecimal() and len(cursor) < 10 else _NEWEST
        async with self._db.lease(workspace) as lease:
            repository = Repository(lease, workspace)
            await _existing(repository, (kind, key))
            found = await repository.versions((kind, key), before, PAGE + 1)
        page = found[:PAGE]
        return VersionPage(tuple(page), str(page[-1].version) if len(found) > PAGE else None)

    async def version(self, workspace: str, kind: str, key: str, number: int) -> Body:
        """Return the body of one version.

        Raises:
            UnknownVersion: there is none of that number, or it is the one that retired the definition.
        """
        self._workbench.kind(kind)
        async with self._db.lease(workspace) as lease:
            return await _version(Repository(lease, workspace), (kind, key), number)

    async def rollback(self, workspace: str, actor: UUID | None, kind: str, key: str, number: int) -> Published:
        """Publish the body of an earlier version as a new one; the draft is left alone. Revives what was retired.

        Raises:
            UnknownVersion: there is none of that number.
            NotPublishable: it no longer fits what surrounds it.
        """
        self._workbench.kind(kind)

        async def earlier(repository: Repository) -> Mapping[Address, Body | None]:
            return {(kind, key): await _version(repository, (kind, key), number)}

        return await self._publisher.publish(workspace, actor, earlier, f"← {number}", ends_drafts=False)

    async def impact(self, workspace: str, kind: str, key: str, path: str = "") -> Impact:
        """Say who refers to a definition, or to the part of it at ``path``, and how many records hold a value there."""
        settings, chosen = await self._settings(workspace), self._workbench.kind(kind)
        async with self._db.lease(workspace) as lease:
            repository = Repository(lease, workspace)
            await _existing(repository, (kind, key))
            context = self._workbench.context(await repository.snapshot(settings), {}).about(key)
            count = await chosen.usage(lease, path, context)
        return Impact(tuple(uses_of((kind, key), path, context, self.kinds)), count)

    async def retire(self, workspace: str, actor: UUID | None, kind: str, key: str) -> Published:
        """Take a definition out of use; its data and history stay, and publishing it again revives it.

        Raises:
            UnknownDefinition: there is no such definition.
            AlreadyRetired: it is not published.
            StillUsed: others refer to it.
        """
        self._workbench.kind(kind)

        async def nothing(repository: Repository) -> Mapping[Address, Body | None]:
            if (await _existing(repository, (kind, key))).body is None:
                raise AlreadyRetired(kind=kind, key=key)
            context = self._workbench.context(await repository.snapshot(Settings()), {})
            others = [
                use for use in uses_of((kind, key), "", context, self.kinds) if (use.kind, use.key) != (kind, key)
            ]
            if others:
                raise StillUsed(extra={"used_by": msgspec.to_builtins(others)}, count=len(others))
            return {(kind, key): None}

        return await self._publisher.publish(workspace, actor, nothing, "", ends_drafts=False)

    async def text(self, workspace: str, kind: str, key: str) -> str:
        """Return the YAML text form of the published body, else of the draft."""
        chosen = self._workbench.kind(kind)
        async with self._db.lease(workspace) as lease:
            stored = await _existing(Repository(lease, workspace), (kind, key))
        body = stored.body or stored.draft
        if body is None:
            raise UnknownDefinition(kind=kind, key=key)
        return to_text(chosen, key, msgspec.convert(body, chosen.model))

    def text_of(self, kind: str, key: str, body: object) -> str:
        """Return the text form of a body that need not be stored.

        Raises:
            Invalid: the body does not have the shape of its kind.
        """
        chosen = self._workbench.kind(kind)
        return to_text(chosen, key, decode(body, chosen))

    async def snapshot(self, workspace: str) -> Snapshot:
        """Return everything that is published, at one revision, under settings that are at least as new."""
        async with self._db.lease(workspace) as lease:
            snapshot = await Repository(lease, workspace).snapshot(Settings())
        settings = await self._settings(workspace)
        return msgspec.structs.replace(snapshot, **msgspec.structs.asdict(settings))

    async def snapshot_in(self, connection: Connection, workspace: str) -> Snapshot:
        """Return everything that is published as a connection of the owner sees it."""
        return await Repository(connection, workspace).snapshot(await read_settings(connection, workspace))

    async def revision(self, workspace: str) -> int:
        """Return the number of the newest revision."""
        async with self._db.lease(workspace) as lease:
            return (await current_revision(lease, workspace)).meta_rev

    async def _settings(self, workspace: str) -> Settings:
        async with self._db.lease(None) as lease:
            return await read_settings(lease, workspace)

    async def _current(self, workspace: str, kind: str, key: str) -> Definition | None:
        try:
            return await self.get(workspace, kind, key)
        except UnknownDefinition:
            return None

    async def _drafts(self, repository: Repository, targets: Sequence[Address]) -> dict[Address, Body | None]:
        drafts: dict[Address, Body | None] = {}
        for kind, key in targets:
            self._workbench.kind(kind)
            stored = await _existing(repository, (kind, key))
            if stored.draft is None:
                raise NoDraft(kind=kind, key=key)
            drafts[kind, key] = stored.draft
        return drafts

    def _definition(
        self, address: Address, stored: Stored, snapshot: Snapshot, drafts: frozenset[Address]
    ) -> Definition:
        body = stored.body if stored.draft is None else stored.draft
        problems = []
        if body is not None:
            decoded = decode(body, self._workbench.kind(address[0]))
            context = self._workbench.context(snapshot, {address: decoded}, drafts)
            problems = self._workbench.problems(address, decoded, context)
        return Definition(
            kind=address[0],
            key=address[1],
            version=stored.version,
            published=stored.body,
            draft=stored.draft,
            draft_version=stored.draft_version,
            problems=tuple(problems),
            updated_at=stored.updated_at,
            updated_by=stored.updated_by,
        )


async def _existing(repository: Repository, address: Address) -> Stored:
    stored = await repository.get(address) if is_key(address[1]) else None
    if stored is None:
        raise UnknownDefinition(kind=address[0], key=address[1][:60])
    return stored


async def _version(repository: Repository, address: Address, number: int) -> Body:
    body = await repository.version(address, number) if is_key(address[1]) and 0 < number < _NEWEST else None
    if body is None:
        raise UnknownVersion(kind=address[0], key=address[1][:60], version=number)
    return body
