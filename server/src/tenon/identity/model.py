"""What crosses the door of identity: frozen values without behaviour that could fail. Instants are aware, in UTC."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

Status = Literal["invited", "active", "suspended", "sample"]
Theme = Literal["system", "light", "dark"]
LinkKind = Literal["invitation", "reset"]


class Actor(msgspec.Struct, frozen=True):
    """Who acts in which workspace. ``user_id`` None is the operator at the server's command line."""

    workspace: str
    user_id: UUID | None = None
    admin: bool = False

    @staticmethod
    def operator(workspace: str) -> Actor:
        """The person at the server's own command line, who may do what an administrator may."""
        return Actor(workspace, None, admin=True)


class Device(msgspec.Struct, frozen=True):
    """Where a sign-in comes from. ``ip`` is the network address as text, ``agent`` the browser's name for itself."""

    ip: str = ""
    agent: str = ""


class Session(msgspec.Struct, frozen=True):
    """One signed-in browser and its active workspace, as it stood at permission epoch ``epoch`` of that workspace."""

    id: UUID
    user_id: UUID
    name: str
    login: str
    language: str
    theme: Theme
    workspace: str
    admin: bool
    department_id: UUID | None
    epoch: int
    created_at: datetime
    expires_at: datetime

    @property
    def actor(self) -> Actor:
        """The same person as the actor of a use case."""
        return Actor(self.workspace, self.user_id, self.admin)


class SignedIn(msgspec.Struct, frozen=True):
    """A fresh session and its token, which is shown this once and kept nowhere."""

    token: str
    session: Session


class OpenSession(msgspec.Struct, frozen=True):
    """One of a person's sessions in the list of devices."""

    id: UUID
    created_at: datetime
    last_seen_at: datetime
    ip: str
    agent: str
    current: bool


class Member(msgspec.Struct, frozen=True):
    """A user as a member of one workspace."""

    id: UUID
    name: str
    login: str
    status: Status
    admin: bool
    department_id: UUID | None
    department_name: str | None
    last_seen_at: datetime | None


class MemberPage(msgspec.Struct, frozen=True):
    """Members by name, and where the next page starts (None: this was the last)."""

    members: list[Member]
    next_cursor: str | None


class Standing(msgspec.Struct, frozen=True):
    """What a member is in his workspace."""

    name: str
    admin: bool
    department_id: UUID | None


class MemberName(msgspec.Struct, frozen=True):
    """What any member may know of another."""

    id: UUID
    name: str


class Link(msgspec.Struct, frozen=True):
    """A one-time link, shown this once. ``path`` starts with a slash: ``/invite/<token>``."""

    kind: LinkKind
    path: str
    expires_at: datetime


class LinkView(msgspec.Struct, frozen=True):
    """What the page behind a link shows before a password is chosen."""

    kind: LinkKind
    name: str
    login: str
    company: str


class Department(msgspec.Struct, frozen=True):
    """A department; ``parent_id`` is None while departments are flat. ``version`` guards against lost updates."""

    id: UUID
    name: str
    parent_id: UUID | None
    manager: MemberName | None
    members: int
    version: int


class WorkspaceName(msgspec.Struct, frozen=True):
    """A workspace in the list of those a person may enter."""

    key: str
    name: str


class Workspace(msgspec.Struct, frozen=True):
    """A workspace and its settings: company name, its short form, IANA zone, ISO 4217 currency, default language."""

    key: str
    name: str
    short_name: str
    timezone: str
    currency: str
    language: str


class SetUp(msgspec.Struct, frozen=True, kw_only=True):
    """The wishes of the first run: the company, its administrator, and what the workspace starts from."""

    company: str
    short_name: str = ""
    name: str
    login: str
    password: str
    language: str = "zh-CN"
    timezone: str = "Asia/Shanghai"
    currency: str = "CNY"
    workspace: str = "main"
    pack: str | None = None
    sample: bool = False


class SetUpResult(msgspec.Struct, frozen=True):
    """What ``ensure`` found or made."""

    workspace: str
    created_workspace: bool
    created_admin: bool


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to add to a workspace. A sign-in name that is known elsewhere joins with its own password."""

    name: str
    login: str
    department_id: UUID | None = None
    admin: bool = False


class MemberChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What to change of a member; what is left out stays."""

    name: str | msgspec.UnsetType = msgspec.UNSET
    department_id: UUID | msgspec.UnsetType | None = msgspec.UNSET
    admin: bool | msgspec.UnsetType = msgspec.UNSET
    status: Literal["active", "suspended"] | msgspec.UnsetType = msgspec.UNSET


class ProfileChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What a person changes of himself; what is left out stays."""

    name: str | msgspec.UnsetType = msgspec.UNSET
    language: str | msgspec.UnsetType = msgspec.UNSET
    theme: Theme | msgspec.UnsetType = msgspec.UNSET


class DepartmentChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What to change of a department read at ``version``; what is left out stays."""

    version: int
    name: str | msgspec.UnsetType = msgspec.UNSET
    manager_id: UUID | msgspec.UnsetType | None = msgspec.UNSET


class WorkspaceChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What to change of a workspace's settings; what is left out stays."""

    name: str | msgspec.UnsetType = msgspec.UNSET
    short_name: str | msgspec.UnsetType = msgspec.UNSET
    timezone: str | msgspec.UnsetType = msgspec.UNSET
    currency: str | msgspec.UnsetType = msgspec.UNSET
    language: str | msgspec.UnsetType = msgspec.UNSET
