"""The cache of Catalogs: one snapshot per workspace, replaced whole when the revision moves on."""

from __future__ import annotations

import asyncio
from collections import defaultdict

from tenon.definitions import DefinitionService
from tenon.schema.catalog import build_catalog
from tenon.schema.model import Catalog


class Catalogs:
    """Hands out the newest known Catalog of each workspace.

    ``hint`` and ``forget`` belong to the listener of the channel on which revisions are announced: they make the next
    ``get`` read; a lost hint is harmless as long as callers pass the revision they have seen.
    """

    def __init__(self, definitions: DefinitionService) -> None:
        self._definitions = definitions
        self._cached: dict[str, Catalog] = {}
        self._wanted: defaultdict[str, int] = defaultdict(int)
        self._loading: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def get(self, workspace: str, at_least: int = 0) -> Catalog:
        """Return a Catalog of revision ``at_least`` or newer; reads the database only if the cached one is older.

        A revision nobody has published yet yields the newest there is.
        """
        cached = self._fresh(workspace, at_least)
        if cached is not None:
            return cached
        async with self._loading[workspace]:
            cached = self._fresh(workspace, at_least)
            return cached if cached is not None else await self._renewed(workspace)

    def hint(self, workspace: str, revision: int) -> None:
        """Take note that another process published ``revision``; the next ``get`` reads it."""
        if workspace in self._cached:
            self._wanted[workspace] = max(self._wanted[workspace], revision)

    def forget(self, workspace: str | None = None) -> None:
        """Doubt what is cached (of one workspace or all): announcements were lost, or its settings changed."""
        if workspace is None:
            self._cached.clear()
        else:
            self._cached.pop(workspace, None)

    def _fresh(self, workspace: str, at_least: int) -> Catalog | None:
        cached = self._cached.get(workspace)
        if cached is None or cached.revision < max(at_least, self._wanted[workspace]):
            return None
        return cached

    async def _renewed(self, workspace: str) -> Catalog:
        # A hint or a header that names a revision nobody published must cost one look, not a reading of everything.
        self._wanted[workspace] = 0
        cached = self._cached.get(workspace)
        if cached is not None and await self._definitions.revision(workspace) == cached.revision:
            return cached
        snapshot = await self._definitions.snapshot(workspace)
        catalog = build_catalog(snapshot, list(self._definitions.kinds.values()))
        self._cached[workspace] = catalog
        return catalog
