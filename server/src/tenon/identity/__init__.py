"""People: accounts of the installation, members of workspaces, departments, sessions, invitations.

``Identity`` holds the use cases by subject; start reading at ``service.py``.

====================  =================================================================================
``identity.setup``        first run, the idempotent set-up of the command line, further workspaces
``identity.sessions``     sign in and out, ``of(token)`` for each request, change of password, own profile
``identity.people``       users of a workspace, invitations and reset links
``identity.departments``  flat departments with a manager
====================  =================================================================================

Invariants: a sign-in name belongs to one account; a password is kept as argon2id over a peppered digest; a token is
kept only as its SHA-256; every loss of a right goes through ``revoke``, which ends sessions and raises the permission
epoch in the transaction that takes the right away; the last active administrator of a workspace stays one.
"""

from tenon.identity.errors import (
    Busy,
    CannotLinkElsewhere,
    DepartmentInUse,
    LastAdministrator,
    LinkGone,
    LoginTaken,
    NotAdministrator,
    NotSignedIn,
    SetUpDone,
    SignInFailed,
    TooManyAttempts,
    VersionConflict,
    WorkspaceExists,
)
from tenon.identity.login import is_login, normalise_login
from tenon.identity.model import (
    Actor,
    Department,
    DepartmentChanges,
    Device,
    Invitation,
    Link,
    LinkView,
    Member,
    MemberChanges,
    MemberName,
    MemberPage,
    OpenSession,
    ProfileChanges,
    Session,
    SetUp,
    SetUpResult,
    SignedIn,
    Workspace,
    WorkspaceChanges,
    WorkspaceName,
)
from tenon.identity.passwords import Hasher
from tenon.identity.ports import Clock, PackInstaller, Prepare
from tenon.identity.rules import workspace_changes as workspace_problems
from tenon.identity.sample import SamplePeople, SamplePerson
from tenon.identity.service import Identity
from tenon.identity.tokens import csrf_token, same_token

__all__ = [
    "Actor",
    "Busy",
    "CannotLinkElsewhere",
    "Clock",
    "Department",
    "DepartmentChanges",
    "DepartmentInUse",
    "Device",
    "Hasher",
    "Identity",
    "Invitation",
    "LastAdministrator",
    "Link",
    "LinkGone",
    "LinkView",
    "LoginTaken",
    "Member",
    "MemberChanges",
    "MemberName",
    "MemberPage",
    "NotAdministrator",
    "NotSignedIn",
    "OpenSession",
    "PackInstaller",
    "Prepare",
    "ProfileChanges",
    "SamplePeople",
    "SamplePerson",
    "Session",
    "SetUp",
    "SetUpDone",
    "SetUpResult",
    "SignInFailed",
    "SignedIn",
    "TooManyAttempts",
    "VersionConflict",
    "Workspace",
    "WorkspaceChanges",
    "WorkspaceExists",
    "WorkspaceName",
    "csrf_token",
    "is_login",
    "normalise_login",
    "same_token",
    "workspace_problems",
]
