"""The use cases of a definition's life. Every method names its workspace; actors are user ids."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from tenon.definitions.kind import DefinitionKind
from tenon.definitions.model import (
    Address,
    Body,
    Definition,
    Impact,
    KindCount,
    Listed,
    Published,
    PublishPlan,
    Snapshot,
    VersionPage,
)
from tenon.store import Database


class DefinitionService:
    """One life for every designed thing: draft, validate, publish, versions, diff, roll back, retire."""

    def __init__(self, db: Database, kinds: Sequence[DefinitionKind]) -> None:
        self._db = db
        self.kinds = {kind.key: kind for kind in kinds}

    async def counts(self, workspace: str) -> list[KindCount]:
        """Return every kind with the number of its definitions (drafts included), in registration order."""
        raise NotImplementedError

    async def list(self, workspace: str, kind: str) -> list[Listed]:
        """Return the definitions of a kind by key, drafts included, retired ones left out."""
        raise NotImplementedError

    async def get(self, workspace: str, kind: str, key: str) -> Definition:
        """Return one definition; its problems are those of the draft, or of the published body without one."""
        raise NotImplementedError

    async def save_draft(
        self, workspace: str, actor: UUID | None, kind: str, key: str, body: object, draft_version: int
    ) -> Definition:
        """Store a draft (``draft_version`` 0 for the first)."""
        raise NotImplementedError

    async def discard(self, workspace: str, kind: str, key: str) -> None:
        """Throw the draft away; a definition that was never published is gone with it."""
        raise NotImplementedError

    async def plan(self, workspace: str, targets: Sequence[Address]) -> PublishPlan:
        """Say what publishing these drafts together would do; writes nothing."""
        raise NotImplementedError

    async def publish(
        self, workspace: str, actor: UUID | None, targets: Sequence[Address], note: str = ""
    ) -> Published:
        """Publish several drafts in one transaction and one revision, or none of them."""
        raise NotImplementedError

    async def versions(self, workspace: str, kind: str, key: str, cursor: str | None = None) -> VersionPage:
        """Return the history of one definition, newest first, 50 a page."""
        raise NotImplementedError

    async def version(self, workspace: str, kind: str, key: str, number: int) -> Body:
        """Return the body of one version."""
        raise NotImplementedError

    async def rollback(self, workspace: str, actor: UUID | None, kind: str, key: str, number: int) -> Published:
        """Publish the body of an earlier version as a new one; the draft is left alone."""
        raise NotImplementedError

    async def impact(self, workspace: str, kind: str, key: str, path: str = "") -> Impact:
        """Say who refers to a definition, or to the part of it at ``path``, and how many records hold a value there."""
        raise NotImplementedError

    async def retire(self, workspace: str, actor: UUID | None, kind: str, key: str) -> Published:
        """Take a definition out of use; its data and history stay, and publishing it again revives it."""
        raise NotImplementedError

    async def text(self, workspace: str, kind: str, key: str) -> str:
        """Return the YAML text form of the published body, else of the draft."""
        raise NotImplementedError

    async def snapshot(self, workspace: str) -> Snapshot:
        """Return everything that is published, at one revision."""
        raise NotImplementedError
