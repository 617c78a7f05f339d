"""Departments of a workspace: flat for now, each with a manager, guarded by a version."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec

from tenon.identity import rules
from tenon.identity.errors import DepartmentInUse, VersionConflict
from tenon.identity.members import spelled
from tenon.identity.model import Actor, Department, DepartmentChanges, MemberName
from tenon.identity.people import demand_admin
from tenon.identity.revocation import raise_epochs
from tenon.kernel.errors import FieldProblem, Invalid, NotFound
from tenon.kernel.ids import new_id
from tenon.store import Database, Lease, Transaction, load

_queries = load(__name__)


class Departments:
    """The departments of each workspace. Changing one demands an administrator."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def all(self, workspace: str) -> list[Department]:
        """Return every department by spelling, with its number of members; any member may ask."""
        async with self._db.lease(workspace) as lease:
            return await _departments(lease, workspace, None)

    async def get(self, workspace: str, department_id: UUID) -> Department:
        """Return one department.

        Raises:
            NotFound: there is none of that id.
        """
        async with self._db.lease(workspace) as lease:
            return await _one(lease, workspace, department_id)

    async def create(self, actor: Actor, name: str, manager_id: UUID | None = None) -> Department:
        """Add a department.

        Raises:
            NotAdministrator: the actor is none.
            Invalid: the name is empty, too long or taken (I214), or the manager is no member (I213).
        """
        demand_admin(actor)
        rules.demand(rules.name("name", name))
        department_id, name = new_id(), name.strip()
        async with self._db.transaction(None) as tx:
            await self._demand_manager(tx, actor.workspace, manager_id)
            row = (department_id, name, spelled(name)[0], manager_id)
            if await tx.fetchval(_queries.of(actor.workspace)["insert_department"], *row) is None:
                raise Invalid([FieldProblem("name", "I214", {"name": name})])
            await raise_epochs(tx, [actor.workspace])
            return await _one(tx, actor.workspace, department_id)

    async def update(self, actor: Actor, department_id: UUID, changes: DepartmentChanges) -> Department:
        """Change a department that was read at ``changes.version``.

        Raises:
            NotAdministrator: the actor is none.
            NotFound: there is none of that id.
            VersionConflict: somebody changed it meanwhile.
            Invalid: as ``create``.
        """
        demand_admin(actor)
        workspace, queries = actor.workspace, _queries.of(actor.workspace)
        async with self._db.transaction(None) as tx:
            before = await tx.fetchrow(queries["lock_department"], department_id)
            if before is None:
                raise NotFound
            if before["version"] != changes.version:
                now = await _one(tx, workspace, department_id)
                raise VersionConflict(extra={"current": msgspec.to_builtins(now), "base_version": changes.version})
            name = before["name"] if changes.name is msgspec.UNSET else changes.name
            manager_id = before["manager_id"] if changes.manager_id is msgspec.UNSET else changes.manager_id
            rules.demand(rules.name("name", name))
            name = name.strip()
            await self._demand_manager(tx, workspace, manager_id)
            if await tx.fetchval(queries["department_of_name"], name) not in (None, department_id):
                raise Invalid([FieldProblem("name", "I214", {"name": name})])
            await tx.execute(queries["update_department"], department_id, name, spelled(name)[0], manager_id)
            await raise_epochs(tx, [workspace])
            return await _one(tx, workspace, department_id)

    async def delete(self, actor: Actor, department_id: UUID) -> None:
        """Delete an empty department.

        Raises:
            NotAdministrator: the actor is none.
            NotFound: there is none of that id.
            DepartmentInUse: it still has members.
        """
        demand_admin(actor)
        workspace, queries = actor.workspace, _queries.of(actor.workspace)
        async with self._db.transaction(None) as tx:
            if await tx.fetchrow(queries["lock_department"], department_id) is None:
                raise NotFound
            members = (await _one(tx, workspace, department_id)).members
            if members:
                raise DepartmentInUse(members=members)
            await tx.execute(queries["forget_department"], department_id)
            await tx.execute(queries["delete_department"], department_id)
            await raise_epochs(tx, [workspace])

    async def _demand_manager(self, tx: Transaction, workspace: str, manager_id: UUID | None) -> None:
        if manager_id is not None and not await tx.fetchval(_queries.of(workspace)["is_manager_choice"], manager_id):
            raise Invalid([FieldProblem("manager_id", "I213")])


async def _departments(source: Lease | Transaction, workspace: str, only: UUID | None) -> list[Department]:
    return [_department(row) for row in await source.fetch(_queries.of(workspace)["list_departments"], only)]


async def _one(source: Lease | Transaction, workspace: str, department_id: UUID) -> Department:
    found = await _departments(source, workspace, department_id)
    if not found:
        raise NotFound
    return found[0]


def _department(row: Any) -> Department:
    manager = MemberName(row["manager_id"], row["manager_name"]) if row["manager_id"] else None
    return Department(row["id"], row["name"], row["parent_id"], manager, row["members"], row["version"])
