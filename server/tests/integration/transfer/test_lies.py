"""A folder that says what no export has written is refused, whatever its sums are, and leaves nothing behind."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from transfer_world import furnish, set_up

from tenon.kernel.errors import TenonError
from tenon.main.program import Program
from tenon.transfer import BadContent, CountsDiffer, DamagedFile, NotAnExport, NotKnownHere

STRAY = "files/0193a1c2-0000-7000-8000-000000000001"
CUSTOMERS = "tables/customer.jsonl"


class Folder:
    """An export that can be changed, with a manifest that agrees to what its files are."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._whole = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
        self.manifest: dict[str, Any] = {}

    def restore(self) -> None:
        for path, content in self._whole.items():
            path.unlink(missing_ok=True)
            path.write_bytes(content)
        (self.root / STRAY).unlink(missing_ok=True)
        self.manifest = json.loads((self.root / "manifest.json").read_text("utf-8"))

    def close(self) -> None:
        (self.root / "manifest.json").write_text(json.dumps(self.manifest), "utf-8")

    def read(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def write(self, path: str, content: bytes) -> None:
        (self.root / path).write_bytes(content)
        told = {"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        self.manifest["files"] = [*(each for each in self.manifest["files"] if each["path"] != path), told]

    def replace(self, path: str, old: bytes, new: bytes) -> None:
        assert old in self.read(path)
        self.write(path, self.read(path).replace(old, new, 1))

    def leave_out(self, path: str) -> None:
        self.manifest["files"] = [each for each in self.manifest["files"] if each["path"] != path]

    def attachment(self) -> str:
        return next(str(each["path"]) for each in self.manifest["files"] if each["path"].startswith("files/"))

    def linked(self, path: str) -> None:
        (self.root / path).rename(self.root.parent / "elsewhere")
        (self.root / path).symlink_to(self.root.parent / "elsewhere")

    def table(self, **told: Any) -> None:
        base = {"name": "zoo", "rows": 0, "key": ["id"], "columns": [{"name": "id", "type": "uuid"}]}
        self.manifest["tables"].append({**base, **told})
        self.write("tables/zoo.jsonl", b"")

    def about(self, **told: Any) -> None:
        self.manifest["workspace"].update(told)


Lie = Callable[[Folder], object]
ID = {"name": "id", "type": "uuid"}
LIES: list[tuple[str, type[TenonError], Lie]] = [
    ("a row is no UTF-8", BadContent, lambda it: it.replace(CUSTOMERS, "青木".encode(), b"\xff\xfe")),
    ("a person is no UTF-8", BadContent, lambda it: it.replace("people.jsonl", b'"theme"', b'"th\xffme"')),
    ("a row has no id", BadContent, lambda it: it.write(CUSTOMERS, b"{}\n")),
    ("a person stands there twice", CountsDiffer, lambda it: it.write("people.jsonl", it.read("people.jsonl") * 2)),
    ("more people are told of than stand there", CountsDiffer, lambda it: it.manifest.update(people=77)),
    ("a person has no such state", BadContent, lambda it: it.replace("people.jsonl", b'"active"', b'"boss"')),
    ("nobody could sign in so", BadContent, lambda it: it.replace("people.jsonl", b'"ada"', b'"ADA"')),
    ("nobody speaks that", BadContent, lambda it: it.replace("people.jsonl", b'"zh-CN"', b'"xx"')),
    ("people have no sum", NotAnExport, lambda it: it.leave_out("people.jsonl")),
    ("a table has no sum", NotAnExport, lambda it: it.leave_out(CUSTOMERS)),
    ("a file is told of twice", NotAnExport, lambda it: it.manifest["files"].append(it.manifest["files"][0])),
    ("a table is told of twice", NotAnExport, lambda it: it.manifest["tables"].append(it.manifest["tables"][0])),
    ("a table has no columns", NotAnExport, lambda it: it.manifest["tables"][0].update(columns=[])),
    ("there is no such zone", NotAnExport, lambda it: it.about(timezone="../../etc/passwd")),
    ("there is no such currency", NotAnExport, lambda it: it.about(currency="coins")),
    ("there is no such language", NotAnExport, lambda it: it.about(language="xx")),
    ("the company has no name", NotAnExport, lambda it: it.about(name="\0")),
    ("nobody counts so far", NotAnExport, lambda it: it.about(revision=2**63 - 1)),
    ("nobody counts below nothing", NotAnExport, lambda it: it.about(epoch=-1)),
    ("a file is a link", DamagedFile, lambda it: it.linked(CUSTOMERS)),
    ("an attachment belongs to nothing", BadContent, lambda it: it.write(STRAY, b"hello")),
    ("an attachment is left out", BadContent, lambda it: it.leave_out(it.attachment())),
    ("an attachment is cut", BadContent, lambda it: it.write(it.attachment(), b"h")),
    ("a column is told of twice", NotAnExport, lambda it: it.table(columns=[ID, ID])),
    ("a key is no column", NotAnExport, lambda it: it.table(key=["no"])),
    ("a mark ends a text", NotKnownHere, lambda it: it.table(columns=[{**ID, "mark": "'; DROP"}])),
    ("a number has no digits", BadContent, lambda it: it.table(columns=[ID, {"name": "x", "type": "numeric(0,5)"}])),
    ("a column is PostgreSQL's own", BadContent, lambda it: it.table(columns=[ID, {"name": "xmin", "type": "text"}])),
    (
        "no table is so wide",
        BadContent,
        lambda it: it.table(columns=[ID, *({"name": f"c{n}", "type": "text"} for n in range(2_000))]),
    ),
]


async def test_whatever_a_folder_lies_about_it_is_refused_by_name(
    home: Program, abroad: Program, tmp_path: Path
) -> None:
    actor = await set_up(home, "main", "ada")
    await furnish(home, "main", actor)
    await home.departures.leave("main", tmp_path / "out", plain=True)
    folder = Folder(tmp_path / "out")
    for said, expected, lie in LIES:
        folder.restore()
        lie(folder)
        folder.close()
        with pytest.raises(TenonError) as refused:
            await abroad.arrivals.arrive(folder.root)
        assert type(refused.value) is expected, (said, refused.value, refused.value.params)
    async with abroad.db.snapshot() as lease:
        assert await lease.fetchval("SELECT count(*) FROM tenon.workspace") == 0
        assert await lease.fetchval("SELECT count(*) FROM tenon.user_account") == 0
        assert await lease.fetchval("SELECT to_regnamespace('w_main') IS NULL")
    folder.restore()
    await abroad.arrivals.arrive(folder.root)
