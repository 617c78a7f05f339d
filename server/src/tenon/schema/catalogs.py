"""The cache of Catalogs: one snapshot per workspace, replaced whole when the revision moves on."""

from __future__ import annotations

from tenon.definitions import DefinitionService
from tenon.schema.model import Catalog
from tenon.store import Database


class Catalogs:
    """Hands out the newest known Catalog of each workspace."""

    def __init__(self, db: Database, definitions: DefinitionService) -> None:
        self._db = db
        self._definitions = definitions

    async def get(self, workspace: str, at_least: int = 0) -> Catalog:
        """Return a Catalog of revision ``at_least`` or newer; reads the database only if the cached one is older.

        A revision nobody has published yet yields the newest there is.
        """
        raise NotImplementedError

    def hint(self, workspace: str, revision: int) -> None:
        """Take note that another process published ``revision``; the next ``get`` reads it."""
        raise NotImplementedError

    def forget(self) -> None:
        """Doubt everything that is cached: the notifications of a while were lost."""
        raise NotImplementedError
