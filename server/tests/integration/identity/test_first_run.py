"""The first run and the making of workspaces."""

from __future__ import annotations

import asyncio
from uuid import UUID

import msgspec
import pytest
from people_world import DEVICE, PASSWORD, WISH, HandClock

from tenon.identity import (
    Actor,
    Hasher,
    Identity,
    NotAdministrator,
    SetUpDone,
    SignedIn,
    Workspace,
    WorkspaceChanges,
    WorkspaceExists,
)
from tenon.kernel.errors import Invalid
from tenon.store import Database, current_revision


async def test_the_first_run_makes_a_workspace_and_signs_its_administrator_in(identity: Identity):
    assert await identity.setup.needed()
    signed_in = await identity.setup.run(WISH, DEVICE)
    assert not await identity.setup.needed()
    assert signed_in.session.admin
    assert signed_in.session.login == "admin@example.com"
    workspace = await identity.setup.workspace("main")
    assert (workspace.name, workspace.timezone, workspace.currency) == ("青木测试公司", "Asia/Shanghai", "CNY")


async def test_a_second_first_run_changes_nothing(identity: Identity, admin: SignedIn):
    with pytest.raises(SetUpDone):
        await identity.setup.run(msgspec.structs.replace(WISH, company="另一家"), DEVICE)
    assert [w.name for w in await identity.setup.workspaces()] == ["青木测试公司"]


async def test_two_first_runs_at_once_make_one_installation(identity: Identity, second_process: Identity):
    outcomes = await asyncio.gather(
        identity.setup.run(WISH, DEVICE),
        second_process.setup.run(msgspec.structs.replace(WISH, login="other@example.com"), DEVICE),
        return_exceptions=True,
    )
    assert sorted(type(o).__name__ for o in outcomes) == ["SetUpDone", "SignedIn"]


async def test_bad_wishes_are_named_all_at_once_and_leave_nothing(identity: Identity):
    bad = msgspec.structs.replace(
        WISH, company=" ", login="a b", password="123", timezone="Mars/Base", currency="yuan", workspace="A"
    )
    with pytest.raises(Invalid) as caught:
        await identity.setup.run(bad, DEVICE)
    assert {p.path for p in caught.value.problems} == {
        "company", "admin.login", "admin.password", "timezone", "currency", "workspace",
    }  # fmt: skip
    assert await identity.setup.needed()


async def test_an_unknown_pack_is_refused_before_anything_is_made(identity: Identity):
    with pytest.raises(Invalid) as caught:
        await identity.setup.run(msgspec.structs.replace(WISH, pack="nothing"), DEVICE)
    assert [p.path for p in caught.value.problems] == ["start.pack"]
    assert await identity.setup.needed()


async def test_ensuring_twice_makes_once_and_keeps_the_password(identity: Identity):
    first = await identity.setup.ensure(WISH)
    again = await identity.setup.ensure(msgspec.structs.replace(WISH, password="walnut-harbour-93-violin"))
    assert (first.created_workspace, first.created_admin) == (True, True)
    assert (again.created_workspace, again.created_admin) == (False, False)
    assert (await identity.sessions.sign_in(WISH.login, PASSWORD, DEVICE)).session.admin


async def test_one_person_may_administer_several_workspaces(identity: Identity, admin: SignedIn):
    await identity.setup.create_workspace(msgspec.structs.replace(WISH, company="红叶测试公司", workspace="second"))
    assert [w.key for w in await identity.sessions.workspaces(admin.session)] == ["main", "second"]
    session = await identity.sessions.enter(admin.session, admin.token, "second")
    assert session.workspace == "second"
    with pytest.raises(WorkspaceExists):
        await identity.setup.create_workspace(msgspec.structs.replace(WISH, workspace="second"))


async def test_settings_are_changed_by_an_administrator_alone(identity: Identity, admin: SignedIn):
    changed = await identity.setup.change_workspace(admin.session.actor, WorkspaceChanges(timezone="Asia/Tokyo"))
    assert (changed.timezone, changed.name) == ("Asia/Tokyo", "青木测试公司")
    with pytest.raises(NotAdministrator):
        await identity.setup.change_workspace(Actor("main", admin.session.user_id), WorkspaceChanges(name="x"))


async def test_changed_settings_of_a_workspace_reach_every_process_as_a_new_revision(
    identity: Identity, admin: SignedIn, database: Database
):
    async with database.lease("main") as lease:
        before = await current_revision(lease, "main")
    await identity.setup.change_workspace(admin.session.actor, WorkspaceChanges(timezone="Asia/Tokyo"))
    async with database.lease("main") as lease:
        after = await current_revision(lease, "main")
    assert after.meta_rev > before.meta_rev


async def test_a_fresh_workspace_is_prepared_once_before_its_pack_is_installed(
    database: Database, clock: HandClock, hasher: Hasher
):
    done: list[str] = []

    class Packs:
        def knows(self, pack: str, /) -> bool:
            return pack == "crm"

        async def install(self, workspace: str, admin_id: UUID, pack: str, sample: bool, /) -> None:
            done.append(f"{pack} sample={sample}")

    async def prepare(workspace: Workspace, admin_id: UUID, /) -> None:
        done.append(workspace.timezone)

    identity = Identity(database, clock, hasher, Packs(), prepare)
    wish = msgspec.structs.replace(WISH, pack="crm", sample=True)
    await identity.setup.ensure(wish)
    await identity.setup.ensure(wish)
    assert done == ["Asia/Shanghai", "crm sample=True"]
