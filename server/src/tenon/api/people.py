"""How a person is shown beside something he did: ``{"id", "name"}``."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import msgspec

from tenon.identity import Identity


class Person(msgspec.Struct, frozen=True):
    id: UUID
    name: str


class People:
    """The people that one answer names."""

    def __init__(self, names: dict[UUID, str]) -> None:
        self._names = names

    def of(self, person_id: UUID | None) -> Person | None:
        """Return the person, or None for the system's own work and for people who are gone."""
        name = self._names.get(person_id) if person_id else None
        return Person(person_id, name) if person_id and name is not None else None


async def named(identity: Identity, workspace: str, ids: Iterable[UUID | None]) -> People:
    """Read the names of all people in ``ids`` at once."""
    wanted = {person for person in ids if person is not None}
    return People(await identity.people.names(workspace, list(wanted)) if wanted else {})
