"""``/users``, ``/departments``, ``/members``: the people of the active workspace."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec
from litestar import delete, get, patch, post

from tenon.api.exchange import Exchange
from tenon.api.parts import Parts
from tenon.api.people import Person
from tenon.api.routes.session import session_of
from tenon.identity import (
    Department,
    DepartmentChanges,
    Invitation,
    Member,
    MemberChanges,
)
from tenon.kernel.errors import FieldProblem, Invalid

MAX_NAMED = 200
"""People whom one question may name by id."""

Status = Literal["invited", "active", "suspended", "sample"]


class DepartmentRef(msgspec.Struct):
    id: UUID
    name: str


class UserView(msgspec.Struct):
    id: UUID
    name: str
    login: str
    status: str
    admin: bool
    department: DepartmentRef | None
    last_seen_at: datetime | None


class Users(msgspec.Struct):
    users: list[UserView]
    next_cursor: str | None


class InviteWish(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    login: str
    department_id: UUID | None = None
    admin: bool = False


class Invited(msgspec.Struct):
    """``link`` and ``expires_at`` are null for somebody who joins with the password he has already."""

    user: UserView
    link: str | None
    expires_at: datetime | None


class UserWish(msgspec.Struct, forbid_unknown_fields=True):
    name: str | msgspec.UnsetType = msgspec.UNSET
    department_id: UUID | msgspec.UnsetType | None = msgspec.UNSET
    admin: bool | msgspec.UnsetType = msgspec.UNSET
    status: Literal["active", "suspended"] | msgspec.UnsetType = msgspec.UNSET


class LinkView(msgspec.Struct):
    link: str
    expires_at: datetime


class DepartmentView(msgspec.Struct):
    id: UUID
    name: str
    parent_id: UUID | None
    manager: Person | None
    members: int
    version: int


class Departments(msgspec.Struct):
    departments: list[DepartmentView]


class DepartmentWish(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    manager_id: UUID | None = None


class DepartmentChange(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    name: str | msgspec.UnsetType = msgspec.UNSET
    manager_id: UUID | msgspec.UnsetType | None = msgspec.UNSET


class Members(msgspec.Struct):
    members: list[Person]


@get("/users", summary="Users of the workspace")
async def list_users(
    parts: Parts,
    exchange: Exchange,
    search: str = "",
    cursor: str | None = None,
    limit: int = 50,
    status: Status | None = None,
) -> Users:
    actor = session_of(exchange).actor
    page = await parts.identity.people.page(actor, search=search, status=status, cursor=cursor, limit=limit)
    return Users([_user(member) for member in page.members], page.next_cursor)


@post("/users", summary="Add a user; the link is shown this once")
async def invite(parts: Parts, exchange: Exchange, data: InviteWish) -> Invited:
    invitation = Invitation(name=data.name, login=data.login, department_id=data.department_id, admin=data.admin)
    member, link = await parts.identity.people.invite(session_of(exchange).actor, invitation)
    return Invited(_user(member), link.path if link else None, link.expires_at if link else None)


@patch("/users/{user_id:uuid}", summary="Change a user")
async def change_user(parts: Parts, exchange: Exchange, user_id: UUID, data: UserWish) -> UserView:
    changes = MemberChanges(**msgspec.structs.asdict(data))
    return _user(await parts.identity.people.update(session_of(exchange).actor, user_id, changes))


@post("/users/{user_id:uuid}/link", summary="A new invitation or reset link")
async def make_link(parts: Parts, exchange: Exchange, user_id: UUID) -> LinkView:
    link = await parts.identity.people.link(session_of(exchange).actor, user_id)
    return LinkView(link.path, link.expires_at)


@get("/departments", summary="Departments")
async def list_departments(parts: Parts, exchange: Exchange) -> Departments:
    found = await parts.identity.departments.all(session_of(exchange).workspace)
    return Departments([_department(each) for each in found])


@post("/departments", summary="Add a department")
async def create_department(parts: Parts, exchange: Exchange, data: DepartmentWish) -> DepartmentView:
    actor = session_of(exchange).actor
    return _department(await parts.identity.departments.create(actor, data.name, data.manager_id))


@patch("/departments/{department_id:uuid}", summary="Change a department")
async def change_department(
    parts: Parts, exchange: Exchange, department_id: UUID, data: DepartmentChange
) -> DepartmentView:
    changes = DepartmentChanges(**msgspec.structs.asdict(data))
    return _department(await parts.identity.departments.update(session_of(exchange).actor, department_id, changes))


@delete("/departments/{department_id:uuid}", summary="Delete an empty department")
async def delete_department(parts: Parts, exchange: Exchange, department_id: UUID) -> None:
    await parts.identity.departments.delete(session_of(exchange).actor, department_id)


@get("/members", summary="People whom a user field may name")
async def pick_members(
    parts: Parts, exchange: Exchange, search: str = "", limit: int = 20, ids: str | None = None
) -> Members:
    """Find people by spelling, or name those of ``ids`` (up to 200, by comma), those who have left as well."""
    if ids is not None:
        names = await parts.identity.people.names(session_of(exchange).workspace, _ids(ids))
        return Members([Person(user_id, name) for user_id, name in names.items()])
    found = await parts.identity.people.pick(session_of(exchange).workspace, search, limit)
    return Members([Person(each.id, each.name) for each in found])


HANDLERS = (
    list_users,
    invite,
    change_user,
    make_link,
    list_departments,
    create_department,
    change_department,
    delete_department,
    pick_members,
)


def _ids(text: str) -> list[UUID]:
    try:
        ids = [UUID(each) for each in text.split(",") if each]
    except ValueError:
        ids = []
    if not 0 < len(ids) <= MAX_NAMED:
        raise Invalid([FieldProblem("ids", "X115", {"reason": f"1–{MAX_NAMED} UUID"})])
    return ids


def _user(member: Member) -> UserView:
    department = None
    if member.department_id is not None:
        department = DepartmentRef(member.department_id, member.department_name or "")
    return UserView(member.id, member.name, member.login, member.status, member.admin, department, member.last_seen_at)


def _department(found: Department) -> DepartmentView:
    manager = Person(found.manager.id, found.manager.name) if found.manager else None
    return DepartmentView(found.id, found.name, found.parent_id, manager, found.members, found.version)
