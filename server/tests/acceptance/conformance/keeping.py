"""An object with one field of a type under test, and how it is asked over HTTP."""

from __future__ import annotations

from typing import Any, NamedTuple

from http_world import Client
from specimens import Specimen


class Kept(NamedTuple):
    """An object whose field ``v`` is of one type, with the records A, B and C (blank), as they were answered."""

    who: Client
    key: str
    told: Specimen
    records: dict[str, Any]

    @property
    def path(self) -> str:
        return f"/objects/{self.key}"

    async def create(self, name: str, place: int | None) -> Any:
        """Create a record with one of the two values, or a blank one."""
        sent = {} if place is None or self.told.kind.computed else {"v": self.told.inputs[place]}
        return await self.who.ok("POST", f"{self.path}/records", 201, json={"name": name, **sent})

    async def patch(self, record: Any, **changes: Any) -> Any:
        headers = {"if-match": f'"{record["version"]}"'}
        return await self.who.patch(f"{self.path}/records/{record['id']}", json=changes, headers=headers)

    async def query(self, **wish: Any) -> Any:
        return await self.who.ok("POST", f"{self.path}/query", json={"kind": "list", "fields": ["name", "v"], **wish})


def thing(told: Specimen, key: str) -> dict[str, Any]:
    """The body of an object that has one field of a type beside its name."""
    name = {"key": "name", "type": "text", "label": "Name", "required": True}
    return {"label": key, "title_field": "name", "fields": [name, told.body]}
