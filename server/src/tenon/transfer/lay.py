"""The one transaction by which a workspace comes in: rows of every table, people, counters, and its name last."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple
from uuid import UUID

import asyncpg
import msgspec

from tenon.identity import is_login, normalise_login
from tenon.schema import Catalog, StandingTable, complete_table, count_sql, load_sql, standing_tables
from tenon.store import Database, Transaction, finish, load
from tenon.transfer.errors import BadContent, CountsDiffer, NotKnownHere
from tenon.transfer.folder import batches
from tenon.transfer.model import FILES, MANIFEST, PEOPLE, TABLES, Arrived, Manifest, TableEntry
from tenon.transfer.people import Renamed, renamed
from tenon.transfer.sealed import SealedValues
from tenon.transfer.tables import KEPT, is_system, told_columns

_queries = load(__name__)

FollowUp = Callable[[Any, str, str], Awaitable[None]]
"""Enqueues, in the given transaction and workspace, work for one object."""

_OVER = {"sys_definition": ("kind", "key")}
"""Tables in which publishing has left rows already, by what those rows are known again."""


class Piece(NamedTuple):
    """A piece of an attachment that lies in the storage."""

    file_id: str
    position: int
    size_bytes: int
    blob: str


class _Person(msgspec.Struct):
    id: UUID
    login: str
    language: Literal["zh-CN", "en-US"]

    def sound(self) -> bool:
        """Tell whether somebody could sign in by this name."""
        return is_login(self.login) and normalise_login(self.login) == self.login


class Laying:
    """Lays one folder down in one workspace, whose tables stand."""

    def __init__(self, db: Database, workspace: str, folder: Path, manifest: Manifest, sealed: SealedValues) -> None:
        self._db = db
        self._workspace = workspace
        self._folder = folder
        self._manifest = manifest
        self._sealed = sealed
        self._own = _queries.of(workspace)

    async def lay(self, pieces: list[Piece], catalog: Catalog, refresh: FollowUp) -> Arrived:
        """Write everything, compare the counts and name the workspace.

        Raises:
            NotKnownHere, BadContent, CountsDiffer: nothing was written then.
        """
        async with self._db.ddl() as tx:
            tables = await self._complete(tx)
            people, rename, joined = await self._accounts(tx)
            await tx.execute(self._own["references_wait"])
            await tx.execute(self._own["forget_versions"])
            for table in tables:
                await self._rows(tx, table, rename)
            await self._attach(tx, pieces)
            await self._name(tx, people)
            for key, object in catalog.objects.items():
                if object.parent is None:
                    await refresh(tx, self._workspace, key)
            without = await tx.fetch(_queries["without_password"], self._workspace)
            await finish(tx, self._workspace)
        return Arrived(
            workspace=self._workspace,
            rows=sum(table.rows for table in tables),
            files=sum(entry.path.startswith(f"{FILES}/") for entry in self._manifest.files),
            joined=joined,
            without_password=tuple(row["login"] for row in without),
            sealed_blank=self._manifest.sealed_blank,
        )

    async def _complete(self, tx: Transaction) -> list[TableEntry]:
        """Make what publishing did not make of the folder's tables; return those that come in, in their order."""
        standing = await standing_tables(tx, self._workspace)
        for table in self._manifest.tables:
            stands = standing.get(table.name)
            if is_system(table.name):
                self._demand_known(table, stands)
            else:
                wanted = StandingTable(table.name, table.columns, table.key)
                with _told(MANIFEST):
                    await complete_table(tx, self._workspace, wanted, stands)
        return list(self._manifest.tables)

    def _demand_known(self, table: TableEntry, stands: StandingTable | None) -> None:
        known = set() if stands is None or table.name not in KEPT else {column.name for column in stands.columns}
        lost = next((column.name for column in table.columns if column.name not in known), None)
        if lost is not None:
            raise NotKnownHere(name=f"{table.name}.{lost}", version=self._manifest.version)

    async def _accounts(self, tx: Transaction) -> tuple[list[str], Renamed, tuple[str, ...]]:
        """Make the accounts that are missing; return the people's lines as they are here, and who had one."""
        lines = [line for batch in batches(self._folder, PEOPLE) for line in batch]
        with _told(PEOPLE):
            told = [msgspec.json.decode(line, type=_Person) for line in lines]
        strange = next((each.login for each in told if not each.sound()), None)
        if strange is not None:
            raise BadContent(file=PEOPLE, reason=repr(strange[:100]))
        if len(told) != self._manifest.people:
            raise CountsDiffer(table=PEOPLE, found=len(told), wanted=self._manifest.people)
        asked = [each.id for each in told], [each.login for each in told]
        known = await tx.fetch(_queries["known_accounts"], *asked)
        rename = renamed(known)
        with _told(PEOPLE):
            here = [rename(line).decode() for line in lines]
            await tx.execute(_queries["add_accounts"], here)
        return here, rename, tuple(row["login"] for row in known if row["known"] is not None)

    async def _rows(self, tx: Transaction, table: TableEntry, rename: Renamed) -> None:
        columns = told_columns(table.name, [column.name for column in table.columns])
        sql = load_sql(self._workspace, table.name, columns, _OVER.get(table.name, ()))
        path = f"{TABLES}/{table.name}.jsonl"
        for lines in batches(self._folder, path):
            with _told(path):
                ready = await asyncio.to_thread(self._ready, table.name, lines, rename)
                await tx.execute(sql, ready)
        found = await tx.fetchval(count_sql(self._workspace, table.name, KEPT.get(table.name, "true")))
        if found != table.rows:
            raise CountsDiffer(table=table.name, found=found, wanted=table.rows)

    def _ready(self, table: str, lines: list[bytes], rename: Renamed) -> list[str]:
        return [self._sealed.arriving(table, rename(line)).decode() for line in lines]

    async def _attach(self, tx: Transaction, pieces: list[Piece]) -> None:
        """Tell where the bytes of attachments lie; then everything that names something must find it."""
        columns = zip(*pieces, strict=True) if pieces else ([], [], [], [])
        with _told(FILES):
            await tx.execute(self._own["add_pieces"], *columns)
        with _told(TABLES):
            await tx.execute(self._own["references_hold"])
        wrong = await tx.fetchrow(self._own["incomplete_attachment"])
        if wrong is not None:
            reason = f"{wrong['found']} / {wrong['size_bytes']} bytes"
            raise BadContent(file=f"{FILES}/{wrong['id']}", reason=reason)

    async def _name(self, tx: Transaction, people: list[str]) -> None:
        about = self._manifest.workspace
        row = (about.name, about.short_name, about.timezone, about.currency, about.language)
        await tx.execute(_queries["add_workspace"], self._workspace, *row)
        with _told(PEOPLE):
            await tx.execute(_queries["add_memberships"], self._workspace, people)
        await tx.execute(self._own["set_counters"], about.revision, about.epoch)
        await tx.execute(self._own["go_on_counting"])


_REFUSED = (
    asyncpg.DataError,
    asyncpg.IntegrityConstraintViolationError,
    asyncpg.SyntaxOrAccessError,
    asyncpg.ProgramLimitExceededError,
    msgspec.MsgspecError,
    UnicodeDecodeError,
    KeyError,
)


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Turn what PostgreSQL or the reader refuses of a file's lines into an error that names the file."""
    try:
        yield
    except _REFUSED as error:
        raise BadContent(file=path, reason=str(error)) from error
