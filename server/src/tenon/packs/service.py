"""The use cases of packs: what is on offer, install, export, plan and take an upgrade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

import msgspec

from tenon.access import Caller, Subject, resolve
from tenon.definitions import Address, Body, DefinitionService, UnknownDefinition, canonical, decode
from tenon.identity import SamplePerson
from tenon.kernel.ids import new_id
from tenon.packs.errors import AlreadyThere, UnknownPack
from tenon.packs.folder import list_packs, read_pack, write_definitions
from tenon.packs.model import Available, Installed, Pack, SampleState, UpgradePlan
from tenon.packs.sample import MEMBER, REF, Reading, Refs, rounds, said, sample_rows
from tenon.packs.templates import list_templates
from tenon.packs.upgrade import plan_upgrade
from tenon.records import Withdrawal
from tenon.schema import Catalogs, ObjectBody
from tenon.store import Database, load

_queries = load(__name__)


class Clock(Protocol):
    """Where time comes from."""

    def now(self, workspace: str | None = None) -> datetime:
        """Return the present instant in UTC."""
        ...


class RecordWriter(Protocol):
    """The part of the write path that sample data go through."""

    async def create_many(
        self, caller: Caller, object_key: str, rows: list[dict[str, object]], batch_id: UUID, moments: list[datetime]
    ) -> list[UUID]:
        """Create the rows in their order as part of one batch and return their ids.

        ``moments`` says of each row since when its values stand.
        """
        ...

    async def withdrawal(self, caller: Caller, batch_id: UUID, *, wanted: bool) -> Withdrawal:
        """Say what would go and stay if a batch were withdrawn; if it is ``wanted``, withdraw it."""
        ...


class People(Protocol):
    """The part of identity that gives sample data the people to whom they belong."""

    async def add(self, workspace: str, departments: Mapping[UUID, str], people: Iterable[SamplePerson]) -> None:
        """Add departments, by id, and people who can be chosen but have no account."""
        ...

    async def count(self, workspace: str) -> int:
        """Return how many of them can be chosen."""
        ...

    async def remove(self, workspace: str) -> int:
        """Take all of them away; returns how many there were."""
        ...


class PackService:
    """Everything about packs, for the folders below one root.

    Args:
        root: the folder that holds one folder for each pack.
        records: writes sample data through the one write path.
        people: whose records sample data are.
    """

    def __init__(
        self,
        db: Database,
        definitions: DefinitionService,
        catalogs: Catalogs,
        records: RecordWriter,
        people: People,
        clock: Clock,
        root: Path,
    ) -> None:
        self._db = db
        self._definitions = definitions
        self._catalogs = catalogs
        self._records = records
        self._people = people
        self._clock = clock
        self._root = root

    def knows(self, key: str) -> bool:
        """Tell whether a pack of this name is on the server."""
        return any(folder.name == key for folder in list_packs(self._root))

    async def available(self, workspace: str | None = None) -> list[Available]:
        """Return every pack on the server, and which version of it the workspace has."""
        installed: dict[str, Any] = {}
        if workspace is not None:
            async with self._db.lease(workspace) as lease:
                rows = await lease.fetch(_queries.of(workspace)["installed"])
            installed = {row["key"]: row for row in rows}
        return [_available(read_pack(folder), installed) for folder in list_packs(self._root)]

    async def install(self, workspace: str, actor: UUID, key: str, sample: bool) -> Installed:
        """Publish everything of a pack in one revision and, if asked, create its sample data as one batch.

        What stands in the workspace exactly as the pack has it, such as the calendar of every new workspace, is left
        as it is.

        Raises:
            UnknownPack: there is no such pack.
            AlreadyThere: another definition of the same kind and key stands in the workspace, or all of the pack does.
            BadPack: a file is malformed. Nothing was changed then.
        """
        pack = self._read(key)
        fresh = await self._fresh(workspace, pack)
        revision = await self._publish(workspace, actor, fresh, _note(pack))
        batch = new_id() if sample and pack.sample else None
        # Remembered before it is filled: what a fault leaves of the sample data can be taken away.
        await self._remember(workspace, actor, pack, batch)
        if batch is not None:
            await self._create_sample(workspace, actor, pack, batch)
        return Installed(revision, tuple(sorted(pack.definitions)), batch)

    def templates(self) -> dict[str, ObjectBody]:
        """Return what a new object can be made after, by key.

        Raises:
            BadPack: a file is malformed.
        """
        return list_templates(self._root)

    async def export(self, workspace: str) -> dict[str, str]:
        """Return every published definition as text by path: ``object/customer.yaml`` and so on."""
        snapshot = await self._definitions.snapshot(workspace)
        return write_definitions(snapshot.bodies, self._definitions.kinds)

    async def upgrade_plan(self, workspace: str, key: str) -> UpgradePlan:
        """Say what taking the pack's present version would do to each definition; writes nothing.

        Raises:
            UnknownPack: there is no such pack, or the workspace does not have it.
        """
        pack = self._read(key)
        base_version, base = await self._base(workspace, key)
        mine = (await self._definitions.snapshot(workspace)).bodies
        steps = plan_upgrade(base, _canonical(self._definitions, pack.definitions), mine)
        return UpgradePlan(key, base_version, pack.manifest.version, steps)

    async def upgrade(self, workspace: str, actor: UUID, key: str) -> UpgradePlan:
        """Take the pack's present version as ``upgrade_plan`` says; where both sides changed, the customer's stays."""
        plan = await self.upgrade_plan(workspace, key)
        changed = {(step.kind, step.key): step.body for step in plan.steps if step.body is not None}
        pack = self._read(key)
        if changed:
            await self._publish(workspace, actor, changed, _note(pack))
        await self._remember(workspace, actor, pack, None)
        return plan

    async def sample(self, workspace: str, actor: UUID, key: str) -> SampleState:
        """Say what removing the sample data of a pack would take away, and what would stay; writes nothing.

        Raises:
            UnknownPack: the workspace does not have the pack.
        """
        return await self._sample(workspace, actor, key, wanted=False)

    async def remove_sample(self, workspace: str, actor: UUID, key: str) -> SampleState:
        """Put the sample records of a pack into the recycle bin as one batch, and dismiss the sample people.

        What the workspace has entered itself stays untouched, and with it the sample records that it names.

        Raises:
            UnknownPack: the workspace does not have the pack.
        """
        state = await self._sample(workspace, actor, key, wanted=True)
        await self._people.remove(workspace)
        return state

    async def _sample(self, workspace: str, actor: UUID, key: str, *, wanted: bool) -> SampleState:
        async with self._db.lease(workspace) as lease:
            row = await lease.fetchrow(_queries.of(workspace)["base"], key)
        if row is None:
            raise UnknownPack(key=key)
        people = await self._people.count(workspace)
        if row["sample_batch"] is None:
            return SampleState(people=people)
        caller = await self._caller(workspace, actor, "api")
        told = await self._records.withdrawal(caller, row["sample_batch"], wanted=wanted)
        return SampleState(people=people, withdrawal=told)

    async def _fresh(self, workspace: str, pack: Pack) -> dict[Address, Body]:
        """Return what of a pack the workspace does not have.

        Raises:
            AlreadyThere: something stands in the way, or nothing is left to install.
        """
        published = (await self._definitions.snapshot(workspace)).bodies
        wanted = _canonical(self._definitions, pack.definitions)
        fresh = {address: body for address, body in pack.definitions.items() if address not in published}
        for address in sorted(wanted):
            if not fresh or published.get(address, wanted[address]) != wanted[address]:
                raise AlreadyThere(name=" ".join(address))
        return fresh

    def _read(self, key: str) -> Pack:
        for folder in list_packs(self._root):
            if folder.name == key:
                return read_pack(folder)
        raise UnknownPack(key=key)

    async def _publish(self, workspace: str, actor: UUID, bodies: Mapping[Address, Body], note: str) -> int:
        for (kind, key), body in sorted(bodies.items()):
            version = await self._draft_version(workspace, kind, key)
            await self._definitions.save_draft(workspace, actor, kind, key, body, version)
        return (await self._definitions.publish(workspace, actor, sorted(bodies), note)).revision

    async def _draft_version(self, workspace: str, kind: str, key: str) -> int:
        try:
            return (await self._definitions.get(workspace, kind, key)).draft_version
        except UnknownDefinition:
            return 0

    async def _create_sample(self, workspace: str, actor: UUID, pack: Pack, batch: UUID) -> None:
        refs = await self._add_people(workspace, pack)
        caller = await self._caller(workspace, actor, "sample")
        reading = Reading(caller.catalog, caller.language, caller.timezone, caller.now, refs)
        for table in pack.sample:
            target = caller.catalog.object(table.object)
            for portion in rounds(table, target):
                rows = sample_rows(portion, target, reading)
                values, moments = [row.values for row in rows], [row.as_of for row in rows]
                ids = await self._records.create_many(caller, table.object, values, batch, moments)
                refs |= {(table.object, row.ref): made for row, made in zip(rows, ids, strict=True) if row.ref}

    async def _add_people(self, workspace: str, pack: Pack) -> Refs:
        """Add the people of the sample data; returns their ids."""
        if pack.people is None:
            return Refs()
        language = (await self._catalogs.get(workspace)).language
        listed = said(pack.departments, language) if pack.departments else ()
        rooms = {cells[REF]: (new_id(), cells["name"]) for cells in listed}
        people = {
            cells[REF]: SamplePerson(new_id(), cells["name"], rooms[cells["department"]][0])
            for cells in said(pack.people, language)
        }
        await self._people.add(workspace, dict(rooms.values()), people.values())
        return {(MEMBER, ref): person.id for ref, person in people.items()}

    async def _caller(self, workspace: str, actor: UUID, source: str) -> Caller:
        async with self._db.lease(workspace) as lease:
            now = await lease.fetchrow(_queries.of(workspace)["revision"])
        assert now is not None, "a workspace without its revision row"  # noqa: S101 - the migration writes it
        catalog = await self._catalogs.get(workspace, at_least=now["meta_rev"])
        subject = Subject(kind="member", user_id=actor, name="", workspace=workspace, admin=True)
        return Caller(
            subject=subject,
            catalog=catalog,
            scope=resolve(subject, catalog, now["perm_epoch"]),
            language=catalog.language,
            timezone=catalog.timezone,
            now=self._clock.now(workspace).astimezone(UTC),
            source=source,
        )

    async def _base(self, workspace: str, key: str) -> tuple[str, dict[Address, Body]]:
        async with self._db.lease(workspace) as lease:
            row = await lease.fetchrow(_queries.of(workspace)["base"], key)
        if row is None:
            raise UnknownPack(key=key)
        stored: dict[str, Body] = msgspec.json.decode(row["bodies"])
        return row["version"], {_address(name): body for name, body in stored.items()}

    async def _remember(self, workspace: str, actor: UUID, pack: Pack, batch: UUID | None) -> None:
        bodies = _canonical(self._definitions, pack.definitions)
        stored = msgspec.json.encode({"/".join(address): body for address, body in bodies.items()}).decode()
        manifest = pack.manifest
        async with self._db.transaction(workspace) as tx:
            await tx.execute(
                _queries.of(workspace)["remember"], manifest.key, manifest.version, stored, batch, actor, final=True
            )


def _canonical(service: DefinitionService, bodies: Mapping[Address, Body]) -> dict[Address, Body]:
    """Spell every attribute out in JSON's own types, so that bodies of files and of the database compare."""
    return {
        (kind, key): msgspec.json.decode(msgspec.json.encode(canonical(decode(body, service.kinds[kind]))))
        for (kind, key), body in bodies.items()
    }


def _address(name: str) -> Address:
    kind, key = name.split("/", 1)
    return kind, key


def _note(pack: Pack) -> str:
    return f"{pack.manifest.key} {pack.manifest.version}"


def _available(pack: Pack, installed: Mapping[str, Any]) -> Available:
    manifest = pack.manifest
    there = installed.get(manifest.key)
    return Available(
        key=manifest.key,
        label=manifest.label,
        description=manifest.description,
        version=manifest.version,
        installed=there["version"] if there else None,
        objects=sum(kind == "object" for kind, _ in pack.definitions),
        sample_records=pack.sample_records,
        sample=bool(there and there["sample"]),
    )
