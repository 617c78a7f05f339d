"""Promises of the sample data on a real database: whose they are, when they were, and how they go again."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from tenon import records
from tenon.access import Caller, Subject, resolve
from tenon.calendar import SystemClock
from tenon.definitions import DefinitionService
from tenon.identity import SamplePeople
from tenon.kernel.ids import new_id
from tenon.main.kinds import all_kinds
from tenon.main.pack_records import PackRecords
from tenon.main.sealer import WorkspaceSealer
from tenon.packs import PackService
from tenon.schema import Catalogs
from tenon.store import Database, current_revision
from tenon.vault import Cipher, Keyring

SHIPPED = Path(__file__).parents[4] / "packs"
ACTOR = new_id()


@pytest.fixture
def catalogs(database: Database) -> Catalogs:
    return Catalogs(DefinitionService(database, all_kinds()))


@pytest.fixture
def packs(database: Database, catalogs: Catalogs, tmp_path: Path) -> PackService:
    """The service over the shipped packs."""
    shutil.copytree(SHIPPED, tmp_path / "packs")
    records = PackRecords(database, partial(WorkspaceSealer, Cipher(Keyring(tmp_path / "keys"))))
    definitions = DefinitionService(database, all_kinds())
    return PackService(
        database, definitions, catalogs, records, SamplePeople(database), SystemClock(), tmp_path / "packs"
    )


async def me(database: Database, catalogs: Catalogs) -> Caller:
    """Return an administrator who works with what was installed."""
    async with database.lease("test") as lease:
        revision, epoch = await current_revision(lease, "test")
    catalog = await catalogs.get("test", at_least=revision)
    subject = Subject(kind="member", user_id=ACTOR, name="", workspace="test", admin=True)
    scope = resolve(subject, catalog, epoch)
    return Caller(subject, catalog, scope, "zh-CN", "Asia/Shanghai", SystemClock().now())


async def create(database: Database, caller: Caller, object_key: str, **values: object) -> UUID:
    async with database.transaction("test") as tx:
        made = await records.create(tx, caller, object_key, values)
    return UUID(msgspec.json.decode(made)["id"])


async def test_sample_records_belong_to_sample_people_and_are_as_old_as_they_say(
    packs: PackService, database: Database
) -> None:
    await packs.install("test", ACTOR, "crm", sample=True)
    async with database.lease("test") as lease:
        owners = await lease.fetch(
            "SELECT m.status, count(*) FROM w_test.customer c LEFT JOIN w_test.sys_member m ON m.id = c.owner_id"
            " GROUP BY 1"
        )
        span = await lease.fetchrow(
            "SELECT now() - min(created_at) AS oldest, now() - max(at) AS newest FROM w_test.follow_up"
        )
        strange = await lease.fetchval(
            "SELECT count(*) FROM w_test.opportunity WHERE stage__since < created_at OR stage__since > now()"
        )
        numbers = await lease.fetchval(
            "SELECT count(*) FROM w_test.contract WHERE substr(number, 4, 6)"
            " <> to_char(created_at AT TIME ZONE 'Asia/Shanghai', 'YYYYMM')"
        )
        homeless = await lease.fetchval(
            "SELECT count(*) FROM w_test.customer c JOIN w_test.sys_member m ON m.id = c.owner_id"
            " WHERE c.department_id IS DISTINCT FROM m.department_id"
        )
    assert {row["status"] for row in owners} == {"sample", None}
    assert span["oldest"].days > 650
    assert span["newest"].days <= 1
    assert (strange, numbers, homeless) == (0, 0, 0)


async def test_removing_sample_data_leaves_nothing_of_them_but_names(packs: PackService, database: Database) -> None:
    installed = await packs.install("test", ACTOR, "crm", sample=True)
    planned = await packs.sample("test", ACTOR, "crm")
    assert planned.withdrawal is not None
    (offer,) = await packs.available("test")
    assert sum(planned.withdrawal.going.values()) == offer.sample_records
    assert (planned.people, planned.withdrawal.own_count, planned.withdrawal.batch_id) == (12, 0, None)
    removed = await packs.remove_sample("test", ACTOR, "crm")
    assert removed.withdrawal is not None
    assert removed.withdrawal.batch_id not in (None, installed.sample_batch)
    again = await packs.sample("test", ACTOR, "crm")
    assert again.withdrawal is not None
    assert (again.people, again.withdrawal.going, again.withdrawal.staying) == (0, {}, {})
    async with database.lease("test") as lease:
        for object_key in planned.withdrawal.going:
            assert await lease.fetchval(f'SELECT count(*) FROM w_test."{object_key}" WHERE deleted_at IS NULL') == 0
        assert await lease.fetchval("SELECT count(*) FROM w_test.sys_department") == 0


async def test_own_records_stay_untouched_and_keep_the_samples_that_they_name(
    packs: PackService, database: Database, catalogs: Catalogs
) -> None:
    await packs.install("test", ACTOR, "crm", sample=True)
    caller = await me(database, catalogs)
    async with database.lease("test") as lease:
        quotation = await lease.fetchrow("SELECT id, customer, contact, opportunity FROM w_test.quotation LIMIT 1")
        other = await lease.fetchval(
            "SELECT id FROM w_test.customer WHERE id <> $1 ORDER BY id DESC LIMIT 1", quotation["customer"]
        )
    order = await create(
        database,
        caller,
        "order",
        subject="自己的订单",
        customer=str(quotation["customer"]),
        quotation=str(quotation["id"]),
    )
    contact = await create(database, caller, "contact", name="自己的联系人", customer=str(other))
    planned = (await packs.sample("test", ACTOR, "crm")).withdrawal
    assert planned is not None
    assert {(each.object, each.id) for each in planned.own} == {("order", order), ("contact", contact)}
    assert planned.staying["customer"] >= 2, "those named, and their head offices"
    assert planned.staying["quotation"] == 1
    assert planned.staying["product"] >= 1, "the lines of the quotation name products"
    await packs.remove_sample("test", ACTOR, "crm")
    async with database.lease("test") as lease:
        own = await lease.fetch(
            'SELECT version, deleted_at FROM w_test."order" WHERE id = $1'
            " UNION ALL SELECT version, deleted_at FROM w_test.contact WHERE id = $2",
            order,
            contact,
        )
        left = await lease.fetchval("SELECT count(*) FROM w_test.customer WHERE deleted_at IS NULL")
    assert [tuple(row) for row in own] == [(1, None), (1, None)]
    assert left == planned.staying["customer"]


async def test_a_sample_that_was_edited_goes_all_the_same(
    packs: PackService, database: Database, catalogs: Catalogs
) -> None:
    await packs.install("test", ACTOR, "crm", sample=True)
    caller = await me(database, catalogs)
    async with database.transaction("test") as tx:
        customer = await tx.fetchval("SELECT id FROM w_test.customer LIMIT 1")
        await records.update(tx, caller, "customer", customer, 1, {"remark": "试着改一改"})
    told = (await packs.remove_sample("test", ACTOR, "crm")).withdrawal
    assert told is not None
    assert told.staying == {}
    async with database.lease("test") as lease:
        assert await lease.fetchval("SELECT deleted_at FROM w_test.customer WHERE id = $1", customer) is not None


async def test_an_english_workspace_gets_english_samples(packs: PackService, database: Database) -> None:
    async with database.transaction(None) as tx:
        await tx.execute(
            "INSERT INTO tenon.workspace (key, name, short_name, timezone, currency, language, created_at)"
            " VALUES ('test', 'Test', 'Test', 'Asia/Shanghai', 'CNY', 'en-US', now())"
        )
    await packs.install("test", ACTOR, "crm", sample=True)
    async with database.lease("test") as lease:
        chinese = await lease.fetchval("SELECT count(*) FROM w_test.customer WHERE name ~ '[一-龥]'")
        talk = await lease.fetchval("SELECT count(*) FROM w_test.follow_up WHERE content ~ '[一-龥]'")
        people = await lease.fetchval("SELECT count(*) FROM w_test.sys_member WHERE name ~ '[一-龥]'")
    assert (chinese, talk, people) == (0, 0, 0)
