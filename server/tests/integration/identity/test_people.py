"""Users, links and departments of a workspace, and the one way in which rights are taken away."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import msgspec
import pytest
from people_world import DEVICE, PASSWORD, WISH, HandClock

from tenon.identity import (
    Actor,
    CannotLinkElsewhere,
    DepartmentChanges,
    DepartmentInUse,
    Identity,
    Invitation,
    LastAdministrator,
    Link,
    LinkGone,
    LoginTaken,
    Member,
    MemberChanges,
    NotAdministrator,
    SamplePeople,
    SamplePerson,
    SignedIn,
    SignInFailed,
    TooManyAttempts,
    VersionConflict,
)
from tenon.kernel.errors import Invalid, NotFound
from tenon.kernel.ids import new_id
from tenon.store import Database, current_revision

USER_PASSWORD = "walnut-harbour-93-violin"


async def _invite(
    identity: Identity, admin: SignedIn, /, login: str = "user@example.com", **more
) -> tuple[Member, str]:
    member, link = await identity.people.invite(
        admin.session.actor, Invitation(name=more.pop("name", "王示例"), login=login, **more)
    )
    assert link is not None
    return member, _token(link)


def _token(link: Link) -> str:
    return link.path.removeprefix("/invite/")


async def _join(identity: Identity, admin: SignedIn, /, login: str = "user@example.com", **more) -> SignedIn:
    _, token = await _invite(identity, admin, login, **more)
    return await identity.people.redeem(token, USER_PASSWORD, None, DEVICE)


async def test_an_invitation_becomes_a_user_who_is_signed_in(identity: Identity, admin: SignedIn):
    member, token = await _invite(identity, admin)
    assert (member.status, member.admin) == ("invited", False)
    view = await identity.people.view_link(token)
    assert (view.kind, view.name, view.login, view.company) == (
        "invitation",
        "王示例",
        "user@example.com",
        "青木测试公司",
    )
    signed_in = await identity.people.redeem(token, USER_PASSWORD, "王更名", DEVICE)
    assert (signed_in.session.name, signed_in.session.admin) == ("王更名", False)
    assert (await identity.people.get(admin.session.actor, member.id)).status == "active"


async def test_a_link_works_once_and_says_no_more_afterwards(identity: Identity, admin: SignedIn):
    _, token = await _invite(identity, admin)
    outcomes = await asyncio.gather(
        *(identity.people.redeem(token, USER_PASSWORD, None, DEVICE) for _ in range(4)), return_exceptions=True
    )
    assert sorted(type(o).__name__ for o in outcomes) == ["LinkGone"] * 3 + ["SignedIn"]
    for gone in (token, "A" * 43, "", "x" * 500):
        with pytest.raises(LinkGone):
            await identity.people.view_link(gone)


@pytest.mark.parametrize(("kind", "hours"), [("invitation", 7 * 24), ("reset", 24)])
async def test_a_link_expires(identity: Identity, admin: SignedIn, clock: HandClock, kind: str, hours: int):
    if kind == "invitation":
        _, token = await _invite(identity, admin)
    else:
        user = await _join(identity, admin)
        token = _token(await identity.people.link(admin.session.actor, user.session.user_id))
    clock.pass_by(hours=hours, seconds=-1)
    assert (await identity.people.view_link(token)).kind == kind
    clock.pass_by(seconds=2)
    with pytest.raises(LinkGone):
        await identity.people.redeem(token, USER_PASSWORD, None, DEVICE)


async def test_a_link_is_kept_only_as_its_hash(identity: Identity, admin: SignedIn, database: Database):
    _, token = await _invite(identity, admin)
    async with database.lease(None) as lease:
        row = await lease.fetchrow("SELECT row_to_json(i)::text AS text FROM tenon.invitation i")
    assert row is not None
    assert token not in row["text"]


async def test_a_new_link_ends_the_one_before(identity: Identity, admin: SignedIn):
    member, first = await _invite(identity, admin)
    second = _token(await identity.people.link(admin.session.actor, member.id))
    with pytest.raises(LinkGone):
        await identity.people.view_link(first)
    assert (await identity.people.view_link(second)).kind == "invitation"


async def test_a_reset_link_ends_sessions_and_unlocks_the_name(identity: Identity, admin: SignedIn):
    user = await _join(identity, admin)
    for _ in range(5):
        with pytest.raises(SignInFailed):
            await identity.sessions.sign_in("user@example.com", "wrong", DEVICE)
    with pytest.raises(TooManyAttempts):
        await identity.sessions.sign_in("user@example.com", USER_PASSWORD, DEVICE)
    link = await identity.people.link(admin.session.actor, user.session.user_id)
    assert await identity.sessions.of(user.token, fresh=True) is None
    await identity.people.redeem(_token(link), "granite-meadow-58-lantern", "不改名", DEVICE)
    signed_in = await identity.sessions.sign_in("user@example.com", "granite-meadow-58-lantern", DEVICE)
    assert signed_in.session.name == "王示例"


async def test_a_bad_password_leaves_the_link_usable(identity: Identity, admin: SignedIn):
    _, token = await _invite(identity, admin)
    for bad in ("short", "user@example.com", "qwertyuiop123", "x" * 129):
        with pytest.raises(Invalid) as caught:
            await identity.people.redeem(token, bad, None, DEVICE)
        assert caught.value.problems[0].path == "password"
    assert await identity.people.redeem(token, USER_PASSWORD, None, DEVICE)


Loss = Callable[[Identity, SignedIn, SignedIn], Awaitable[object]]

LOSSES: dict[str, Loss] = {
    "suspension": lambda i, a, u: i.people.update(
        a.session.actor, u.session.user_id, MemberChanges(status="suspended")
    ),
    "administrator": lambda i, a, u: i.people.update(a.session.actor, u.session.user_id, MemberChanges(admin=True)),
    "reset link": lambda i, a, u: i.people.link(a.session.actor, u.session.user_id),
    "removal": lambda i, a, u: i.people.remove(a.session.actor, u.session.user_id),
    "own password": lambda i, a, u: i.sessions.change_password(
        u.session, USER_PASSWORD, "granite-meadow-58-lantern", DEVICE
    ),
}


@pytest.mark.parametrize("loss", LOSSES)
async def test_every_loss_of_rights_ends_sessions_and_links_and_raises_the_epoch(
    identity: Identity, second_process: Identity, admin: SignedIn, database: Database, loss: str
):
    user = await _join(identity, admin)
    other = await identity.sessions.sign_in("user@example.com", USER_PASSWORD, DEVICE)
    assert await second_process.sessions.of(other.token)
    link = None
    if loss not in ("reset link", "own password"):
        async with database.transaction(None) as tx:
            written = await identity.people._links.write(tx, admin.session.actor, user.session.user_id, "reset")
        link = _token(written)
    async with database.lease(None) as lease:
        before = (await current_revision(lease, "main")).perm_epoch
        await LOSSES[loss](identity, admin, user)
        after = (await current_revision(lease, "main")).perm_epoch
    assert after > before
    assert await second_process.sessions.of(other.token, at_least=after) is None
    if link is not None:
        with pytest.raises(LinkGone):
            await identity.people.view_link(link)


async def test_the_last_administrator_stays_one(identity: Identity, admin: SignedIn):
    me = admin.session.user_id
    for changes in (MemberChanges(admin=False), MemberChanges(status="suspended")):
        with pytest.raises(LastAdministrator):
            await identity.people.update(admin.session.actor, me, changes)
    with pytest.raises(LastAdministrator):
        await identity.people.remove(admin.session.actor, me)
    await _invite(identity, admin, "second@example.com", admin=True)
    with pytest.raises(LastAdministrator):
        await identity.people.update(admin.session.actor, me, MemberChanges(admin=False))
    assert await identity.sessions.of(admin.token, fresh=True)


async def test_two_administrators_who_suspend_each_other_at_once_leave_one(identity: Identity, admin: SignedIn):
    other = await _join(identity, admin, "second@example.com", admin=True)
    suspended = MemberChanges(status="suspended")
    outcomes = await asyncio.gather(
        identity.people.update(admin.session.actor, other.session.user_id, suspended),
        identity.people.update(other.session.actor, admin.session.user_id, suspended),
        return_exceptions=True,
    )
    assert sorted(type(o).__name__ for o in outcomes) == ["LastAdministrator", "Member"]


async def test_what_changes_people_demands_an_administrator(identity: Identity, admin: SignedIn):
    user = await _join(identity, admin)
    actor, me = user.session.actor, user.session.user_id
    department = await identity.departments.create(admin.session.actor, "销售部")
    for attempt in (
        identity.people.page(actor),
        identity.people.get(actor, me),
        identity.people.invite(actor, Invitation(name="x", login="xx")),
        identity.people.update(actor, me, MemberChanges(admin=True)),
        identity.people.remove(actor, admin.session.user_id),
        identity.people.link(actor, admin.session.user_id),
        identity.departments.create(actor, "市场部"),
        identity.departments.update(actor, department.id, DepartmentChanges(version=1, name="x")),
        identity.departments.delete(actor, department.id),
    ):
        with pytest.raises(NotAdministrator):
            await attempt


async def test_people_of_another_workspace_do_not_exist(identity: Identity, admin: SignedIn):
    user = await _join(identity, admin)
    await identity.setup.create_workspace(
        msgspec.structs.replace(WISH, workspace="second", login="boss2@example.com", company="红叶测试公司")
    )
    second = (await identity.sessions.sign_in("boss2@example.com", PASSWORD, DEVICE)).session
    assert second.workspace == "second"
    for attempt in (
        identity.people.get(second.actor, user.session.user_id),
        identity.people.update(second.actor, user.session.user_id, MemberChanges(status="suspended")),
        identity.people.remove(second.actor, user.session.user_id),
        identity.people.link(second.actor, user.session.user_id),
    ):
        with pytest.raises(NotFound):
            await attempt
    assert [m.name for m in await identity.people.pick("second")] == ["李示例"]


async def test_an_administrator_cannot_open_a_workspace_that_is_not_his_by_a_reset_link(
    identity: Identity, admin: SignedIn
):
    user = await _join(identity, admin)
    await identity.setup.create_workspace(
        msgspec.structs.replace(WISH, workspace="second", login="boss2@example.com", company="红叶测试公司")
    )
    second = (await identity.sessions.sign_in("boss2@example.com", PASSWORD, DEVICE)).session
    joined, link = await identity.people.invite(second.actor, Invitation(name="王兼职", login="user@example.com"))
    assert (joined.status, link) == ("active", None)
    for actor in (second.actor, admin.session.actor):
        with pytest.raises(CannotLinkElsewhere):
            await identity.people.link(actor, user.session.user_id)
    assert await identity.people.link(Actor.operator("main"), user.session.user_id)


async def test_somebody_invited_twice_gets_no_second_link_that_would_open_the_first_workspace(
    identity: Identity, admin: SignedIn
):
    _, token = await _invite(identity, admin)
    await identity.setup.create_workspace(
        msgspec.structs.replace(WISH, workspace="second", login="boss2@example.com", company="红叶测试公司")
    )
    second = (await identity.sessions.sign_in("boss2@example.com", PASSWORD, DEVICE)).session
    waiting, link = await identity.people.invite(second.actor, Invitation(name="王示例", login="user@example.com"))
    assert (waiting.status, link) == ("invited", None)
    signed_in = await identity.people.redeem(token, USER_PASSWORD, None, DEVICE)
    assert [w.key for w in await identity.sessions.workspaces(signed_in.session)] == ["main", "second"]


async def test_a_sign_in_name_belongs_to_one_member(identity: Identity, admin: SignedIn):
    with pytest.raises(LoginTaken):
        await identity.people.invite(admin.session.actor, Invitation(name="冒名", login=" Admin@EXAMPLE.com"))


async def test_a_user_who_comes_back_may_enter_again(identity: Identity, admin: SignedIn):
    user = await _join(identity, admin)
    for status in ("suspended", "active"):
        member = await identity.people.update(admin.session.actor, user.session.user_id, MemberChanges(status=status))
    assert member.status == "active"
    assert await identity.sessions.sign_in("user@example.com", USER_PASSWORD, DEVICE)


async def test_an_invited_person_does_not_become_active_without_a_password(identity: Identity, admin: SignedIn):
    member, _ = await _invite(identity, admin)
    changed = await identity.people.update(admin.session.actor, member.id, MemberChanges(status="active"))
    assert changed.status == "invited"


async def test_a_removed_person_keeps_the_name_in_history_and_may_be_invited_again(identity: Identity, admin: SignedIn):
    user = await _join(identity, admin)
    await identity.people.remove(admin.session.actor, user.session.user_id)
    assert await identity.people.names("main", [user.session.user_id]) == {user.session.user_id: "王示例"}
    assert [m.name for m in await identity.people.pick("main")] == ["李示例"]
    with pytest.raises(NotFound):
        await identity.people.get(admin.session.actor, user.session.user_id)
    again, _ = await _invite(identity, admin)
    assert again.status == "invited"


async def test_users_are_found_by_name_pinyin_initials_and_login_page_by_page(identity: Identity, admin: SignedIn):
    for number, name in enumerate(("张三丰", "赵示例", "陈示例", "Ann Example")):
        await _invite(identity, admin, f"person{number}@example.com", name=name)
    actor = admin.session.actor
    for typed, found in (
        ("三丰", ["张三丰"]),
        ("zhangsan", ["张三丰"]),
        ("zsf", ["张三丰"]),
        ("ANN", ["Ann Example"]),
        ("person2", ["陈示例"]),
        ("%", []),
        ("三丰\0", ["张三丰"]),
    ):
        assert [m.name for m in (await identity.people.page(actor, search=typed)).members] == found
    names, cursor = [], None
    while True:
        page = await identity.people.page(actor, cursor=cursor, limit=2)
        names += [m.name for m in page.members]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert names == ["Ann Example", "陈示例", "李示例", "张三丰", "赵示例"]
    assert [m.name for m in (await identity.people.page(actor, status="active")).members] == ["李示例"]


@pytest.mark.parametrize("cursor", ["x", "é", "AAAA", "%%%", "A" * 21])
async def test_a_cursor_that_is_not_ours_is_named(identity: Identity, admin: SignedIn, cursor: str):
    with pytest.raises(Invalid) as caught:
        await identity.people.page(admin.session.actor, cursor=cursor)
    assert caught.value.problems[0].path == "cursor"


@pytest.mark.parametrize(
    ("invitation", "path"),
    [
        (Invitation(name="", login="ok@example.com"), "name"),
        (Invitation(name="x" * 81, login="ok@example.com"), "name"),
        (Invitation(name="a\nb", login="ok@example.com"), "name"),
        (Invitation(name="x\x00", login="ok@example.com"), "name"),
        (Invitation(name="x", login="a b"), "login"),
        (Invitation(name="x", login="\x00\x00\x00"), "login"),
        (Invitation(name="x", login="ok@example.com", department_id=new_id()), "department_id"),
    ],
)
async def test_an_invitation_that_cannot_be_names_its_field(
    identity: Identity, admin: SignedIn, invitation: Invitation, path: str
):
    with pytest.raises(Invalid) as caught:
        await identity.people.invite(admin.session.actor, invitation)
    assert [p.path for p in caught.value.problems] == [path]


async def test_sample_people_can_be_picked_but_have_no_account(identity: Identity, database: Database, admin: SignedIn):
    sample = new_id()
    department = new_id()
    people = SamplePeople(database)
    await people.add("main", {department: "样例部"}, [SamplePerson(sample, "示例人物", department)])
    assert {m.name for m in await identity.people.pick("main")} == {"李示例", "示例人物"}
    assert len((await identity.people.page(admin.session.actor)).members) == 1
    assert [each.name for each in await identity.departments.all("main")] == ["样例部"]
    assert (await people.count("main"), await people.remove("main"), await people.count("main")) == (1, 1, 0)
    assert {m.name for m in await identity.people.pick("main")} == {"李示例"}
    assert await identity.people.names("main", [sample]) == {sample: "示例人物"}
    assert await identity.departments.all("main") == []


async def test_a_department_has_a_manager_members_and_a_version(identity: Identity, admin: SignedIn):
    actor, me = admin.session.actor, admin.session.user_id
    department = await identity.departments.create(actor, " 销售部 ", me)
    assert (department.name, department.version, department.members) == ("销售部", 1, 0)
    assert department.manager is not None
    assert department.manager.name == "李示例"
    await identity.people.update(actor, me, MemberChanges(department_id=department.id))
    changed = await identity.departments.update(
        actor, department.id, DepartmentChanges(version=1, name="大客户部", manager_id=None)
    )
    assert (changed.name, changed.version, changed.manager, changed.members) == ("大客户部", 2, None, 1)
    assert (await identity.people.get(actor, me)).department_name == "大客户部"


async def test_a_department_changed_meanwhile_is_shown_as_it_stands(identity: Identity, admin: SignedIn):
    department = await identity.departments.create(admin.session.actor, "销售部")
    edits = [
        identity.departments.update(admin.session.actor, department.id, DepartmentChanges(version=1, name=f"部门{n}"))
        for n in range(6)
    ]
    outcomes = await asyncio.gather(*edits, return_exceptions=True)
    conflicts = [o for o in outcomes if isinstance(o, VersionConflict)]
    assert len(conflicts) == 5
    assert conflicts[0].extra["base_version"] == 1
    assert conflicts[0].extra["current"]["version"] == 2


async def test_a_department_is_deleted_only_when_it_is_empty(identity: Identity, admin: SignedIn):
    actor = admin.session.actor
    department = await identity.departments.create(actor, "销售部")
    user = await _join(identity, admin, department_id=department.id)
    with pytest.raises(DepartmentInUse):
        await identity.departments.delete(actor, department.id)
    await identity.people.remove(actor, user.session.user_id)
    await identity.departments.delete(actor, department.id)
    assert await identity.departments.all("main") == []
    with pytest.raises(NotFound):
        await identity.departments.delete(actor, department.id)


async def test_a_department_that_cannot_be_names_its_field(identity: Identity, admin: SignedIn):
    actor = admin.session.actor
    await identity.departments.create(actor, "销售部")
    second = await identity.departments.create(actor, "市场部")
    for attempt, path in (
        (identity.departments.create(actor, "销售部"), "name"),
        (identity.departments.create(actor, "  "), "name"),
        (identity.departments.create(actor, "财务部", new_id()), "manager_id"),
        (identity.departments.update(actor, second.id, DepartmentChanges(version=1, name="销售部")), "name"),
    ):
        with pytest.raises(Invalid) as caught:
            await attempt
        assert [p.path for p in caught.value.problems] == [path]


async def test_the_workspace_itself_cannot_write_its_people(identity: Identity, admin: SignedIn, database: Database):
    async with database.lease("main") as lease:
        assert await lease.fetchval("SELECT count(*) FROM w_main.sys_member") == 1
        for statement in (
            "UPDATE w_main.sys_member SET admin = true",
            "INSERT INTO w_main.sys_department (id, name, spelling) VALUES (uuidv7(), 'x', 'x')",
            "SELECT * FROM tenon.user_account",
        ):
            with pytest.raises(Exception, match="permission denied"):
                await lease.execute(statement)
