"""The object graph of one process, built from its settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import tenon
from tenon.calendar import Clock, SystemClock, WorkspaceClock
from tenon.definitions import DefinitionService
from tenon.files import Blobs, Files
from tenon.identity import Hasher, Identity, SamplePeople
from tenon.imports import Imports
from tenon.kernel.settings import Settings
from tenon.kernel.texts import Texts
from tenon.main.fresh_workspace import fresh_workspace
from tenon.main.kinds import all_kinds, refresh_search_later
from tenon.main.pack_records import PackRecords
from tenon.main.sealer import WorkspaceSealer
from tenon.main.texts import all_texts
from tenon.packs import PackService
from tenon.query import Cursors, ReadGate
from tenon.schema import Catalogs
from tenon.store import Database
from tenon.store.embedded import EmbeddedPostgres
from tenon.transfer import Arrivals, Departures
from tenon.vault import Cipher, Keyring
from tenon.views import Views

CONNECTIONS = 12


@dataclass(frozen=True)
class Program:
    """All rooms of one process, ready for use. Nothing is connected until somebody asks for something.

    Attributes:
        clock: real time, or with ``TENON_ENV=test`` one that each workspace may move.
        packs: what a workspace can start from.
        csrf_key: derives each session's CSRF token.
        cipher: encrypts sealed fields under the keys of their workspace.
    """

    settings: Settings
    db: Database
    clock: Clock
    texts: Texts
    definitions: DefinitionService
    catalogs: Catalogs
    gate: ReadGate
    packs: PackService
    files: Files
    imports: Imports
    views: Views
    departures: Departures
    arrivals: Arrivals
    identity: Identity
    hasher: Hasher
    csrf_key: bytes
    cipher: Cipher

    def sealer_of(self, workspace: str) -> WorkspaceSealer:
        """Return the keys of a workspace, for callers to carry."""
        return WorkspaceSealer(self.cipher, workspace)

    async def time_of(self, workspace: str) -> datetime:
        """Return a workspace's present instant in UTC, its moved clock read anew."""
        if isinstance(self.clock, WorkspaceClock):
            await self.clock.load(workspace)
        return self.clock.now(workspace)

    async def close(self) -> None:
        """Close every connection and stop every thread."""
        self.hasher.close()
        await self.db.close()


def build_program(settings: Settings) -> Program:
    """Wire the rooms together.

    Raises:
        TenonError: a key file is missing, damaged or open to others.
    """
    keys = Keyring(settings.keys / "vault", witness=settings.data / "key-witness")
    db = _database(settings)
    clock: Clock = WorkspaceClock(db) if settings.env == "test" else SystemClock()
    definitions = DefinitionService(db, all_kinds())
    catalogs = Catalogs(definitions)
    cipher = Cipher(keys)
    files = Files(db, _blobs(settings), clock)
    hasher = Hasher(keys.derive("password pepper"))
    sealer_of = partial(WorkspaceSealer, cipher)
    packs = PackService(db, definitions, catalogs, PackRecords(db, sealer_of), SamplePeople(db), clock, packs_folder())
    return Program(
        settings=settings,
        db=db,
        clock=clock,
        texts=all_texts(),
        definitions=definitions,
        catalogs=catalogs,
        gate=ReadGate(db, Cursors(keys.derive("cursor"))),
        packs=packs,
        files=files,
        imports=Imports(db, files),
        views=Views(db, definitions),
        departures=Departures(db, definitions, files, sealer_of, clock),
        arrivals=Arrivals(db, definitions, catalogs, files, sealer_of, refresh_search_later),
        identity=Identity(db, clock, hasher, packs, fresh_workspace(definitions)),
        hasher=hasher,
        csrf_key=keys.derive("csrf"),
        cipher=cipher,
    )


def _database(settings: Settings) -> Database:
    if settings.database_url is not None:
        direct = settings.database_direct_url or settings.database_url
        return Database(settings.database_url, direct, CONNECTIONS)
    endpoints = EmbeddedPostgres(settings.data, secrets_dir=settings.keys / "postgres").endpoints()
    return Database(endpoints.app_dsn, endpoints.ddl_dsn, CONNECTIONS)


def _blobs(settings: Settings) -> Blobs:
    return Blobs.at(settings.files_url) if settings.files_url else Blobs.local(settings.data / "files")


def client_folder() -> Path:
    """Return the built web client: inside the package in a release, ``web/dist`` in a checkout."""
    return _bundled("client", "web/dist")


def packs_folder() -> Path:
    """Return the folder of packs: inside the package in a release, ``packs`` in a checkout."""
    return _bundled("bundled_packs", "packs")


def _bundled(inside: str, in_checkout: str) -> Path:
    package = Path(tenon.__file__).parent
    released = package / inside
    return released if released.is_dir() else package.parents[2] / in_checkout
