"""A whole workspace goes out to a folder and into an empty server, and leaves from there as the same bytes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from transfer_world import ID_CARD, OTHER_CARD, SECRET, caller_of, created, furnish, set_up

from tenon import records
from tenon.identity import Actor
from tenon.jobs import Worker
from tenon.main.jobs import job_kinds
from tenon.main.program import Program
from tenon.query import ListRecords
from tenon.transfer import (
    KEPT,
    LEFT,
    BadContent,
    CountsDiffer,
    DamagedFile,
    KeyTaken,
    NewerExport,
    NotAnExport,
    NotKnownHere,
    UnusableKey,
)


def contents(folder: Path) -> dict[str, bytes]:
    """Everything in an export but what the manifest says of the act itself."""
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    manifest = json.loads(found.pop("manifest.json"))
    manifest.pop("exported_at")
    return {**found, "manifest": json.dumps(manifest).encode()}


async def shown(program: Program, key: str, actor: Any, object_key: str, **asked: Any) -> list[dict[str, Any]]:
    async def resolve(_: int | None, __: int | None) -> Any:
        return await caller_of(program, key, actor)

    answer = await program.gate.run(resolve, ListRecords(object_key, **asked))
    return list(msgspec.json.decode(answer)["records"])


async def test_what_leaves_comes_in_elsewhere_and_leaves_again_as_the_same_bytes(
    home: Program, abroad: Program, tmp_path: Path
) -> None:
    actor = await set_up(home, "main", "ada")
    ids = await furnish(home, "main", actor)
    await home.departures.leave("main", tmp_path / "first", plain=True)
    arrived = await abroad.arrivals.arrive(tmp_path / "first")
    assert arrived.without_password == ("ada", "muyan@example.com")
    await abroad.departures.leave("main", tmp_path / "second", plain=True)
    first, second = contents(tmp_path / "first"), contents(tmp_path / "second")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    for deleted in (False, True):
        before = await shown(home, "main", actor, "customer", deleted=deleted)
        assert before == await shown(abroad, "main", actor, "customer", deleted=deleted)
        assert len(before) == (1 if deleted else 2)
    caller = await caller_of(abroad, "main", actor)
    async with abroad.db.lease("main") as lease:
        entries, _ = await records.history(lease, caller, "customer", ids["second"])
    assert [entry.op for entry in entries] == ["update", "create"]


async def test_what_came_in_is_worked_with_at_once(home: Program, abroad: Program, tmp_path: Path) -> None:
    actor = await set_up(home, "main", "ada")
    ids = await furnish(home, "main", actor)
    await home.departures.leave("main", tmp_path / "out", plain=True)
    await abroad.arrivals.arrive(tmp_path / "out")
    made = await created(abroad, "main", actor, "customer", [{"name": "新"}])
    (fresh,) = [each for each in await shown(abroad, "main", actor, "customer") if each["id"] == str(made[0])]
    assert fresh["number"] == "4" or fresh["number"].endswith("4")
    caller = await caller_of(abroad, "main", actor)
    async with abroad.db.transaction("main") as tx:
        assert (await records.reveal(tx, caller, "customer", ids["first"], "card"))["value"] == ID_CARD
        assert (await records.reveal(tx, caller, "customer", ids["first"], "phrase"))["value"] == SECRET
    (first,) = [each for each in await shown(abroad, "main", actor, "customer") if each["name"] == "青木"]
    pieces = abroad.files.pieces_of("main", UUID(first["papers"][0]["id"]))
    content = b"".join([piece async for piece in pieces])
    assert content == "合同九".encode()
    link = await abroad.identity.people.link(Actor.operator("main"), actor)
    assert (await abroad.identity.people.view_link(link.path.rsplit("/", 1)[1])).login == "ada"
    assert not await abroad.identity.setup.needed()
    await Worker(abroad.db, job_kinds(abroad), now=abroad.time_of).drain()
    assert [each["name"] for each in await shown(abroad, "main", actor, "customer", search="qingmu")] == ["青木"]
    note = {**(await abroad.definitions.version("main", "object", "note", 1))}
    await abroad.definitions.publish_bodies("main", actor, {("object", "note"): note})
    assert [each["name"] for each in await shown(abroad, "main", actor, "note")] == ["退役对象的记录"]


async def test_encrypted_values_stay_behind_unless_they_are_asked_for(
    home: Program, abroad: Program, tmp_path: Path
) -> None:
    actor = await set_up(home, "main", "ada")
    await furnish(home, "main", actor)
    manifest = await home.departures.leave("main", tmp_path / "out")
    # three values in rows, and as often in the log
    assert (manifest.sealed, manifest.sealed_blank) == ("blank", 6)
    everything = b"".join(contents(tmp_path / "out").values())
    for text in (ID_CARD, OTHER_CARD, SECRET):
        assert text.encode() not in everything
    arrived = await abroad.arrivals.arrive(tmp_path / "out")
    assert arrived.sealed_blank == 6
    assert {each["card"] for each in await shown(abroad, "main", actor, "customer")} == {None}


async def test_people_who_have_an_account_keep_it_and_a_further_workspace_stands_beside_the_first(
    home: Program, abroad: Program, tmp_path: Path
) -> None:
    actor = await set_up(home, "main", "ada")
    await furnish(home, "main", actor)
    await home.departures.leave("main", tmp_path / "out", plain=True)
    here = await set_up(abroad, "main", "ada")
    with pytest.raises(KeyTaken):
        await abroad.arrivals.arrive(tmp_path / "out")
    arrived = await abroad.arrivals.arrive(tmp_path / "out", "second")
    assert arrived.joined == ("ada",)
    assert arrived.without_password == ("muyan@example.com",)
    (first,) = [each for each in await shown(abroad, "second", here, "customer") if each["name"] == "青木"]
    assert first["created_by"] == {"id": str(here), "name": "林知远"}
    assert str(actor) not in json.dumps(await shown(abroad, "second", here, "customer"))


async def test_a_folder_that_cannot_come_in_leaves_nothing_behind(
    home: Program, abroad: Program, tmp_path: Path
) -> None:
    actor = await set_up(home, "main", "ada")
    await furnish(home, "main", actor)
    out = tmp_path / "out"
    await home.departures.leave("main", out)
    whole = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))

    def change(path: str, content: bytes | None, **told: Any) -> None:
        """Put the folder right again, then change one thing, with a manifest that agrees where ``told`` says so."""
        for each, bytes_ in whole.items():
            each.write_bytes(bytes_)
        if content is None:
            (out / path).unlink()
        else:
            (out / path).write_bytes(content)
        if told:
            (out / "manifest.json").write_text(json.dumps({**manifest, **told}), "utf-8")

    def agreed(path: str, content: bytes) -> dict[str, Any]:
        import hashlib

        entry = {"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        return {"files": [entry if each["path"] == path else each for each in manifest["files"]]}

    customers, text = "tables/customer.jsonl", "definitions/object/customer.yaml"
    rows, body = whole[out / customers], whole[out / text]
    strange = body.replace(b"type: id_card", b"type: hologram")
    broken = rows.replace(b'"version":1', b'"version":"one"', 1)
    fewer = rows.split(b"\n", 1)[1]
    newer = [{**each, "columns": [*each["columns"], {"name": "aura", "type": "text"}]} for each in manifest["tables"]]
    for expected, path, content, told in (
        (NotAnExport, "manifest.json", None, {}),
        (NotAnExport, "manifest.json", b"{", {}),
        (NotAnExport, "manifest.json", b"", {"files": [{"path": "../evil", "bytes": 0, "sha256": ""}]}),
        (NewerExport, "manifest.json", b"", {"format": 2}),
        (DamagedFile, customers, None, {}),
        (DamagedFile, customers, rows[:-5], {}),
        (DamagedFile, customers, rows.replace(b"2026", b"2027", 1), {}),
        (BadContent, text, strange, agreed(text, strange)),
        (BadContent, customers, broken, agreed(customers, broken)),
        (CountsDiffer, customers, fewer, agreed(customers, fewer)),
        (NotKnownHere, "manifest.json", b"", {"tables": newer}),
    ):
        change(path, content, **told)
        with pytest.raises(expected) as error:
            await abroad.arrivals.arrive(out)
        if expected in (BadContent, DamagedFile):
            assert error.value.params["file"] == path
        async with abroad.db.snapshot() as lease:
            assert await lease.fetchval("SELECT count(*) FROM tenon.workspace") == 0
            assert await lease.fetchval("SELECT count(*) FROM tenon.user_account") == 0
            assert await lease.fetchval("SELECT to_regnamespace('w_main') IS NULL")
    change("manifest.json", whole[out / "manifest.json"])
    with pytest.raises(UnusableKey):
        await abroad.arrivals.arrive(out, "Not a key")
    await abroad.arrivals.arrive(out)


async def test_what_a_killed_import_left_is_gone_with_the_next_attempt_or_set_up(
    home: Program, abroad: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = await set_up(home, "main", "ada")
    await furnish(home, "main", actor)
    await home.departures.leave("main", tmp_path / "out")

    async def killed(*_: object) -> bool:
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr("tenon.transfer.arrive.drop_unfinished", killed)
        patch.setattr("tenon.transfer.arrive.Laying.lay", killed)
        with pytest.raises(RuntimeError):
            await abroad.arrivals.arrive(tmp_path / "out")
    async with abroad.db.snapshot() as lease:
        assert await lease.fetchval("SELECT to_regclass('w_main.customer') IS NOT NULL")
    await abroad.arrivals.arrive(tmp_path / "out")
    assert len(await shown(abroad, "main", actor, "customer")) == 2


async def test_every_system_table_of_a_workspace_is_either_taken_along_or_left_for_a_reason(home: Program) -> None:
    async with home.db.snapshot() as lease:
        rows = await lease.fetch(
            "SELECT relname FROM pg_class WHERE relnamespace = 'w_test'::regnamespace"
            " AND relkind IN ('r', 'p') AND NOT relispartition"
        )
    assert {row["relname"] for row in rows} == KEPT.keys() | LEFT.keys()
