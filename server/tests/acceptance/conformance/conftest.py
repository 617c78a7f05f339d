"""The workspace of the conformance suite: an object for each type, with two records that differ and a blank one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from http_world import Client, Server, client, publish
from keeping import Kept, thing
from specimens import TARGET, TYPES, Things, specimen

from tenon.schema import DESIGNABLE

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
PDF = b"%PDF-1.7\n" + bytes(64)
MP3 = b"ID3" + bytes(64)


@pytest.fixture(scope="session")
async def designer(server: Server) -> AsyncIterator[Client]:
    """The administrator, who designs."""
    async with client(server) as who:
        await who.sign_in("ada")
        yield who


@pytest.fixture(scope="session")
async def things(designer: Client) -> Things:
    """What references may point to, two of each."""
    name = {"key": "name", "type": "text", "label": "Name", "required": True}
    await publish(designer, TARGET, {"label": "Target", "title_field": "name", "fields": [name]})
    found: Things = {"member": [designer.me["user"]["id"]], "department": [], "record": []}
    other = await designer.ok("POST", "/users", 201, json={"name": "Bo Probe", "login": "bo_conformance"})
    found["member"].append(other["user"]["id"])
    for number in (1, 2):
        made = await designer.ok("POST", "/departments", 201, json={"name": f"Conformance {number}"})
        found["department"].append(made["id"])
        record = await designer.ok("POST", f"/objects/{TARGET}/records", 201, json={"name": f"Record {number}"})
        found["record"].append(record["id"])
    for key, kind in DESIGNABLE.items():
        if kind.refers == "file":
            found[key] = [await uploaded(designer, kind, number) for number in (1, 2)]
    return found


async def uploaded(who: Client, kind: Any, number: int) -> str:
    """Upload a file that a field of this type may hold."""
    name, content = {"recording": ("call.mp3", MP3), "file": ("paper.pdf", PDF)}.get(kind.key, ("photo.png", PNG))
    wish = {"name": f"{number}-{name}", "size_bytes": len(content)}
    begun = await who.ok("POST", "/files", 201, json=wish)
    headers = {"content-type": "application/octet-stream", "upload-offset": "0"}
    answer = await who.patch(f"/files/{begun['id']}", content=content, headers=headers)
    assert answer.status_code == 200, answer.text
    return str(begun["id"])


@pytest.fixture(scope="session")
def kept(designer: Client, things: Things) -> Callable[[str], Awaitable[Kept]]:
    """Give the object of a type, made when it is first asked for."""
    made: dict[str, Kept] = {}

    async def of(key: str) -> Kept:
        if key not in made:
            told = specimen(key, things)
            object_key = f"kept_{key}"
            await publish(designer, object_key, thing(told, object_key))
            fresh = Kept(designer, object_key, told, {})
            for name, place in (("A", 0), ("B", 1), ("C", None)):
                fresh.records[name] = await fresh.create(name, place)
            made[key] = fresh
        return made[key]

    return of


@pytest.fixture(params=TYPES)
async def each(request: pytest.FixtureRequest, kept: Callable[[str], Awaitable[Kept]]) -> Kept:
    """Every type in its turn."""
    found: Kept = await kept(request.param)
    return found
