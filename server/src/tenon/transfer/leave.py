"""A workspace leaves: everything of one moment into a folder, the manifest last."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Protocol
from uuid import UUID

from tenon import __version__
from tenon.access import Sealer
from tenon.definitions import DefinitionService, decode, to_text
from tenon.files import Files
from tenon.schema import StandingTable, build_catalog, lines_sql, standing_tables
from tenon.store import Database, Snapshot, load
from tenon.transfer.folder import Written, write_manifest
from tenon.transfer.model import (
    DEFINITIONS,
    FILES,
    FORMAT,
    PEOPLE,
    TABLES,
    FileEntry,
    Manifest,
    TableEntry,
    WorkspaceEntry,
)
from tenon.transfer.sealed import SealedValues
from tenon.transfer.tables import KEPT, is_system, told_columns

_queries = load(__name__)


Heed = Callable[[int, int | None], Awaitable[None]]


class Clock(Protocol):
    """Where time comes from."""

    def now(self, workspace: str | None = None) -> datetime:
        """Return the present instant in UTC."""
        ...


class Departures:
    """Writes workspaces into folders.

    Args:
        sealer_of: the keys of a workspace, by its key.
    """

    def __init__(
        self,
        db: Database,
        definitions: DefinitionService,
        files: Files,
        sealer_of: Callable[[str], Sealer],
        clock: Clock,
    ) -> None:
        self._db = db
        self._definitions = definitions
        self._files = files
        self._sealer_of = sealer_of
        self._clock = clock

    async def leave(self, workspace: str, folder: Path, *, plain: bool = False, heed: Heed | None = None) -> Manifest:
        """Write a workspace that exists into a folder that is new or empty; returns what the manifest says.

        Args:
            workspace: its key.
            folder: where to; without a manifest it is unfinished.
            plain: write encrypted values in plain text instead of leaving them blank.
            heed: is told after each table how many are done, and of how many; raises to give up.
        """
        entries: list[FileEntry] = []
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        async with self._db.snapshot() as source:
            published = await self._definitions.snapshot_in(source, workspace)
            for (kind, key), body in sorted(published.bodies.items()):
                text = to_text(self._definitions.kinds[kind], key, decode(body, self._definitions.kinds[kind]))
                with Written(folder, f"{DEFINITIONS}/{kind}/{key}.yaml", entries) as file:
                    file.write(text.encode())
            catalog = build_catalog(published, list(self._definitions.kinds.values()))
            sealed = SealedValues(catalog, self._sealer_of(workspace), plain)
            people = await _lines(source, _queries["people"], folder, PEOPLE, entries, workspace)
            standing, tables = _leaving(await standing_tables(source, workspace)), list[TableEntry]()
            for table in standing:
                tables.append(await self._table(source, workspace, table, folder, sealed, entries))
                if heed is not None:
                    await heed(len(tables), len(standing))
            about = await source.fetchrow(_queries["workspace"], workspace)
            attachments = [row["id"] for row in await source.fetch(_queries.of(workspace)["attachments"])]
        for file_id in attachments:
            await self._attachment(workspace, file_id, folder, entries)
        assert about is not None, "a workspace that nobody named"  # noqa: S101 - the command looked for it
        held: Literal["plain", "blank"] = "plain" if plain else "blank"
        manifest = Manifest(
            format=FORMAT,
            version=__version__,
            exported_at=self._clock.now().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            workspace=WorkspaceEntry(**dict(about), revision=published.revision, epoch=published.epoch),
            sealed=held,
            sealed_blank=sealed.blank,
            people=people,
            tables=tuple(tables),
            files=tuple(entries),
        )
        write_manifest(folder, manifest)
        return manifest

    async def _table(
        self,
        source: Snapshot,
        workspace: str,
        table: StandingTable,
        folder: Path,
        sealed: SealedValues,
        entries: list[FileEntry],
    ) -> TableEntry:
        columns = told_columns(table.name, [column.name for column in table.columns])
        sql = lines_sql(workspace, table, columns, KEPT.get(table.name, "true"))
        rows = 0
        with Written(folder, f"{TABLES}/{table.name}.jsonl", entries) as file:
            async with aclosing(source.stream(sql)) as found:
                async for row in found:
                    file.write(sealed.leaving(table.name, row["line"].encode()) + b"\n")
                    rows += 1
        return TableEntry(table.name, rows, table.key, table.columns)

    async def _attachment(self, workspace: str, file_id: UUID, folder: Path, entries: list[FileEntry]) -> None:
        with Written(folder, f"{FILES}/{file_id}", entries) as file:
            async for piece in self._files.pieces_of(workspace, file_id):
                await asyncio.to_thread(file.write, piece)


def _leaving(tables: dict[str, StandingTable]) -> list[StandingTable]:
    """Return the tables that go along: those of objects by name, then the platform's own in the order of ``KEPT``."""
    objects = [tables[name] for name in sorted(tables) if not is_system(name)]
    return [*objects, *(tables[name] for name in KEPT if name in tables)]


async def _lines(source: Snapshot, sql: str, folder: Path, path: str, entries: list[FileEntry], *params: object) -> int:
    rows = 0
    with Written(folder, path, entries) as file:
        async with aclosing(source.stream(sql, *params)) as found:
            async for row in found:
                file.write(row["line"].encode() + b"\n")
                rows += 1
    return rows
