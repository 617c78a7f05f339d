"""Promises of packs on a real database: the starter installs, exports byte for byte, and upgrades without loss."""

from __future__ import annotations

import json
import shutil
from difflib import ndiff
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tenon.calendar import SystemClock
from tenon.definitions import DefinitionService, UnknownDefinition
from tenon.identity import SamplePeople
from tenon.kernel.ids import new_id
from tenon.main.kinds import all_kinds
from tenon.main.pack_records import PackRecords
from tenon.main.sealer import WorkspaceSealer
from tenon.packs import AlreadyThere, BadPack, PackService, UnknownPack
from tenon.schema import Catalogs
from tenon.store import Database
from tenon.vault import Cipher, Keyring

SHIPPED = Path(__file__).parents[4] / "packs"
ACTOR = new_id()


def service(db: Database, root: Path) -> PackService:
    definitions = DefinitionService(db, all_kinds())
    records = PackRecords(db, partial(WorkspaceSealer, Cipher(Keyring(root.parent / "keys"))))
    return PackService(db, definitions, Catalogs(definitions), records, SamplePeople(db), SystemClock(), root)


@pytest.fixture
def packs(database: Database, tmp_path: Path) -> PackService:
    """The service over a copy of the shipped packs, which a test may edit."""
    shutil.copytree(SHIPPED, tmp_path / "packs")
    return service(database, tmp_path / "packs")


async def test_what_was_installed_is_exported_byte_for_byte(packs: PackService, tmp_path: Path) -> None:
    await packs.install("test", ACTOR, "crm", sample=False)
    folder = tmp_path / "packs/crm"
    files = {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.glob("*/*.yaml")}
    assert await packs.export("test") == files


async def test_sample_records_are_made_with_their_relations_in_one_batch(
    packs: PackService, database: Database
) -> None:
    installed = await packs.install("test", ACTOR, "crm", sample=True)
    assert isinstance(installed.sample_batch, UUID)
    (offer,) = await packs.available("test")
    assert (offer.installed, offer.upgrade) == (offer.version, False)
    async with database.lease("test") as lease:
        made = await lease.fetchval(
            "SELECT count(*) FROM w_test.sys_change_log WHERE batch_id = $1 AND object NOT LIKE '%\\_\\_%'",
            installed.sample_batch,
        )
        lost = await lease.fetchval("SELECT count(*) FROM w_test.contact WHERE customer IS NULL")
        late = await lease.fetchval("SELECT count(*) FROM w_test.follow_up WHERE at > now()")
    assert (made, lost, late) == (offer.sample_records, 0, 0)


async def test_installing_twice_is_refused_and_names_what_is_in_the_way(packs: PackService) -> None:
    await packs.install("test", ACTOR, "crm", sample=False)
    with pytest.raises(AlreadyThere):
        await packs.install("test", ACTOR, "crm", sample=False)


async def test_what_the_workspace_has_exactly_so_already_does_not_stand_in_the_way(
    packs: PackService, tmp_path: Path
) -> None:
    part = tmp_path / "packs/levels"
    shutil.copytree(SHIPPED / "crm/option_set", part / "option_set")
    (part / "pack.yaml").write_text("key: levels\nversion: 1.0.0\nlabel: Levels\n", "utf-8")
    await packs.install("test", ACTOR, "levels", sample=False)
    await packs.install("test", ACTOR, "crm", sample=False)
    assert "object/customer.yaml" in await packs.export("test")


async def test_a_pack_with_a_broken_file_changes_nothing(packs: PackService, tmp_path: Path) -> None:
    (tmp_path / "packs/crm/object/contact.yaml").write_text("body: [", "utf-8")
    with pytest.raises(BadPack):
        await packs.install("test", ACTOR, "crm", sample=False)
    shutil.copy(SHIPPED / "crm/object/contact.yaml", tmp_path / "packs/crm/object/contact.yaml")
    assert await packs.export("test") == {}


async def test_an_unknown_pack_is_said_to_be_unknown(packs: PackService) -> None:
    with pytest.raises(UnknownPack):
        await packs.install("test", ACTOR, "nothing", sample=False)


