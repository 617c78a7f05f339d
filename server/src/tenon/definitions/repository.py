"""The only code of the room that speaks SQL to ``sys_definition`` and ``sys_definition_version``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from tenon.definitions.model import Address, Body, Change, Connection, InForce, Listed, Snapshot, Version
from tenon.store import load, schema_of

_queries = load(__name__)

DEFAULT_LANGUAGE, DEFAULT_TIMEZONE, DEFAULT_CURRENCY = "zh-CN", "Asia/Shanghai", "CNY"


class Stored(msgspec.Struct, frozen=True):
    """One row of ``sys_definition``."""

    version: int
    body: Body | None
    draft: Body | None
    draft_version: int
    updated_at: Any
    updated_by: UUID | None


class Settings(msgspec.Struct, frozen=True):
    """The settings of a workspace that definitions depend on."""

    language: str = DEFAULT_LANGUAGE
    timezone: str = DEFAULT_TIMEZONE
    currency: str = DEFAULT_CURRENCY


class Repository:
    """Statements of one workspace on one lease or transaction."""

    def __init__(self, connection: Connection, workspace: str) -> None:
        self._connection = connection
        self._workspace = workspace
        self._queries = _queries.of(workspace)

    async def lock(self) -> None:
        """Wait until no other publish of this workspace runs; held to the end of the transaction."""
        await self._connection.execute("SET LOCAL lock_timeout = '10s'")
        await self._connection.execute(self._queries["lock_workspace"], self._workspace)
        await self._connection.execute("SET LOCAL lock_timeout = '150ms'")

    async def snapshot(self, settings: Settings) -> Snapshot:
        row = await self._connection.fetchrow(self._queries["snapshot"])
        assert row is not None, "a workspace without its revision row"  # noqa: S101 - the migration writes it
        bodies = {(kind, key): body for kind, key, body in msgspec.json.decode(row["bodies"])}
        return Snapshot(
            workspace=self._workspace,
            revision=row["meta_rev"],
            epoch=row["perm_epoch"],
            language=settings.language,
            timezone=settings.timezone,
            currency=settings.currency,
            bodies=bodies,
        )

    async def counts(self) -> dict[str, int]:
        rows = await self._connection.fetch(self._queries["counts"])
        return {row["kind"]: row["count"] for row in rows}

    async def published(self, kind: str) -> list[InForce]:
        rows = await self._connection.fetch(self._queries["published"], kind)
        return [InForce(row["key"], row["version"], msgspec.json.decode(row["body"])) for row in rows]

    async def listed(self, kind: str) -> list[Listed]:
        rows = await self._connection.fetch(self._queries["list"], kind)
        return [
            Listed(
                kind=kind,
                key=row["key"],
                label=_label(row["label"]),
                version=row["version"],
                has_draft=row["has_draft"],
                updated_at=row["updated_at"],
                updated_by=row["updated_by"],
            )
            for row in rows
        ]

    async def get(self, address: Address) -> Stored | None:
        row = await self._connection.fetchrow(self._queries["get"], *address)
        if row is None:
            return None
        return Stored(
            version=row["version"],
            body=_decoded(row["body"]),
            draft=_decoded(row["draft"]),
            draft_version=row["draft_version"],
            updated_at=row["updated_at"],
            updated_by=row["updated_by"],
        )

    async def drafted(self) -> frozenset[Address]:
        rows = await self._connection.fetch(self._queries["drafted"])
        return frozenset((row["kind"], row["key"]) for row in rows)

    async def save_draft(self, address: Address, body: Body, actor: UUID | None, draft_version: int) -> bool:
        """Store a draft; False if ``draft_version`` is no longer the one in the table."""
        sql = self._queries["save_draft"]
        return await self._connection.fetchval(sql, *address, _encoded(body), actor, draft_version) is not None

    async def discard(self, address: Address) -> bool:
        """Throw a draft away; False if there is none."""
        for query in ("discard_unpublished", "discard_draft"):
            tag = await self._connection.execute(self._queries[query], *address)
            if tag != "DELETE 0" and tag != "UPDATE 0":
                return True
        return False

    async def set_published(self, address: Address, body: Body | None, actor: UUID | None, ends_draft: bool) -> int:
        """Make ``body`` what is published (None: retired); returns the new version."""
        sql = self._queries["set_published"]
        version: int = await self._connection.fetchval(sql, *address, _encoded(body), actor, ends_draft)
        return version

    async def add_version(
        self,
        address: Address,
        version: int,
        body: Body | None,
        note: str,
        actor: UUID | None,
        revision: int,
        diff: Sequence[Change],
    ) -> None:
        told = msgspec.json.encode(diff).decode()
        sql = self._queries["add_version"]
        await self._connection.execute(sql, *address, version, _encoded(body), note, actor, revision, told)

    async def versions(self, address: Address, before: int, limit: int) -> list[Version]:
        rows = await self._connection.fetch(self._queries["versions"], *address, before, limit)
        return [
            Version(
                version=row["version"],
                at=row["at"],
                by=row["by"],
                note=row["note"],
                revision=row["revision"],
                diff=msgspec.json.decode(row["diff"], type=tuple[Change, ...]),
            )
            for row in rows
        ]

    async def version(self, address: Address, number: int) -> Body | None:
        return _decoded(await self._connection.fetchval(self._queries["version"], *address, number))


async def read_settings(connection: Connection, workspace: str) -> Settings:
    """Read a workspace's settings as the platform's role or the owner; a workspace still being set up has defaults."""
    row = await connection.fetchrow(_queries["workspace_settings"], workspace)
    return Settings() if row is None else Settings(row["language"], row["timezone"], row["currency"])


async def blockers(connection: Connection, workspace: str) -> list[int]:
    """Return the ids of database processes that hold locks in the workspace's schema, five at most."""
    return [row["pid"] for row in await connection.fetch(_queries["blockers"], schema_of(workspace))]


def _encoded(body: Body | None) -> str | None:
    return None if body is None else msgspec.json.encode(body).decode()


def _decoded(text: str | None) -> Body | None:
    return None if text is None else msgspec.json.decode(text)


def _label(text: str | None) -> Any:
    return (msgspec.json.decode(text) if text else "") or ""
