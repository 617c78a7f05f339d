"""The people of sample data: names to whom records may belong, without an account to sign in with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

import msgspec

from tenon.identity.members import spelled
from tenon.identity.revocation import raise_epochs
from tenon.store import Database, load

_queries = load(__name__)


class SamplePerson(msgspec.Struct, frozen=True):
    id: UUID
    name: str
    department_id: UUID | None = None


class SamplePeople:
    """Adds sample people to a workspace, and takes them away again."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def add(self, workspace: str, departments: Mapping[UUID, str], people: Iterable[SamplePerson]) -> None:
        """Add departments (name by id) and people, who can be chosen like everybody else.

        Where a department of that name is there already, its people join that one.
        """
        queries = _queries.of(workspace)
        async with self._db.transaction(None) as tx:
            known = {}
            for department_id, name in departments.items():
                made = await tx.fetchval(queries["insert_department"], department_id, name, spelled(name)[0], None)
                known[department_id] = made or await tx.fetchval(queries["department_of_name"], name)
            for one in people:
                department = known.get(one.department_id) if one.department_id else None
                row = (one.id, one.name, *spelled(one.name), "sample", False, department)
                await tx.execute(queries["put_member"], *row)
            await raise_epochs(tx, [workspace])

    async def count(self, workspace: str) -> int:
        """Return how many sample people can be chosen in a workspace."""
        async with self._db.lease(workspace) as lease:
            found: int = await lease.fetchval(_queries.of(workspace)["count_sample_members"])
        return found

    async def remove(self, workspace: str) -> int:
        """Take every sample person away: nobody can choose them any more, what they did keeps their names.

        Their departments go too, but for those in which somebody else works. Returns how many people went.
        """
        queries = _queries.of(workspace)
        async with self._db.transaction(None) as tx:
            departments = [row["id"] for row in await tx.fetch(queries["sample_departments"])]
            gone = await tx.fetch(queries["dismiss_sample_members"])
            await tx.execute(queries["delete_departments"], departments)
            await raise_epochs(tx, [workspace])
        return len(gone)