async def test_an_upgrade_takes_the_packs_change_and_keeps_the_customers(
    packs: PackService, database: Database, tmp_path: Path
) -> None:
    await packs.install("test", ACTOR, "crm", sample=False)
    definitions = DefinitionService(database, all_kinds())
    mine = await definitions.get("test", "object", "customer")
    body = dict(mine.published or {})
    body["fields"] = [dict(each, help="自己写的说明") if each["key"] == "industry" else each for each in body["fields"]]
    await definitions.save_draft("test", ACTOR, "object", "customer", body, mine.draft_version)
    await definitions.publish("test", ACTOR, [("object", "customer")])
    for name, old, new in (
        ("object/customer.yaml", "zh-CN: 员工人数", "zh-CN: 人数"),
        ("pack.yaml", "version: 0.2.0", "version: 0.3.0"),
    ):
        file = tmp_path / "packs/crm" / name
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    plan = await packs.upgrade("test", ACTOR, "crm")
    assert {step.key: step.verdict for step in plan.steps if step.verdict != "same"} == {"customer": "merge"}
    fields = {field["key"]: field for field in (await packs_body(definitions))["fields"]}
    assert fields["industry"]["help"] == "自己写的说明"
    assert fields["employees"]["label"]["zh-CN"] == "人数"
    assert (await packs.available("test"))[0].installed == "0.3.0"


async def packs_body(definitions: DefinitionService) -> dict[str, list[dict[str, dict[str, str]]]]:
    published = (await definitions.get("test", "object", "customer")).published
    assert published is not None
    return published


async def test_what_was_changed_in_the_designer_is_all_that_the_exported_text_shows(
    packs: PackService, database: Database, tmp_path: Path
) -> None:
    """A field, an option and a view more: the diff holds their lines and no other."""
    await packs.install("test", ACTOR, "crm", sample=False)
    before = await packs.export("test")
    definitions = DefinitionService(database, all_kinds())
    customer = await body_of(definitions, "object", "customer")
    customer["fields"].append({"key": "rival", "type": "text", "label": {"zh-CN": "竞争对手", "en-US": "Rival"}})
    source = await body_of(definitions, "option_set", "source")
    source["options"].append({"key": "fair", "label": {"zh-CN": "博览会", "en-US": "Expo"}, "color": "sky"})
    view = {"object": "customer", "label": {"zh-CN": "华东客户", "en-US": "East"}, "type": "grid"}
    changed = {("object", "customer"): customer, ("option_set", "source"): source, ("view", "customer_east"): view}
    for (kind, key), body in changed.items():
        await definitions.save_draft("test", ACTOR, kind, key, body, await draft_of(definitions, kind, key))
    await definitions.publish("test", ACTOR, list(changed))
    after = await packs.export("test")
    diff = {
        path: [line for line in ndiff(before.get(path, "").splitlines(), text.splitlines()) if line[0] in "+-"]
        for path, text in after.items()
        if text != before.get(path)
    }
    assert diff == {
        "object/customer.yaml": [
            "+   - key: rival",
            "+     label:",
            "+       en-US: Rival",
            "+       zh-CN: 竞争对手",
            "+     type: text",
        ],
        "option_set/source.yaml": [
            "+   - color: sky",
            "+     key: fair",
            "+     label:",
            "+       en-US: Expo",
            "+       zh-CN: 博览会",
        ],
        "view/customer_east.yaml": [
            "+ body:",
            "+   label:",
            "+     en-US: East",
            "+     zh-CN: 华东客户",
            "+   object: customer",
            "+ key: customer_east",
            "+ kind: view",
        ],
    }


async def test_an_unchanged_older_starter_becomes_the_present_one(packs: PackService, tmp_path: Path) -> None:
    present = tmp_path / "packs/crm"
    shutil.move(present, tmp_path / "present")
    shutil.copytree(Path(__file__).parent / "crm_0_1_0", present)
    await packs.install("test", ACTOR, "crm", sample=False)
    shutil.rmtree(present)
    shutil.move(tmp_path / "present", present)
    plan = await packs.upgrade_plan("test", "crm")
    assert (plan.from_version, plan.to_version) == ("0.1.0", "0.2.0")
    assert {step.verdict for step in plan.steps} == {"new", "upgrade", "removed"}
    assert [step.key for step in plan.steps if step.verdict == "removed"] == ["opportunity_stage"]
    await packs.upgrade("test", ACTOR, "crm")
    files = {str(path.relative_to(present)): path.read_text("utf-8") for path in present.glob("*/*.yaml")}
    exported = await packs.export("test")
    assert {path: exported[path] for path in files} == files


async def body_of(definitions: DefinitionService, kind: str, key: str) -> dict[str, Any]:
    return json.loads(json.dumps((await definitions.get("test", kind, key)).published))


async def draft_of(definitions: DefinitionService, kind: str, key: str) -> int:
    try:
        return (await definitions.get("test", kind, key)).draft_version
    except UnknownDefinition:
        return 0
